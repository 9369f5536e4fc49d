import type { Localised } from '../locale';

/** Words of the saved dashboards. */
export interface SavedTexts {
  readonly title: string;
  readonly hint: string;
  readonly name: string;
  readonly save: string;
  readonly none: string;
  readonly unavailable: string;
  readonly actions: (name: string) => string;
  readonly update: string;
  readonly rename: string;
  readonly duplicate: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  readonly done: string;
  readonly saved: (name: string) => string;
  readonly updated: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly undo: string;
  readonly exportAll: string;
  readonly importAll: string;
  readonly fileName: string;
  readonly imported: (added: number, skipped: number) => string;
  readonly refused: Readonly<Record<'too-big' | 'not-json' | 'not-ours' | 'newer', string>>;
  /** This page is served from an origin that others share. */
  readonly sharedOrigin: (origin: string) => string;
}

export const savedTexts: Localised<SavedTexts> = {
  'zh-CN': {
    title: '我的看板',
    hint: '存的是看法：页面、筛选、参数和语言，不含数据。只存在这个浏览器里。',
    name: '看板名称',
    save: '存下当前看板',
    none: '还没有存过看板。调好页面和筛选，起个名字就能随时回来。',
    unavailable: '这个浏览器不允许网页保存内容（可能是无痕窗口），看板存不下来。可以先复制链接。',
    actions: (name) => `${name}：更多操作`,
    update: '改存为当前页面',
    rename: '改名',
    duplicate: '复制一份',
    up: '上移',
    down: '下移',
    remove: '删除',
    done: '好',
    saved: (name) => `已存为「${name}」`,
    updated: (name) => `「${name}」已改存为当前页面`,
    removed: (name) => `已删除「${name}」`,
    undo: '撤销',
    exportAll: '全部导出',
    importAll: '导入',
    fileName: '客群看板.json',
    imported: (added, skipped) => `读入${added}个看板${skipped > 0 ? `，${skipped}个看不懂，已跳过` : ''}`,
    refused: {
      'too-big': '这个文件太大了，不像是看板文件',
      'not-json': '这个文件不是 JSON，可能没有下载完整',
      'not-ours': '这不是从这里导出的看板文件',
      newer: '这个文件来自更新的版本，请先更新网页',
    },
    sharedOrigin: (origin) => `${origin} 下的其他网页也读得到这里存的看板名称和筛选（不含数据）。`,
  },
  en: {
    title: 'My dashboards',
    hint: 'Keeps the view: page, filters, parameters and language, never data. Stays in this browser only.',
    name: 'Name of the dashboard',
    save: 'Save this view',
    none: 'Nothing saved yet. Set up the page and its filters, name it, and come back any time.',
    unavailable: 'This browser does not let pages keep anything (a private window?). Copy the link instead.',
    actions: (name) => `${name}: more`,
    update: 'Replace with this view',
    rename: 'Rename',
    duplicate: 'Duplicate',
    up: 'Move up',
    down: 'Move down',
    remove: 'Delete',
    done: 'OK',
    saved: (name) => `Saved as “${name}”`,
    updated: (name) => `“${name}” now holds this view`,
    removed: (name) => `“${name}” deleted`,
    undo: 'Undo',
    exportAll: 'Export all',
    importAll: 'Import',
    fileName: 'kequn-dashboards.json',
    imported: (added, skipped) =>
      `${added === 1 ? '1 dashboard' : `${added} dashboards`} read${skipped > 0 ? `, ${skipped} skipped as unreadable` : ''}`,
    refused: {
      'too-big': 'This file is too big to be a file of dashboards',
      'not-json': 'This file is not JSON; it may not have downloaded completely',
      'not-ours': 'This is not a file of dashboards exported here',
      newer: 'This file comes from a newer version; update the page first',
    },
    sharedOrigin: (origin) =>
      `Other pages on ${origin} can read the names and filters of dashboards saved here (never data).`,
  },
};
