import type { Localised } from '../locale';

/** Words about what the loaded data take in memory. */
export interface MemoryTexts {
  readonly kicker: string;
  readonly title: (size: string) => string;
  readonly text: string;
  readonly columns: Readonly<Record<'what' | 'rows' | 'size', string>>;
  /** Tables of the engine by their names; what is not named here is told by `others`. */
  readonly tables: Readonly<Record<string, string>>;
  readonly others: Readonly<Record<'staged' | 'judged' | 'filtered' | 'table', string>>;
  readonly cube: Readonly<Record<'orders' | 'lines' | 'attributes' | 'answers', string>>;
  readonly rest: string;
  readonly small: (n: number) => string;
  readonly failed: string;
}

export const memoryTexts: Localised<MemoryTexts> = {
  'zh-CN': {
    kicker: '内存・按表',
    title: (size) => `这些数据现在占${size}内存`,
    text: '引擎总数是它自己报的，再按行数和列宽摊到各表；数组按实际字节算。浏览器页面本身另占一部分。关掉页面就全部释放。',
    columns: { what: '是什么', rows: '行数', size: '占用' },
    tables: {
      orders: '订单', order_items: '订单明细', customers: '客户', responses: '答卷', answers: '答案', questions: '题目', complaints: '投诉',
      campaigns: '活动', coupons: '优惠券', points: '积分', events: '行为', read_orders: '订单（读入的原样）', read_lines: '订单明细（读入的原样）',
      order_facts: '每单一行，供计算', item_facts: '每件商品一行，供计算', customer_days: '每人每个购买日一行', customer_facts: '每人一行，供计算',
      response_facts: '每个打分一行', cube: '按月、省份、渠道、品类的合计', customer_keys: '客户编号对照',
    },
    others: { staged: '等待确认的文件', judged: '按RFM判好的客户', filtered: '筛选后的订单', table: '其他表' },
    cube: { orders: '订单数组（按客户排好，拖动时用）', lines: '品类数组', attributes: '属性和RFM数组', answers: '筛选结果和区间表' },
    rest: '计算引擎自己占用的',
    small: (n) => `其余${n}项`,
    failed: '内存没有算出来。',
  },
  en: {
    kicker: 'Memory · by table',
    title: (size) => `These data take ${size} of memory now`,
    text: 'The engine reports its own total, shared out among tables by rows and column widths; arrays are counted to the byte. The page itself takes more. Closing it frees everything.',
    columns: { what: 'What', rows: 'Rows', size: 'Memory' },
    tables: {
      orders: 'Orders', order_items: 'Order lines', customers: 'Customers', responses: 'Responses', answers: 'Answers', questions: 'Questions',
      complaints: 'Complaints', campaigns: 'Campaigns', coupons: 'Coupons', points: 'Points', events: 'Events', read_orders: 'Orders, as read',
      read_lines: 'Order lines, as read', order_facts: 'Facts, one row per order', item_facts: 'Facts, one row per line',
      customer_days: 'One row per customer and day of purchase', customer_facts: 'Facts, one row per customer',
      response_facts: 'Facts, one row per score', cube: 'Totals by month, province, channel and category', customer_keys: 'Keys of customer ids',
    },
    others: { staged: 'A file that waits', judged: 'Customers as judged by RFM', filtered: 'Filtered orders', table: 'Another table' },
    cube: { orders: 'Array of orders, sorted by customer, for dragging', lines: 'Array of categories', attributes: 'Arrays of attributes and RFM', answers: 'Selections and tables of ranges' },
    rest: 'The engine itself',
    small: (n) => (n === 1 ? 'One more' : `${n} more`),
    failed: 'Memory could not be measured.',
  },
}; // prettier-ignore
