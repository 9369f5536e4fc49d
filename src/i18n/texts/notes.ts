import type { Localised } from '../locale';

/** Words of the form in which a manager writes on a date or a mark. */
export interface NoteTexts {
  readonly title: string;
  readonly close: string;
  readonly place: string;
  /** How a place is chosen besides from the list. */
  readonly hint: string;
  /** A day of the chosen month, which may be left out. */
  readonly day: string;
  readonly wrongDay: string;
  readonly text: string;
  readonly example: string;
  readonly most: (most: number, left: number) => string;
  readonly add: string;
  readonly change: string;
  readonly edit: string;
  readonly remove: string;
  readonly removed: (text: string) => string;
  readonly undo: string;
  readonly full: (most: number) => string;
  readonly tooLong: (length: string, most: string) => string;
  /** What a note of a month or of a mark is shown on, and that it travels. */
  readonly reach: Readonly<Record<'date' | 'mark', string>>;
  /** It belongs to a mark that is not drawn now. */
  readonly away: string;
  /** Between a panel and a mark of it. */
  readonly of: string;
}

export const noteTexts: Localised<NoteTexts> = {
  'zh-CN': {
    title: '批注',
    close: '关闭',
    place: '写在哪里',
    hint: '也可以直接点图上的位置；用键盘时，移到某处按 N。',
    day: '日（可不填）',
    wrongDay: '这个月没有这一天',
    text: '写什么',
    example: '例如 双11大促、新品上市',
    most: (most, left) => `最多${most}个字，还可写${left}个。`,
    add: '写上',
    change: '改好了',
    edit: '修改',
    remove: '删除',
    removed: (text) => `已删除“${text}”。`,
    undo: '撤销',
    full: (most) => `批注最多${most}条，请先删掉几条。`,
    tooLong: (length, most) => `链接现在有${length}个字符，超过${most}，有的聊天软件会截断；可在“分享”里存成文件。`,
    reach: {
      date: '所有出现这个月的图上都会显示；会随链接和保存的看板带走，请不要写客户的姓名和电话。',
      mark: '只显示在这张图上；会随链接和保存的看板带走，请不要写客户的姓名和电话。',
    },
    away: '现在图上没有',
    of: '：',
  },
  en: {
    title: 'Notes',
    close: 'Close',
    place: 'Where',
    hint: 'Or choose a place in the chart; with the keyboard, walk to one and press N.',
    day: 'Day (optional)',
    wrongDay: 'This month has no such day',
    text: 'Note',
    example: 'such as Double 11, new product',
    most: (most, left) => `Up to ${most} characters, ${left} left.`,
    add: 'Add note',
    change: 'Save note',
    edit: 'Edit',
    remove: 'Remove',
    removed: (text) => `“${text}” was removed.`,
    undo: 'Undo',
    full: (most) => `There are ${most} notes already; remove some first.`,
    tooLong: (length, most) =>
      `The link now has ${length} characters, more than ${most}: some chat programs cut it. “Share” saves it as a file.`,
    reach: {
      date: 'Stands on every chart that shows this month. It travels with links and saved dashboards: no names or phone numbers of customers, please.',
      mark: 'Stands on this chart only. It travels with links and saved dashboards: no names or phone numbers of customers, please.',
    },
    away: 'not in the chart now',
    of: ': ',
  },
};
