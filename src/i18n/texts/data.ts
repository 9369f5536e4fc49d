import type { Localised } from '../locale';

/** Words of the data page. */
export interface DataTexts {
  readonly lead: (files: string, orders: string | null, responses: string | null, left: string | null) => string;
  readonly second: (parts: {
    readonly customers: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly anonymous: string | null;
  }) => string;
  readonly nothing: string;
  /** Results are on screen whose files are still being loaded. */
  readonly coming: string;
  readonly files: {
    readonly title: string;
    readonly kicker: string;
    readonly add: string;
    readonly clear: string;
    readonly mapping: string;
    readonly noReason: string;
    /** Of a kind that no page speaks about. */
    readonly unused: string;
    readonly takeOut: string;
    readonly replace: string;
  };
  /** Rows that were turned away. */
  readonly rejected: {
    readonly title: (n: string) => string;
    readonly csv: (n: string) => string;
    readonly row: string;
    readonly reason: string;
    readonly text: string;
  };
  readonly fileColumns: Readonly<
    Record<'file' | 'kind' | 'read' | 'kept' | 'left' | 'merged' | 'mergedText' | 'why', string>
  >;
  readonly clearing: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
  readonly quality: {
    readonly title: (n: number) => string;
    readonly none: string;
    readonly kicker: string;
    /** Stands before what is damaged or does not add up. */
    readonly grave: string;
    readonly anonymous: (n: string, share: string) => string;
    readonly joined: (n: string, all: string) => string;
    readonly undated: (n: string) => string;
    readonly column: (column: string, text: string) => string;
    readonly gaps: (n: string, from: string, to: string, days: string) => string;
    readonly outliers: (n: string, order: string, amount: string, share: string) => string;
    readonly twins: (n: string) => string;
    /** The file's own totals agree with its rows. */
    readonly controls: (columns: string) => string;
  };
  readonly tables: {
    readonly kicker: string;
    readonly title: (table: string, rows: string) => string;
    readonly choose: string;
    readonly names: Readonly<
      Record<
        | 'orders'
        | 'order_items'
        | 'customers'
        | 'responses'
        | 'answers'
        | 'questions'
        | 'complaints'
        | 'campaigns'
        | 'coupons'
        | 'points'
        | 'events',
        string
      >
    >;
    readonly empty: string;
    readonly window: (from: string, to: string, all: string) => string;
    readonly previous: string;
    readonly next: string;
    readonly csv: string;
    readonly writing: (share: string) => string;
    readonly loading: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly sql: {
    readonly kicker: string;
    readonly title: string;
    readonly editor: string;
    readonly placeholder: string;
    readonly example: string;
    readonly loading: string;
    readonly run: string;
    readonly running: string;
    readonly stop: string;
    readonly keys: string;
    readonly fromLink: string;
    readonly answer: string;
    readonly result: (rows: string, seconds: string) => string;
    readonly shown: (n: string) => string;
    readonly noRows: string;
    readonly failed: string;
    readonly invalid: string;
    readonly lost: string;
    readonly tooLong: string;
    readonly tables: string;
  };
}

const join = (parts: readonly (string | null)[], mark: string) => parts.filter((part) => part !== null).join(mark);

export const dataTexts: Localised<DataTexts> = {
  'zh-CN': {
    lead: (files, orders, responses, left) => {
      const used = join([orders && `${orders}单`, responses && `${responses}份答卷`], '、');
      if (used === '') return `${files}个文件已读入，可以在表格里看、用SQL查；目前还没有页面分析它`;
      return `${files}个文件，${used}进入计算${left ? `；${left}行没有算进去，原因都在下面` : '，没有一行落下'}`;
    },
    second: ({ customers, from, to, anonymous }) =>
      `${join([customers && `${customers}位客户`, from && to && `${from} 至 ${to}`, anonymous && `${anonymous}单认不出是谁买的，只算进销售，不算进客户`], '；')}。`,
    nothing: '还没有数据：拖进文件就能开始',
    coming: '文件正在导入，好了就列在这里',
    files: { title: '读进来的文件', kicker: '文件・读入 = 算进 + 没算 + 并入', add: '添加文件', clear: '全部清空', mapping: '各列当作什么', noReason: '–', unused: '已读入，可以在表格里看、用SQL查；目前还没有页面分析它', takeOut: '移除', replace: '换一份' },
    rejected: { title: (n) => `读不了的${n}行`, csv: (n) => `下载这${n}行`, row: '行号', reason: '为什么', text: '原文' },
    fileColumns: { file: '文件', kind: '内容', read: '读入', kept: '算进', left: '没算', merged: '并入', mergedText: '和别的行说的是同一单或同一个人，只留最新的一份', why: '为什么' },
    clearing: { title: '清空全部数据？', text: '读进来的文件会从这个页面的内存里抹掉；您电脑上的原文件不受影响。', yes: '清空', no: '留着' },
    quality: {
      title: (n) => `${n}处需要留意`,
      none: '没有发现需要留意的地方',
      kicker: '数据质量・按文件',
      grave: '须核对',
      anonymous: (n, share) => `${n}单（${share}）没有可用的客户编号：这些订单算进销售额，不算进客户数、复购和价值。`,
      joined: (n, all) => `${all}份答卷里有${n}份对得上订单里的客户；其余的只能按答卷自己的属性看。`,
      undated: (n) => `${n}份答卷没有提交时间：按时间筛选时会一直保留。`,
      column: (column, text) => `「${column}」：${text}`,
      gaps: (n, from, to, days) => `日期有断档：最长的一段从 ${from} 到 ${to}，连续 ${days} 天没有订单${n === '1' ? '' : `（共 ${n} 段）`}。请确认不是少导了一份文件；断档会让环比和流失看着不准。`,
      outliers: (n, order, amount, share) => `${n}单的金额远高于其余订单，最大的是 ${order}（${amount}），合起来占销售额的${share}。请确认不是录错；平均客单价会被它们拉高。`,
      twins: (n) => `${n}单和另一单的客户、时间、金额完全一样，只是单号不同。可能是拆单，也可能是重复导出；请抽查几单。`,
      controls: (columns) => `文件自己的合计对得上（${columns}列）`,
    },
    tables: {
      kicker: '导入后的表・点列名排序',
      title: (table, rows) => `${table}共${rows}行`,
      choose: '看哪张表',
      names: { orders: '订单', order_items: '明细', customers: '客户', responses: '答卷', answers: '回答', questions: '题目', complaints: '投诉', campaigns: '活动', coupons: '优惠券', points: '积分', events: '行为' },
      empty: '这张表里没有数据。',
      window: (from, to, all) => `第${from}–${to}行，共${all}行`,
      previous: '前一万行',
      next: '后一万行',
      csv: '下载 CSV',
      writing: (share) => `正在写出 ${share}`,
      loading: '正在取数…',
      yes: '是',
      no: '否',
    },
    sql: {
      kicker: '自己问・DuckDB SQL，只在这台电脑上运行',
      title: '用 SQL 直接问这些表',
      editor: 'SQL 语句',
      placeholder: 'SELECT province, count(*) AS orders, sum(amount) AS revenue\nFROM orders\nWHERE exclusion IS NULL\nGROUP BY ALL\nORDER BY revenue DESC',
      example: '用这个例子',
      loading: '编辑器马上就好…',
      run: '运行',
      running: '正在算…',
      stop: '停下',
      keys: 'Ctrl / ⌘ + Enter 运行；按 Esc 再按 Tab 离开编辑框',
      fromLink: '这条语句来自链接，还没有运行。请看过再点「运行」；它只能读这台电脑上的数据。',
      answer: '查询结果',
      result: (rows, seconds) => `${rows}行，用时${seconds}秒`,
      shown: (n) => `只列出前${n}行，CSV 里是全部`,
      noRows: '算完了，没有符合的行。',
      failed: '没有算完',
      invalid: '引擎看不懂这条语句，它的原话在下面。常见的原因：表名或列名写错、少了括号、文字没有用单引号。',
      lost: '计算引擎中断了，正在重新读入文件。稍后请再运行一次。',
      tooLong: '语句太长，放不进链接；结果不受影响。',
      tables: '可用的表',
    },
  },
  en: {
    lead: (files, orders, responses, left) => {
      const used = join([orders && `${orders} orders`, responses && `${responses} answers`], ' and ');
      if (used === '') return `${files === '1' ? '1 file is' : `${files} files are`} in: look at the rows or ask with SQL; no page analyses ${files === '1' ? 'it' : 'them'} yet`;
      return `${files === '1' ? '1 file' : `${files} files`}: ${used} count${left ? `; ${left} rows do not, and below is why` : ', not one row is left out'}`;
    },
    second: ({ customers, from, to, anonymous }) =>
      `${join([customers && `${customers} customers`, from && to && `${from} to ${to}`, anonymous && `${anonymous} orders name no buyer: they count as sales, not towards customers`], '; ')}.`,
    nothing: 'No data yet: drop files to begin',
    coming: 'The files are being imported and will be listed here',
    files: { title: 'Files read', kicker: 'Files · read = counted + left out + merged', add: 'Add files', clear: 'Clear all', mapping: 'What each column is taken for', noReason: '–', unused: 'In: look at the rows or ask with SQL; no page analyses it yet', takeOut: 'Take out', replace: 'Replace' },
    rejected: {
      title: (n) => (n === '1' ? 'One row that cannot be read' : `${n} rows that cannot be read`),
      csv: (n) => (n === '1' ? 'Download this row' : `Download these ${n} rows`),
      row: 'Row',
      reason: 'Why',
      text: 'As it stands',
    },
    fileColumns: { file: 'File', kind: 'Holds', read: 'Read', kept: 'Counted', left: 'Left out', merged: 'Merged', mergedText: 'Another row says the same order or person; only the latest state counts', why: 'Why' },
    clearing: { title: 'Clear all data?', text: 'The files are wiped from the memory of this page. The originals on your computer stay as they are.', yes: 'Clear', no: 'Keep' },
    quality: {
      title: (n) => (n === 1 ? 'One thing to keep in mind' : `${n} things to keep in mind`),
      none: 'Nothing to keep in mind',
      kicker: 'Data quality · by file',
      grave: 'Must check',
      anonymous: (n, share) => `${n} orders (${share}) have no usable customer id: they count in revenue, not in customers, repeat purchase or value.`,
      joined: (n, all) => `${n} of ${all} answers belong to a customer of the orders; the others can only be cut by their own attributes.`,
      undated: (n) => `${n} answers have no date: they stay in whatever range is chosen.`,
      column: (column, text) => `“${column}”: ${text}`,
      gaps: (n, from, to, days) => `Days without orders: the longest run is from ${from} to ${to}, ${days} days${n === '1' ? '' : ` (${n} runs in all)`}. Check that no file is missing; gaps make changes and churn look wrong.`,
      outliers: (n, order, amount, share) => `${n === '1' ? 'One order is' : `${n} orders are`} far above the rest, the largest being ${order} (${amount}); together ${share} of revenue. Check that they were entered right; they raise the average order value.`,
      twins: (n) => `${n === '1' ? 'One order repeats' : `${n} orders repeat`} another one’s customer, moment and amount under another number. They may be split orders or exported twice: check a few.`,
      controls: (columns) => `The file’s own totals agree (${columns} ${columns === '1' ? 'column' : 'columns'})`,
    },
    tables: {
      kicker: 'Tables after import · click a heading to sort',
      title: (table, rows) => `${table}: ${rows} rows`,
      choose: 'Table',
      names: { orders: 'Orders', order_items: 'Lines', customers: 'Customers', responses: 'Responses', answers: 'Answers', questions: 'Questions', complaints: 'Complaints', campaigns: 'Campaigns', coupons: 'Coupons', points: 'Points', events: 'Events' },
      empty: 'This table is empty.',
      window: (from, to, all) => `Rows ${from}–${to} of ${all}`,
      previous: 'Previous 10,000',
      next: 'Next 10,000',
      csv: 'Download CSV',
      writing: (share) => `Writing ${share}`,
      loading: 'Fetching rows…',
      yes: 'yes',
      no: 'no',
    },
    sql: {
      kicker: 'Ask your own question (SQL) · DuckDB, run on this computer only',
      title: 'Ask these tables in SQL',
      editor: 'SQL statement',
      placeholder: 'SELECT province, count(*) AS orders, sum(amount) AS revenue\nFROM orders\nWHERE exclusion IS NULL\nGROUP BY ALL\nORDER BY revenue DESC',
      example: 'Use this example',
      loading: 'The editor is on its way…',
      run: 'Run',
      running: 'Running…',
      stop: 'Stop',
      keys: 'Ctrl / ⌘ + Enter runs; Esc, then Tab leaves the editor',
      fromLink: 'This statement came in the link and has not been run. Read it, then press Run; it can only read data on this computer.',
      answer: 'Result',
      result: (rows, seconds) => `${rows} rows in ${seconds} s`,
      shown: (n) => `The first ${n} rows are listed; the CSV holds all`,
      noRows: 'Done: no row matches.',
      failed: 'Not finished',
      invalid: 'The engine does not understand this statement; its own words are below. Usual reasons: a misspelt table or column, a missing bracket, text without single quotes.',
      lost: 'The engine stopped and is reading your files again. Please run the statement again in a moment.',
      tooLong: 'The statement is too long for the link; the result is not affected.',
      tables: 'Tables',
    },
  },
}; // prettier-ignore
