import type { Localised } from '../locale';

/** Words of the page where a deck is put together. */
export interface DeckDeskTexts {
  readonly title: string;
  readonly lead: string;
  readonly audience: string;
  readonly useDefault: string;
  readonly replaced: (audience: string, slides: number) => string;
  readonly undo: string;
  readonly slides: (n: number) => string;
  readonly empty: string;
  readonly slideTitle: (n: number) => string;
  readonly titleHint: string;
  readonly part: (n: number) => string;
  readonly note: (n: number) => string;
  readonly noteHint: string;
  readonly text: (n: number) => string;
  /** Said of the number of a slide, which can be taken and dropped. */
  readonly drag: string;
  readonly up: (title: string) => string;
  readonly down: (title: string) => string;
  readonly remove: (title: string) => string;
  readonly more: (title: string) => string;
  readonly movedTo: (title: string, place: number) => string;
  readonly removed: (title: string) => string;
  readonly addText: string;
  readonly rescope: string;
  readonly rescoped: (words: string) => string;
  readonly added: (title: string, slides: number) => string;
  readonly notAdded: string;
  readonly full: (most: number) => string;
  readonly kept: string;
  readonly notKept: string;
  readonly leaving: string;
  readonly hidden: (rows: number) => string;
  readonly computing: string;
  readonly present: string;
  readonly pptx: string;
  readonly xlsx: string;
  /** The customers themselves: only for the sales team, only on this computer. */
  readonly list: string;
  readonly listHint: string;
  readonly listName: (day: string) => string;
  readonly nobody: string;
  readonly pdf: (paper: string) => string;
  readonly papers: Readonly<Record<'wide' | 'a4', string>>;
  readonly writing: Readonly<Record<'asking' | 'pictures' | 'writing', string>>;
  readonly written: (file: string, seconds: string) => string;
  readonly failed: (message: string) => string;
  readonly cancelled: string;
  readonly fileName: (day: string) => string;
}

export const deckDeskTexts: Localised<DeckDeskTexts> = {
  'zh-CN': {
    title: '演示稿',
    lead: '一页一个结论。标题按数据算出来，改过的以您写的为准。',
    audience: '讲给谁听',
    useDefault: '换成默认五部分',
    replaced: (audience, slides) => `已换成${audience}的默认稿，共${slides}页。`,
    undo: '撤销',
    slides: (n) => `${n}页`,
    empty: '还没有幻灯片。在面板菜单里选「加入演示稿」，或用默认五部分。',
    slideTitle: (n) => `第${n}页的标题`,
    titleHint: '标题',
    part: (n) => `第${n}页属于哪一部分`,
    note: (n) => `第${n}页的讲稿`,
    noteHint: '讲稿：只有您看得到，会放进备注',
    text: (n) => `第${n}页的正文`,
    drag: '拖动排序',
    up: (title) => `上移：${title}`,
    down: (title) => `下移：${title}`,
    remove: (title) => `删除：${title}`,
    more: (title) => `讲稿：${title}`,
    movedTo: (title, place) => `「${title}」现在是第${place}页`,
    removed: (title) => `已删除「${title}」`,
    addText: '加一页文字',
    rescope: '全部改用当前筛选',
    rescoped: (words) => `每一页都改成：${words}`,
    added: (title, slides) => `「${title}」已加入演示稿，共${slides}页。`,
    notAdded: '这个面板里有客户个人，不能加入演示稿。',
    full: (most) => `演示稿最多${most}页。`,
    kept: '自动保存在这台电脑的浏览器里，只存看什么，不存数据。',
    notKept: '浏览器不让保存，关掉页面演示稿就没了。',
    leaving:
      '导出的文件只有汇总结果：少于5位客户或10份答卷的行，以及能反推出它们的行，都不列出。文件备注里有定义和SQL。',
    hidden: (rows) => `${rows}行不列出`,
    computing: '正在计算…',
    present: '开始演示',
    pptx: '下载 PPTX',
    xlsx: '下载 XLSX',
    list: '客户名单 XLSX（仅本机）',
    listHint: '名单是另一份文件，含客户编号，按当前筛选列出，不进演示稿，也不进链接。',
    listName: (day) => `客户名单-仅本机-${day}`,
    nobody: '当前筛选下没有可列出的客户。',
    pdf: (paper) => `打印 PDF・${paper}`,
    papers: { wide: '16:9', a4: 'A4 含数据表' },
    writing: { asking: '正在计算各页…', pictures: '正在画图…', writing: '正在写文件…' },
    written: (file, seconds) => `${file} 已生成，用时${seconds}秒。`,
    failed: (message) => `没有生成：${message}`,
    cancelled: '已取消。',
    fileName: (day) => `客户经营汇报-${day}`,
  },
  en: {
    title: 'Deck',
    lead: 'One finding a slide. Titles are computed from the data; what you type takes their place.',
    audience: 'For',
    useDefault: 'Use the default five parts',
    replaced: (audience, slides) => `Now the default deck for ${audience.toLowerCase()}, ${slides} slides.`,
    undo: 'Undo',
    slides: (n) => (n === 1 ? '1 slide' : `${n} slides`),
    empty: 'No slides yet. Choose “Add to deck” in the menu of a panel, or take the default five parts.',
    slideTitle: (n) => `Title of slide ${n}`,
    titleHint: 'Title',
    part: (n) => `Part of slide ${n}`,
    note: (n) => `Speaker notes of slide ${n}`,
    noteHint: 'Speaker notes: seen by you only, kept in the notes of the file',
    text: (n) => `Text of slide ${n}`,
    drag: 'Drag to reorder',
    up: (title) => `Move up: ${title}`,
    down: (title) => `Move down: ${title}`,
    remove: (title) => `Remove: ${title}`,
    more: (title) => `Speaker notes: ${title}`,
    movedTo: (title, place) => `“${title}” is now slide ${place}`,
    removed: (title) => `Removed “${title}”`,
    addText: 'Add a text slide',
    rescope: 'Use the current filters everywhere',
    rescoped: (words) => `Every slide now shows: ${words}`,
    added: (title, slides) => `Added “${title}”: ${slides === 1 ? '1 slide' : `${slides} slides`} in the deck.`,
    notAdded: 'This panel holds single customers and cannot be added to a deck.',
    full: (most) => `A deck holds at most ${most} slides.`,
    kept: 'Kept in this browser: what is asked, not the data.',
    notKept: 'This browser keeps nothing: the deck is gone when the page is closed.',
    leaving:
      'Files hold aggregates only: rows of fewer than 5 customers or 10 respondents, and rows that would give those away, are left out. Speaker notes hold definitions and SQL.',
    hidden: (rows) => (rows === 1 ? '1 row left out' : `${rows} rows left out`),
    computing: 'Computing…',
    present: 'Present',
    pptx: 'Download PPTX',
    xlsx: 'Download XLSX',
    list: 'Customer list XLSX (this computer only)',
    listHint:
      'The list is another file: it holds customer ids, under the filters on screen, and is no part of the deck or of a link.',
    listName: (day) => `customers-this-computer-only-${day}`,
    nobody: 'No customers to list under the filters on screen.',
    pdf: (paper) => `Print PDF · ${paper}`,
    papers: { wide: '16:9', a4: 'A4 with tables' },
    writing: { asking: 'Computing slides…', pictures: 'Drawing…', writing: 'Writing the file…' },
    written: (file, seconds) => `${file} is ready, after ${seconds} s.`,
    failed: (message) => `No file was made: ${message}`,
    cancelled: 'Cancelled.',
    fileName: (day) => `customer-report-${day}`,
  },
};
