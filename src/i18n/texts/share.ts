import type { Localised } from '../locale';
import { type ShareMenuTexts, shareMenuTexts } from './share-menu';

/** Words of the dialog that makes a snapshot, and of the menu that opens it. */
export interface ShareTexts {
  readonly menu: ShareMenuTexts;
  readonly title: string;
  readonly lead: string;
  readonly name: string;
  readonly nameHint: string;
  readonly pages: string;
  readonly panels: string;
  readonly rows: string;
  readonly out: string;
  readonly collecting: string;
  readonly never: (names: string) => string;
  readonly scope: string;
  readonly asOf: string;
  readonly rule: string;
  readonly nothing: string;
  /** What leaves although a filter is set. */
  readonly wider: {
    readonly lead: string;
    readonly all: (attribute: string, panels: string) => string;
    readonly rest: (attribute: string, panels: string) => string;
    readonly totals: string;
  };
  readonly passphrase: string;
  readonly passphraseHint: string;
  readonly show: string;
  readonly tooShort: string;
  readonly size: (kilobytes: string, limit: string) => string;
  /** What the file weighs that is sent instead. */
  readonly file: (kilobytes: string) => string;
  /** What recipients may filter by. */
  readonly filters: {
    readonly title: string;
    readonly hint: string;
    readonly asking: (done: number, all: number) => string;
    readonly ready: (choices: number) => string;
    readonly failed: string;
    readonly tooBig: string;
  };
  readonly subtract: string;
  readonly copy: string;
  readonly download: string;
  readonly copied: string;
  readonly tooLong: string;
  readonly fileName: (day: string) => string;
  /** Viewer and results in one file. */
  readonly report: { readonly save: string; readonly hint: string; readonly fileName: (day: string) => string };
}

export const shareTexts: Localised<ShareTexts> = {
  'zh-CN': {
    menu: shareMenuTexts['zh-CN'],
    title: '分享快照',
    lead: '离开这台电脑的只有下面列出的汇总数：没有客户编号、姓名、电话和文字评论。对方不需要数据文件，打开就能看。',
    name: '快照名称',
    nameHint: '例如：十二月经营例会',
    pages: '放进哪些页面',
    panels: '面板',
    rows: '行数',
    out: '未放进',
    collecting: '正在收集…',
    never: (names) => `含个人信息，不会放进：${names}`,
    scope: '范围',
    asOf: '数据截至',
    rule: '少于5位客户或10位答题人的行、一位客户就占一半以上的金额不放进去；为了不让人用合计反推，有时会多去掉一行。',
    nothing: '没有可以放进快照的结果。',
    wider: {
      lead: '筛选管不到的内容也会一起发出去：',
      all: (attribute, panels) => `“${panels}”仍列出全部${attribute}，选中的只是标出来`,
      rest: (attribute, panels) => `“${panels}”带着没选中的${attribute}合计的占比，用来对照`,
      totals: '页首的总单数、总客户数和起止日期是全部数据的',
    },
    passphrase: '口令（可不填）',
    passphraseHint: '填了口令，内容就加密；忘了口令谁也打不开。请用另外的方式告诉对方。',
    show: '显示',
    tooShort: '口令至少8个字',
    size: (kilobytes, limit) => `${kilobytes} KB（链接最多 ${limit} KB）`,
    file: (kilobytes) => `文件 ${kilobytes} KB。`,
    filters: {
      title: '对方可以按什么筛选（最多两项）',
      hint: '选了的话，每个值（两项时还有每个组合）的结果都会算好放进去，快照会大一些；少于30位客户的值和组合不放。',
      asking: (done, all) => (all === 0 ? '正在看有哪些值…' : `正在算每个值的结果：${done} / ${all}`),
      ready: (choices) =>
        choices === 0 ? '去掉人数太少的以后，没有可以筛选的值了。' : `对方有${choices}种筛选可选，每项一次选一个。`,
      failed: '有的结果没算出来，这次不能带筛选。请去掉勾选再分享。',
      tooBig: '带的筛选太多，打不开。请少选一项，或少放几个页面。',
    },
    subtract: '同一批数据分享多次、每次范围略有不同时，两个快照相减仍可能推出少数人；请尽量用同一个范围。',
    copy: '复制快照链接',
    download: '下载 .kequn 文件',
    copied: '快照链接已复制，谁拿到都能看',
    tooLong: '放不进链接，请下载文件发送。',
    fileName: (day) => `客群快照-${day}.kequn`,
    report: {
      save: '存成一个网页文件 (.html)',
      hint: '结果和看它的页面在同一个文件里，双击就能打开，不用联网',
      fileName: (day) => `客群报告-${day}.html`,
    },
  },
  en: {
    menu: shareMenuTexts.en,
    title: 'Share a snapshot',
    lead: 'Only the aggregates listed here leave this computer: no customer ids, names, phone numbers or comments. Whoever opens it needs no data file.',
    name: 'Name of the snapshot',
    nameHint: 'For example: December review',
    pages: 'Pages to include',
    panels: 'Panel',
    rows: 'Rows',
    out: 'Left out',
    collecting: 'Collecting…',
    never: (names) => `Holds people, never included: ${names}`,
    scope: 'Scope',
    asOf: 'Data to',
    rule: 'Rows with fewer than 5 customers or 10 respondents, and amounts of which one customer makes more than half, stay behind; sometimes one more row, so that totals do not give them away.',
    nothing: 'There is nothing to put into a snapshot.',
    wider: {
      lead: 'Some of what leaves is wider than the filters:',
      all: (attribute, panels) => `“${panels}” lists every ${attribute.toLowerCase()}; the chosen ones are only marked`,
      rest: (attribute, panels) =>
        `“${panels}” carries the shares of what ${attribute.toLowerCase()} leaves out, to compare with`,
      totals: 'The numbers of orders and customers and the dates at the top of the page are those of all data',
    },
    passphrase: 'Passphrase (optional)',
    passphraseHint:
      'With a passphrase the contents are encrypted; nobody can open them without it. Send it by another way.',
    show: 'Show',
    tooShort: 'A passphrase has at least 8 characters',
    size: (kilobytes, limit) => `${kilobytes} KB (a link holds ${limit} KB)`,
    file: (kilobytes) => `The file has ${kilobytes} KB.`,
    filters: {
      title: 'What recipients may filter by (up to two)',
      hint: 'The results of each value, and of each pair, are put in, which makes the snapshot larger; values and pairs with fewer than 30 customers stay out.',
      asking: (done, all) => (all === 0 ? 'Looking at the values…' : `Computing each value: ${done} of ${all}`),
      ready: (choices) =>
        choices === 0
          ? 'With small groups taken out there is nothing left to filter by.'
          : choices === 1
            ? 'Recipients can choose 1 filter.'
            : `Recipients can choose among ${choices} filters, one value at a time.`,
      failed: 'Some results could not be computed: untick the filters to share without them.',
      tooBig: 'Too many filters to be opened again: choose one fewer, or fewer pages.',
    },
    subtract:
      'Two snapshots of the same data with slightly different scopes can be subtracted from each other; keep to one scope.',
    copy: 'Copy snapshot link',
    download: 'Download .kequn file',
    copied: 'Snapshot link copied: anybody who has it can look',
    tooLong: 'Too large for a link: download the file instead.',
    fileName: (day) => `kequn-snapshot-${day}.kequn`,
    report: {
      save: 'Save as one file (.html)',
      hint: 'Results and viewer in one file: a double click opens it, offline too',
      fileName: (day) => `kequn-report-${day}.html`,
    },
  },
};
