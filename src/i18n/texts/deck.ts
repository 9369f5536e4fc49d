import type { Localised } from '../locale';

type PartName = 'goals' | 'segments' | 'data' | 'care' | 'results';
type AudienceName = 'executives' | 'sales' | 'service';

/** Words that stand on slides, in their notes and in the files made of them. */
export interface DeckTexts {
  readonly parts: Readonly<Record<PartName, string>>;
  readonly audiences: Readonly<Record<AudienceName, string>>;
  /** Title of the first slide and of the file. */
  readonly name: (audience: string) => string;
  readonly untitled: string;
  readonly sources: { readonly sample: string; readonly files: (name: string) => string };
  /** What stands under every slide. */
  readonly foot: {
    readonly scope: (words: string) => string;
    readonly asOf: (day: string) => string;
    readonly n: Readonly<Record<'customers' | 'orders' | 'answers', (n: string) => string>>;
    readonly source: (words: string) => string;
    readonly hidden: (rows: number) => string;
    readonly frozen: (at: string) => string;
  };
  readonly allCustomers: string;
  readonly notes: Readonly<
    Record<'own' | 'definition' | 'formula' | 'basis' | 'people' | 'scope' | 'asOf' | 'sql', string>
  >;
  readonly data: {
    readonly title: (orders: string, customers: string) => string;
    readonly titleAnswers: (answers: string) => string;
    readonly rows: Readonly<Record<'orders' | 'customers' | 'known' | 'days' | 'answers' | 'linked', string>>;
    readonly columns: readonly [string, string];
    readonly method: string;
  };
  readonly refused: Readonly<Record<'missing' | 'empty' | 'failed' | 'absent' | 'small', string>>;
  readonly unfinished: string;
  /** Heading of the column that says how far intervals reach from the values of a series. */
  readonly reach: Readonly<Record<'up' | 'down', (name: string) => string>>;
  /** Words that stand in rows as codes: themes of questions, parts of a scale, kinds of questions. */
  readonly codes: Readonly<Record<string, string>>;
  readonly value: string;
  readonly others: string;
  readonly selected: string;
  readonly interval: string;
  readonly comparison: string;
  readonly continued: (page: number, pages: number) => string;
  readonly table: string;
  readonly restRows: (rows: number) => string;
  readonly contents: string;
  /** The list of customers, which stays on this computer. */
  readonly list: { readonly sheet: string; readonly only: string };
  readonly sheet: Readonly<Record<'slide' | 'part' | 'title' | 'scope' | 'asOf' | 'n' | 'source' | 'hidden', string>>;
}

export const deckTexts: Localised<DeckTexts> = {
  'zh-CN': {
    parts: {
      goals: '明确目标', segments: '客户细分', data: '客户数据管理', care: '客户关系维护', results: '绩效评估',
    },
    audiences: { executives: '高层', sales: '销售团队', service: '客服' },
    name: (audience) => `客户经营汇报・${audience}`,
    untitled: '文字页',
    sources: { sample: '示例数据', files: (name) => `文件 ${name}` },
    foot: {
      scope: (words) => `范围 ${words}`,
      asOf: (day) => `数据截至 ${day}`,
      n: { customers: (n) => `n = ${n}位客户`, orders: (n) => `n = ${n}单`, answers: (n) => `n = ${n}份答卷` },
      source: (words) => `来源 ${words}`,
      hidden: (rows) => `${rows}行因人数太少未列出`,
      frozen: (at) => `冻结于 ${at}`,
    },
    allCustomers: '全部客户',
    notes: {
      own: '讲稿', definition: '定义', formula: '公式', basis: '口径', people: '样本', scope: '范围', asOf: '截至', sql: 'SQL',
    },
    data: {
      title: (orders, customers) => `${orders}单、${customers}位客户的数据，全部在本机计算`,
      titleAnswers: (answers) => `${answers}份答卷，全部在本机计算`,
      rows: {
        orders: '计入的订单', customers: '认得出的客户', known: '认得出客户的订单占比', days: '数据的起止日期', answers: '答卷',
        linked: '能对上客户的答卷占比',
      },
      columns: ['项目', '数值'],
      method: '订单按订单号去重，剔除未付款、已取消、全额退款与测试单。客户编号、手机号等只留在本机，不进演示稿。',
    },
    refused: {
      missing: '现有数据回答不了这个问题', empty: '这组筛选下没有数据', failed: '这一页没有算出来', absent: '快照里没有这个结果',
      small: '人数太少，不能列出',
    },
    codes: {
      overall: '总体', product: '产品', service: '服务', price: '价格', logistics: '物流', brand: '品牌', detractor: '贬损者', passive: '中立者',
      promoter: '推荐者', dissatisfied: '不满意', neutral: '一般', satisfied: '满意', nps: 'NPS', rating: '评分', choice: '选择', text: '文字',
    },
    unfinished: '未完', reach: { up: (name) => `${name} 误差+`, down: (name) => `${name} 误差−` }, value: '数值', others: '其余', selected: '所选', interval: '95%区间', comparison: '对比',
    continued: (page, pages) => `续 ${page} / ${pages}`,
    table: '数据表',
    restRows: (rows) => `另有${rows}行，见 XLSX`,
    contents: '目录',
    list: { sheet: '客户名单', only: '含客户编号，仅供本机使用，请勿外传；不在演示稿和链接里。' },
    sheet: {
      slide: '页', part: '部分', title: '标题', scope: '范围', asOf: '数据截至', n: '样本', source: '来源', hidden: '未列出的行',
    },
  },
  en: {
    parts: {
      goals: 'Goals', segments: 'Segments', data: 'Customer data', care: 'Keeping customers', results: 'Results',
    },
    audiences: { executives: 'Executives', sales: 'Sales team', service: 'Customer service' },
    name: (audience) => `Customer report · ${audience}`,
    untitled: 'Text slide',
    sources: { sample: 'sample data', files: (name) => `file ${name}` },
    foot: {
      scope: (words) => `Scope ${words}`,
      asOf: (day) => `data to ${day}`,
      n: { customers: (n) => `n = ${n} customers`, orders: (n) => `n = ${n} orders`, answers: (n) => `n = ${n} answers` },
      source: (words) => `source ${words}`,
      hidden: (rows) => (rows === 1 ? '1 row left out: too few people' : `${rows} rows left out: too few people`),
      frozen: (at) => `frozen ${at}`,
    },
    allCustomers: 'all customers',
    notes: {
      own: 'Notes', definition: 'Definition', formula: 'Formula', basis: 'Basis', people: 'Sample', scope: 'Scope', asOf: 'As of', sql: 'SQL',
    },
    data: {
      title: (orders, customers) => `${orders} orders by ${customers} customers, all computed on this computer`,
      titleAnswers: (answers) => `${answers} responses, all computed on this computer`,
      rows: {
        orders: 'Orders that count', customers: 'Known customers', known: 'Orders that say who bought', days: 'First and last day',
        answers: 'Responses', linked: 'Answers linked to a customer',
      },
      columns: ['Item', 'Value'],
      method:
        'Orders are counted once by order id; unpaid, cancelled, fully refunded and test orders are left out. Customer ids, phone numbers and the like stay on this computer and never enter a deck.',
    },
    refused: {
      missing: 'The loaded data cannot answer this', empty: 'No data under these filters', failed: 'This slide could not be computed',
      absent: 'The snapshot does not hold this result', small: 'Too few people to show',
    },
    codes: {
      overall: 'Overall', product: 'Product', service: 'Service', price: 'Price', logistics: 'Logistics', brand: 'Brand', detractor: 'Detractors',
      passive: 'Passives', promoter: 'Promoters', dissatisfied: 'Dissatisfied', neutral: 'Neutral', satisfied: 'Satisfied', nps: 'NPS',
      rating: 'Rating', choice: 'Choice', text: 'Text',
    },
    unfinished: 'unfinished', reach: { up: (name) => `${name} error +`, down: (name) => `${name} error −` }, value: 'Value', others: 'The rest', selected: 'Selected', interval: '95% interval', comparison: 'Comparison',
    continued: (page, pages) => `continued ${page} of ${pages}`,
    table: 'Table',
    restRows: (rows) => (rows === 1 ? '1 more row in the XLSX' : `${rows} more rows in the XLSX`),
    contents: 'Contents',
    list: { sheet: 'Customers', only: 'Holds customer ids: for this computer only; no part of any deck or link.' },
    sheet: {
      slide: 'Slide', part: 'Part', title: 'Title', scope: 'Scope', asOf: 'Data to', n: 'Sample', source: 'Source', hidden: 'Rows left out',
    },
  },
}; // prettier-ignore
