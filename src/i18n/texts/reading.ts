import type { Localised } from '../locale';

/** Words of what can be said of a file beyond the meaning of its columns. */
export interface ReadingTexts {
  readonly dates: (column: string) => string;
  readonly dmy: string;
  readonly mdy: string;
  readonly scale: (column: string) => string;
  readonly oneIsWorst: string;
  readonly oneIsBest: string;
  readonly confirm: string;
  readonly confirmed: (column: string) => string;
  /** What counts of a file of orders. */
  readonly counting: {
    readonly title: string;
    readonly basis: string;
    readonly named: (basis: string, column: string) => string;
    readonly ofLines: string;
    readonly names: Readonly<Record<'freight' | 'tests' | 'gifts', string>>;
    readonly counted: string;
    readonly left: string;
    readonly freight: (amount: string) => string;
  };
  /** Sheets of a workbook that were not read. */
  readonly sheets: {
    readonly title: string;
    readonly add: (sheet: string) => string;
    readonly hidden: (sheet: string) => string;
    /** Asked before a workbook of several sheets is loaded. */
    readonly ask: (n: number) => string;
    readonly text: string;
    readonly load: (n: number) => string;
    readonly rows: (n: string) => string;
  };
  readonly preview: {
    readonly title: string;
    readonly asLoaded: string;
    readonly asIs: string;
    readonly choose: string;
    readonly row: string;
    readonly waiting: string;
    readonly failed: string;
    readonly rows: (n: number) => string;
  };
}

export const readingTexts: Localised<ReadingTexts> = {
  'zh-CN': {
    dates: (column) => `「${column}」的日期顺序`,
    dmy: '日/月/年',
    mdy: '月/日/年',
    scale: (column) => `「${column}」的分数方向`,
    oneIsWorst: '1 分最差',
    oneIsBest: '1 分最好',
    confirm: '就是它',
    confirmed: (column) => `确认「${column}」`,
    counting: {
      title: '口径',
      basis: '金额口径',
      named: (basis, column) => (column === '' || column === basis ? basis : `${basis}（${column}）`),
      ofLines: '各行商品金额相加',
      names: { freight: '运费', tests: '测试单、刷单', gifts: '纯赠品单' },
      counted: '计入',
      left: '不计',
      freight: (amount) => `共 ${amount}`,
    },
    sheets: {
      title: '其他工作表', add: (sheet) => `也导入「${sheet}」`, hidden: (sheet) => `${sheet}（隐藏）`, ask: (n) => `这份工作簿有${n}张能用的工作表，要导入哪几张？`,
      text: '记住这次的选择，下个月同样的工作簿照办。', load: (n) => (n === 0 ? '请至少选一张' : `导入选中的${n}张`), rows: (n) => `${n}行`,
    },
    preview: {
      title: '预览',
      asLoaded: '导入后的样子',
      asIs: '文件原样',
      choose: '预览方式',
      row: '行',
      waiting: '正在换算…',
      failed: '预览没有算出来，不影响导入。',
      rows: (n) => `前${n}行`,
    },
  },
  en: {
    dates: (column) => `Order of the dates in “${column}”`,
    dmy: 'Day/month/year',
    mdy: 'Month/day/year',
    scale: (column) => `Direction of the scale in “${column}”`,
    oneIsWorst: '1 is worst',
    oneIsBest: '1 is best',
    confirm: 'That is right',
    confirmed: (column) => `Confirm “${column}”`,
    counting: {
      title: 'What counts',
      basis: 'Amount',
      named: (basis, column) => (column === '' || column.toLowerCase() === basis.toLowerCase() ? basis : `${basis} (${column})`),
      ofLines: 'Sum of the lines',
      names: { freight: 'Freight', tests: 'Test orders', gifts: 'Orders of gifts only' },
      counted: 'Counted',
      left: 'Left out',
      freight: (amount) => `${amount} in all`,
    },
    sheets: {
      title: 'Other sheets', add: (sheet) => `Import “${sheet}” as well`, hidden: (sheet) => `${sheet} (hidden)`, ask: (n) => `This workbook has ${n} sheets that can be used: which of them?`,
      text: 'The choice is remembered for the next workbook like this.', load: (n) => (n === 0 ? 'Choose at least one' : n === 1 ? 'Import the one chosen' : `Import the ${n} chosen`), rows: (n) => (n === '1' ? '1 row' : `${n} rows`),
    },
    preview: {
      title: 'Preview',
      asLoaded: 'As it will be loaded',
      asIs: 'As it stands in the file',
      choose: 'Kind of preview',
      row: 'Row',
      waiting: 'Reading…',
      failed: 'The preview could not be made; importing is not affected.',
      rows: (n) => `First ${n} rows`,
    },
  },
}; // prettier-ignore
