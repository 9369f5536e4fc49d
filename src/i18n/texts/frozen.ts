import type { Localised } from '../locale';

/** Words that panels and the page use while a snapshot is shown. */
export interface FrozenTexts {
  readonly name: string;
  /** Under every panel. */
  readonly note: (at: string, asOf: string) => string;
  readonly hidden: (n: number) => string;
  /** A filter was asked for. */
  readonly fixed: string;
  /** What it may be filtered by. */
  readonly offered: (attributes: string) => string;
  readonly filterBy: string;
  readonly all: string;
  readonly noFilter: string;
  /** A snapshot from a file has no address. */
  readonly noLink: string;
  /** A report of one file was asked for what only the page can do. */
  readonly onlyReport: string;
  readonly absent: { readonly badge: string; readonly title: string; readonly text: string };
  readonly at: (time: string) => string;
  readonly asOf: (day: string) => string;
  readonly verified: string;
  readonly hosted: string;
  readonly unverified: string;
  readonly unverifiedHint: string;
  readonly leave: string;
  readonly opening: string;
}

export const frozenTexts: Localised<FrozenTexts> = {
  'zh-CN': {
    name: '快照',
    note: (at, asOf) => `冻结于 ${at} · 数据截至 ${asOf}`,
    hidden: (n) => `${n}行因人数太少未放进快照`,
    fixed: '这是冻结的快照，筛选和口径不能再改。要换范围，请对方重新分享，或用自己的数据。',
    offered: (attributes) =>
      `这份快照可以按${attributes}筛选，每项选一个；人数太少的值和组合、其他条件和时间没有放进来。`,
    filterBy: '可筛选',
    all: '全部',
    noFilter: '取消筛选',
    noLink: '这个快照是从文件打开的，没有链接。要转给别人，请直接发送文件。',
    onlyReport: '这个文件只能看。要做幻灯片，请在客群网页里打开数据或快照。',
    absent: {
      badge: '快照里没有',
      title: '分享的人没有把这个结果放进来',
      text: '快照只含分享时选中的面板，不含数据，所以算不出别的。',
    },
    at: (time) => `冻结于 ${time}`,
    asOf: (day) => `数据截至 ${day}`,
    verified: '口令正确，内容未被改动',
    hosted: '由本站发布，校验无误',
    unverified: '来源未验证',
    unverifiedHint: '没有加口令的快照，任何人都能照样做一个。请确认是谁发给您的。',
    leave: '用自己的数据',
    opening: '正在打开快照…',
  },
  en: {
    name: 'Snapshot',
    note: (at, asOf) => `Frozen ${at} · data to ${asOf}`,
    hidden: (n) => (n === 1 ? '1 row left out: too few people' : `${n} rows left out: too few people`),
    fixed:
      'This is a frozen snapshot: filters and definitions cannot be changed. Ask for another one, or use your own data.',
    offered: (attributes) =>
      `This snapshot can be filtered by ${attributes.toLowerCase()}, one value each. Values and pairs with too few people, other filters and other dates are not in it.`,
    filterBy: 'Filter by',
    all: 'All',
    noFilter: 'Clear filters',
    noLink: 'This snapshot was opened from a file and has no link. Send the file instead.',
    onlyReport: 'This file is for reading only. To make slides, open the data or the snapshot on the page of Kequn.',
    absent: {
      badge: 'Not in this snapshot',
      title: 'Whoever shared this did not include this result',
      text: 'A snapshot holds the panels that were chosen, not the data, so nothing else can be computed.',
    },
    at: (time) => `Frozen ${time}`,
    asOf: (day) => `Data to ${day}`,
    verified: 'Passphrase right, contents unchanged',
    hosted: 'Published by this site, checked',
    unverified: 'Source not verified',
    unverifiedHint: 'Anybody can make a snapshot without a passphrase. Make sure you know who sent it.',
    leave: 'Use my own data',
    opening: 'Opening the snapshot…',
  },
};
