import type { Localised } from '../locale';

type NeedName =
  'orders' | 'customer_ids' | 'items' | 'province' | 'responses' | 'response_dates' | 'response_customers';

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
  };
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
  readonly missing: {
    /** Customer analyses are off because the buyers are masked. */
    readonly maskedTitle: string;
    readonly masked: (column: string, percent: number) => string;
    readonly badge: Readonly<Record<NeedName, string>>;
    readonly title: Readonly<Record<NeedName, string>>;
    readonly text: Readonly<Record<NeedName, string>>;
    readonly columns: Readonly<Record<NeedName, readonly string[]>>;
    readonly add: string;
    readonly sample: string;
  };
  readonly empty: {
    readonly badge: string;
    readonly title: string;
    readonly text: string;
    readonly remove: (name: string) => string;
  };
  readonly small: { readonly badge: string; readonly title: string; readonly text: string };
  readonly failed: { readonly badge: string; readonly title: string; readonly memory: string; readonly text: string };
  readonly loading: string;
  readonly updating: string;
  /** Under a chart whose months can be dragged across; the second is said to who uses keys. */
  readonly brush: string;
  readonly brushKeys: string;
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
    readonly definitions: Readonly<Record<string, string>>;
    readonly n: (n: string) => string;
    readonly months: string;
  };
}

export const panelTexts: Localised<PanelTexts> = {
  'zh-CN': {
    menu: { label: '更多', how: '如何计算', table: '看数据表', chart: '看图', csv: '下载 CSV', png: '下载 PNG', svg: '下载 SVG', link: '复制链接', deck: '加入演示稿' },
    how: { title: '如何计算', formula: '公式', asOf: '截止日', range: '范围', rows: '结果行数', source: '口径', copySql: '复制 SQL', openSql: '在查询页打开', close: '关闭', copied: '已复制' },
    missing: {
      maskedTitle: '买家打了码，认不出谁是回头客',
      masked: (column, percent) => `「${column}」有 ${percent}% 打了星号。剩下的几个代表不了全部客户，所以复购、留存、客户价值都不算；订单数、销售额、品类和地区照常。在后台用“含明文”的权限重新导出，或带上下列任一没有打码的列：`,
      badge: { orders: '需要订单文件', customer_ids: '需要客户编号', items: '需要商品明细', province: '需要省份', responses: '需要问卷文件', response_dates: '需要答题时间', response_customers: '问卷没有对上客户' },
      title: { orders: '还没有订单数据', customer_ids: '这份订单里认不出客户', items: '订单里没有品类', province: '订单里没有省份', responses: '还没有满意度数据', response_dates: '问卷里没有答题时间', response_customers: '问卷和订单还对不上' },
      text: {
        orders: '导入店铺后台导出的订单，就能看到这里。至少要有：',
        customer_ids: '没有买家编号，或已全部打码，算不出复购与留存；订单数与销售额不受影响。换一份含下列任一列的文件即可：',
        items: '导入商品明细，就能按品类看。至少要有：',
        province: '带收货省份或地址的订单才能按地区看：',
        responses: '导入一份问卷导出文件，就能看到满意度与 NPS。至少要有：',
        response_dates: '没有时间，就排不出先后：',
        response_customers: '问卷里带上客户编号或订单号，就能知道谁在给分：',
      },
      columns: {
        orders: ['订单号', '下单时间', '实付金额', '客户编号'], customer_ids: ['会员编号', '买家会员名', '手机号'], items: ['订单号', '商品名称', '类目', '数量'], province: ['省份', '收货地址'],
        responses: ['答卷时间', '0–10 分推荐意愿', '一道以上评分题', '手机号或会员号（可选）'], response_dates: ['提交答卷时间'], response_customers: ['会员编号', '订单号'],
      },
      add: '选择文件', sample: '用示例看看',
    },
    empty: { badge: '筛选为空', title: '这组筛选下没有数据', text: '去掉其中一个就有：', remove: (name) => `去掉${name}` },
    small: { badge: '太少', title: '数据太少，给不出可靠的图', text: '放宽时间或筛选再看。' },
    failed: { badge: '没有算完', title: '这一块没有算出来', memory: '内存不够用了。请缩小时间范围，或移除不需要的文件；其余面板不受影响。', text: '其余面板不受影响。下面是引擎的原话：' },
    loading: '正在计算', updating: '正在更新',
    brush: '在图上左右拖动，全页只看这几个月',
    brushKeys: '按住 Shift 用左右方向键选一段月份，Esc 取消。', tableOf: (title) => `数据表：${title}`,
    kpi: {
      names: { revenue: '净销售额', customers: '下单客户', orders: '订单数', aov: '客单价', arpu: '客均消费', repeat_rate: '复购率（人）', churn_rate: '客户流失率', new_rate: '新客户获取率', nps: 'NPS', csat: '满意度评分' },
      previous: '较上期', lastYear: '较去年同期', short: { previous: '上期', lastYear: '同期' }, worse: '变差', noComparison: '往前的数据不满一整期，不比较', noRate: '样本不足',
      target: { written: (target) => `目标 ${target}`, attained: '已达成', missed: '未达成', close: '（在误差范围内）', elsewhere: '目标是按另一个范围定的' },
      windows: { revenue: '所选时间', customers: '所选时间', orders: '所选时间', aov: '每单', repeat_rate: '按天去重', churn_rate: '近90天', new_rate: '占下单客户', nps: '−100 至 100', csat: '最高两档占比' },
      satisfied: (from, to) => `打${from}–${to}分的占比`,
      per: '每单', compared: (range) => `对比 ${range}`,
      definitions: {
        revenue: '实付 − 退款；剔除未付款、已取消、全额退款与测试单', customers: '所选时间内至少下过一单的已知客户', orders: '计入的订单数，按订单号去重', aov: '净销售额 ÷ 订单数',
        repeat_rate: '在两个及以上不同日子买过的客户 ÷ 下单客户', churn_rate: '90 天前仍活跃（此前 90 天内买过）的客户里，之后 90 天没有再买的占比', new_rate: '所选时间内首次下单的客户 ÷ 下单客户',
        nps: '推荐者（9–10 分）占比 − 贬损者（0–6 分）占比', csat: '满意的答卷 ÷ 全部答卷。满意：5 分制是最高两档（4–5 分），0–10 分制是 9–10 分，3 分以内是最高一档；可在链接与控制台里改',
      },
      n: (n) => `n ${n}`, months: '近13个月',
    },
  },
  en: {
    menu: { label: 'More', how: 'How is this computed', table: 'See as table', chart: 'See the chart', csv: 'Download CSV', png: 'Download PNG', svg: 'Download SVG', link: 'Copy link', deck: 'Add to deck' },
    how: { title: 'How is this computed', formula: 'Formula', asOf: 'As of', range: 'Range', rows: 'Rows', source: 'Basis', copySql: 'Copy SQL', openSql: 'Open in SQL', close: 'Close', copied: 'Copied' },
    missing: {
      maskedTitle: 'The buyers are masked, so nobody can be seen coming back',
      masked: (column, percent) => `${percent}% of “${column}” is masked. The few that are not cannot stand for all customers, so repurchase, retention and customer value are off; orders, revenue, categories and regions work as usual. Export again with permission to see plain data, or with any of these columns unmasked:`,
      badge: { orders: 'Needs an order file', customer_ids: 'Needs customer ids', items: 'Needs order lines', province: 'Needs provinces', responses: 'Needs a survey file', response_dates: 'Needs answer times', response_customers: 'Survey not linked' },
      title: { orders: 'No orders yet', customer_ids: 'These orders do not say who bought', items: 'These orders have no categories', province: 'These orders have no provinces', responses: 'No satisfaction data yet', response_dates: 'The survey has no answer times', response_customers: 'Survey and orders are not linked yet' },
      text: {
        orders: 'Import the orders your shop exports to see this. At least:',
        customer_ids: 'Without buyer ids, or with all of them masked, repurchase and retention cannot be computed; orders and revenue are not affected. A file with any of these will do:',
        items: 'Import order lines to see categories. At least:',
        province: 'Orders with a province or an address can be shown by region:',
        responses: 'Import a survey export to see satisfaction and NPS. At least:',
        response_dates: 'Without a time there is no order of events:',
        response_customers: 'With a customer or order id in the survey we know who answered:',
      },
      columns: {
        orders: ['order id', 'order time', 'amount paid', 'customer id'], customer_ids: ['customer id', 'buyer name', 'phone'], items: ['order id', 'product', 'category', 'quantity'], province: ['province', 'address'],
        responses: ['answer time', '0–10 recommendation', 'one rating question or more', 'phone or customer id (optional)'], response_dates: ['submitted at'], response_customers: ['customer id', 'order id'],
      },
      add: 'Choose files', sample: 'Try the sample',
    },
    empty: { badge: 'Nothing here', title: 'No data under these filters', text: 'Removing one of them helps:', remove: (name) => `Remove ${name}` },
    small: { badge: 'Too few', title: 'Too little data for a reliable chart', text: 'Widen the time or the filters.' },
    failed: { badge: 'Not computed', title: 'This panel could not be computed', memory: 'Memory ran out. Choose a shorter range or remove files; the other panels are not affected.', text: 'The other panels are not affected. In the engine’s own words:' },
    loading: 'Computing', updating: 'Updating',
    brush: 'Drag across months to see only those, on the whole page',
    brushKeys: ' Hold Shift and use the arrow keys to choose months; Escape clears them.', tableOf: (title) => `Table: ${title}`,
    kpi: {
      names: { revenue: 'Net revenue', customers: 'Buyers', orders: 'Orders', aov: 'Order value', arpu: 'Revenue per buyer', repeat_rate: 'Repeat rate', churn_rate: 'Churn rate', new_rate: 'New buyers', nps: 'NPS', csat: 'Satisfied' },
      previous: 'vs previous', lastYear: 'vs last year', short: { previous: 'previous', lastYear: 'last year' }, worse: 'worse', noComparison: 'earlier data do not cover a whole period', noRate: 'too few',
      target: { written: (target) => `target ${target}`, attained: 'attained', missed: 'missed', close: ' (within the margin)', elsewhere: 'The target was set for another scope' },
      windows: { revenue: 'in range', customers: 'in range', orders: 'in range', aov: 'per order', repeat_rate: 'distinct days', churn_rate: '90 days', new_rate: 'of buyers', nps: '−100 to 100', csat: 'top two boxes' },
      satisfied: (from, to) => `scored ${from}–${to}`,
      per: 'per order', compared: (range) => `against ${range}`,
      definitions: {
        revenue: 'Paid − refunded; unpaid, cancelled, fully refunded and test orders are left out', customers: 'Known customers with at least one order in range', orders: 'Orders that count, by order id', aov: 'Net revenue ÷ orders',
        repeat_rate: 'Buyers on two or more distinct days ÷ buyers', churn_rate: 'Of customers active 90 days ago (bought in the 90 days before that), the share without a purchase since', new_rate: 'Buyers whose first order falls in range ÷ buyers',
        nps: 'Share of promoters (9–10) − share of detractors (0–6)', csat: 'Satisfied answers ÷ all answers. Satisfied is the top two boxes (4–5 of 5, 9–10 on 0–10), the top box of 3 or fewer; links and the console can change it',
      },
      n: (n) => `n ${n}`, months: 'last 13 months',
    },
  },
}; // prettier-ignore
