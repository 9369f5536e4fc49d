import type { Localised } from '../locale';

export interface PanelTexts {
  readonly menu: {
    readonly label: string;
    readonly how: string;
    readonly table: string;
    readonly chart: string;
    readonly csv: string;
    readonly png: string;
    readonly svg: string;
    readonly link: string;
    readonly deck: string;
    readonly note: string;
  };
  readonly empty: {
    readonly badge: string;
    readonly title: string;
    readonly text: string;
    readonly remove: (name: string) => string;
  };
  readonly loading: string;
  readonly updating: string;
  readonly tableOf: (title: string) => string;
  readonly kpi: {
    readonly names: Readonly<Record<string, string>>;
    readonly previous: string;
    readonly lastYear: string;
    /** Before a printed range: "last year 2023-01-01 …". */
    readonly short: Readonly<Record<'previous' | 'lastYear', string>>;
    readonly worse: string;
    readonly noComparison: string;
    readonly noRate: string;
    /** Under a figure with a target. */
    readonly target: {
      readonly written: (target: string) => string;
      readonly attained: string;
      readonly missed: string;
      /** The target lies within the figure's interval. */
      readonly close: string;
      readonly elsewhere: string;
    };
    readonly windows: Readonly<Record<string, string>>;
    /** The cut-off of satisfaction, where the answers tell it: 9–10分占比. */
    readonly satisfied: (from: string, to: string) => string;
    readonly per: string;
    readonly compared: (range: string) => string;
    readonly n: (n: string) => string;
    readonly months: string;
  };
}

export const panelTexts: Localised<PanelTexts> = {
  'zh-CN': {
    menu: { label: '更多', how: '如何计算', table: '看数据表', chart: '看图', csv: '下载 CSV', png: '下载 PNG', svg: '下载 SVG', link: '复制链接', deck: '加入演示稿', note: '写一条批注' },
    empty: { badge: '筛选为空', title: '这组筛选下没有数据', text: '去掉其中一个就有：', remove: (name) => `去掉${name}` },
    loading: '正在计算', updating: '正在更新',
    tableOf: (title) => `数据表：${title}`,
    kpi: {
      names: { revenue: '净销售额', customers: '下单客户', orders: '订单数', aov: '客单价', arpu: '客均消费', repeat_rate: '复购率（人）', churn_rate: '客户流失率', new_rate: '新客户获取率', nps: 'NPS', csat: '满意度评分' },
      previous: '较上期', lastYear: '较去年同期', short: { previous: '上期', lastYear: '同期' }, worse: '变差', noComparison: '往前的数据不满一整期，不比较', noRate: '样本不足',
      target: { written: (target) => `目标 ${target}`, attained: '已达成', missed: '未达成', close: '（在误差范围内）', elsewhere: '目标是按另一个范围定的' },
      windows: { revenue: '所选时间', customers: '所选时间', orders: '所选时间', aov: '每单', repeat_rate: '按天去重', churn_rate: '近90天', new_rate: '占下单客户', nps: '−100 至 100', csat: '打高分的占比' },
      satisfied: (from, to) => `打${from}–${to}分的占比`,
      per: '每单', compared: (range) => `对比 ${range}`,
      n: (n) => `n ${n}`, months: '近13个月',
    },
  },
  en: {
    menu: { label: 'More', how: 'How is this computed', table: 'See as table', chart: 'See the chart', csv: 'Download CSV', png: 'Download PNG', svg: 'Download SVG', link: 'Copy link', deck: 'Add to deck', note: 'Add a note' },
    empty: { badge: 'Nothing here', title: 'No data under these filters', text: 'Removing one of them helps:', remove: (name) => `Remove ${name}` },
    loading: 'Computing', updating: 'Updating',
    tableOf: (title) => `Table: ${title}`,
    kpi: {
      names: { revenue: 'Net revenue', customers: 'Buyers', orders: 'Orders', aov: 'Order value', arpu: 'Revenue per buyer', repeat_rate: 'Repeat rate', churn_rate: 'Churn rate', new_rate: 'New buyers', nps: 'NPS', csat: 'Satisfied' },
      previous: 'vs previous', lastYear: 'vs last year', short: { previous: 'previous', lastYear: 'last year' }, worse: 'worse', noComparison: 'earlier data do not cover a whole period', noRate: 'too few',
      target: { written: (target) => `target ${target}`, attained: 'attained', missed: 'missed', close: ' (within the margin)', elsewhere: 'The target was set for another scope' },
      windows: { revenue: 'in range', customers: 'in range', orders: 'in range', aov: 'per order', repeat_rate: 'distinct days', churn_rate: '90 days', new_rate: 'of buyers', nps: '−100 to 100', csat: 'high scores' },
      satisfied: (from, to) => `scored ${from}–${to}`,
      per: 'per order', compared: (range) => `against ${range}`,
      n: (n) => `n ${n}`, months: 'last 13 months',
    },
  },
}; // prettier-ignore
