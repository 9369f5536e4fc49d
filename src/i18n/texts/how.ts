import type { Localised } from '../locale';

/** Words that say how a number is computed: fetched when somebody asks. */
export interface HowTexts {
  readonly how: {
    readonly title: string;
    readonly formula: string;
    readonly asOf: string;
    readonly range: string;
    readonly rows: string;
    readonly source: string;
    readonly copySql: string;
    readonly openSql: string;
    readonly close: string;
    readonly copied: string;
  };
  /** Where the figure beside it is that of a part, by its name. */
  readonly ofWhole: (part: string) => string;
  /** Of the figures on the overview. */
  readonly definitions: Readonly<Record<string, string>>;
}

// prettier-ignore
export const howTexts: Localised<HowTexts> = {
  'zh-CN': {
    how: { title: '如何计算', formula: '公式', asOf: '截止日', range: '范围', rows: '结果行数', source: '口径', copySql: '复制 SQL', openSql: '在查询页打开', close: '关闭', copied: '已复制' },
    ofWhole: (part) => `这里说的是全部；卡片上现在只是${part}的数，点选它，这里就说它。`,
    definitions: {
      revenue: '实付 − 退款；剔除未付款、已取消、全额退款与测试单', customers: '所选时间内至少下过一单的已知客户', orders: '计入的订单数，按订单号去重', aov: '净销售额 ÷ 订单数',
      repeat_rate: '在两个及以上不同日子买过的客户 ÷ 下单客户', churn_rate: '90 天前仍活跃（此前 90 天内买过）的客户里，之后 90 天没有再买的占比', new_rate: '所选时间内首次下单的客户 ÷ 下单客户',
      nps: '推荐者（9–10 分）占比 − 贬损者（0–6 分）占比', csat: '满意的答卷 ÷ 全部答卷。满意：5 分制是最高两档（4–5 分），10 分制是 8–10 分，3 分以内是最高一档；可在链接与控制台里改',
    },
  },
  en: {
    how: { title: 'How is this computed', formula: 'Formula', asOf: 'As of', range: 'Range', rows: 'Rows', source: 'Basis', copySql: 'Copy SQL', openSql: 'Open in SQL', close: 'Close', copied: 'Copied' },
    ofWhole: (part) => `This is about the whole. The card shows ${part} alone just now; choose it to see how that figure is computed.`,
    definitions: {
      revenue: 'Paid − refunded; unpaid, cancelled, fully refunded and test orders are left out', customers: 'Known customers with at least one order in range', orders: 'Orders that count, by order id', aov: 'Net revenue ÷ orders',
      repeat_rate: 'Buyers on two or more distinct days ÷ buyers', churn_rate: 'Of customers active 90 days ago (bought in the 90 days before that), the share without a purchase since', new_rate: 'Buyers whose first order falls in range ÷ buyers',
      nps: 'Share of promoters (9–10) − share of detractors (0–6)', csat: 'Satisfied answers ÷ all answers. Satisfied is the top two boxes (4–5 of 5), 8–10 of 10, the top box of 3 or fewer; links and the console can change it',
    },
  },
};
