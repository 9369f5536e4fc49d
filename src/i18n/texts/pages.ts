import type { Localised } from '../locale';

/** Words of the pages' own controls and of the panels that are not an analysis. */
export interface PageTexts {
  readonly splitBy: string;
  readonly crossedWith: string;
  readonly scheme: string;
  readonly schemes: Readonly<Record<'named11' | 'cn8' | 'rf10', string>>;
  readonly show: string;
  readonly shows: Readonly<Record<'customers' | 'revenue' | 'cumulative', string>>;
  readonly window: string;
  readonly windows: Readonly<Record<'interval30' | 'calendar', string>>;
  readonly metric: string;
  readonly metrics: Readonly<Record<'nps' | 'csat', string>>;
  /** Joins sentences of a lead, and what ends it. */
  readonly sentence: { readonly join: string; readonly end: string };
  readonly clause: string;
  /** Between the parts of a line over a title. */
  readonly dot: string;
  readonly findings: {
    /** `scope`: what is filtered, '' for everything. */
    readonly kicker: (scope: string) => string;
    readonly title: string;
    readonly none: string;
    /** Nothing was ordered under these filters. */
    readonly empty: string;
    readonly see: (page: string) => string;
    readonly source: string;
  };
  readonly rule: {
    readonly kicker: string;
    readonly title: string;
    readonly scoring: string;
    readonly frequency: string;
    readonly window: string;
    readonly cn8: string;
    readonly breaks: Readonly<Record<'r_breaks' | 'f_breaks' | 'm_breaks', string>>;
    readonly hint: string;
  };
  /** Over the panel of repeat rates. */
  readonly repeatKicker: string;
  /** The title of a table with everything about each value of an attribute. */
  readonly eachOf: (attribute: string) => string;
  readonly sampleName: string;
  /** A link was opened without data: what it will show. */
  readonly waiting: (page: string) => string;
}

export const pageTexts: Localised<PageTexts> = {
  'zh-CN': {
    splitBy: '按什么分',
    crossedWith: '再按什么交叉',
    scheme: '分法',
    schemes: { named11: '11个客群', cn8: '八类', rf10: 'R×F' },
    show: '看什么',
    shows: { customers: '客户', revenue: '销售额', cumulative: '人均累计' },
    window: '窗口',
    windows: { interval30: '每30天', calendar: '自然月' },
    metric: '指标',
    metrics: { nps: 'NPS', csat: '满意度' },
    sentence: { join: '；', end: '。' },
    clause: '，',
    dot: '・',
    findings: {
      kicker: (scope) => `发现・${scope === '' ? '' : `${scope}・`}按涉及金额排序`,
      title: '先看这里',
      none: '这段时间没有特别突出的变化。',
      empty: '这组筛选下没有订单，也就没有发现。',
      see: (page) => `去看 ${page}`,
      source: '每条都由面板的结果写成，点开可查',
    },
    rule: {
      kicker: '打分口径',
      title: '分数怎么打，您说了算',
      scoring: '打分',
      frequency: '频次',
      window: '窗口',
      cn8: '八类的界线',
      breaks: { r_breaks: 'R 断点（天）', f_breaks: 'F 断点（次）', m_breaks: 'M 断点（金额）' },
      hint: '四个由小到大的数，用逗号隔开；改完按回车，全页重算。',
    },
    repeatKicker: '复购率・横线为95%区间',
    eachOf: (attribute) => `每个${attribute}的明细`,
    sampleName: '禾牧乳业・示例',
    waiting: (page) => `这个链接看的是「${page}」。链接里没有数据：把同样的文件拖进来，就会显示。`,
  },
  en: {
    splitBy: 'Split by',
    crossedWith: 'Crossed with',
    scheme: 'Scheme',
    schemes: { named11: '11 segments', cn8: '8 classes', rf10: 'R×F' },
    show: 'Show',
    shows: { customers: 'Customers', revenue: 'Revenue', cumulative: 'Cumulative' },
    window: 'Window',
    windows: { interval30: '30 days', calendar: 'Calendar month' },
    metric: 'Metric',
    metrics: { nps: 'NPS', csat: 'CSAT' },
    sentence: { join: '. ', end: '.' },
    clause: ', ',
    dot: ' · ',
    findings: {
      kicker: (scope) => `Findings · ${scope === '' ? '' : `${scope} · `}by money at stake`,
      title: 'Look at these first',
      none: 'Nothing stands out in this period.',
      empty: 'No orders under these filters, so there is nothing to find.',
      see: (page) => `See ${page}`,
      source: 'Each is written from a panel’s own rows',
    },
    rule: {
      kicker: 'Scoring',
      title: 'Set how scores are given',
      scoring: 'Scoring',
      frequency: 'Frequency',
      window: 'Window',
      cn8: 'Cut of the 8 classes',
      breaks: { r_breaks: 'R breaks (days)', f_breaks: 'F breaks (times)', m_breaks: 'M breaks (money)' },
      hint: 'Four ascending numbers with commas; press Enter to recompute the page.',
    },
    repeatKicker: 'Repeat rate · lines are 95% intervals',
    eachOf: (attribute) => `Every ${attribute.toLowerCase()} in detail`,
    sampleName: 'Hemu Dairy · sample',
    waiting: (page) => `This link shows “${page}”. Links hold no data: drop the same files to see it.`,
  },
};
