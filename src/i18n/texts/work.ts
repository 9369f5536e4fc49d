import type { Localised } from '../locale';

/** Words for what becomes of work on files, put before the reader wherever they are. */
export interface WorkTexts {
  /** Files that are read after those under way, or after those that were cancelled: the first of them, and how many there are. */
  readonly queued: (first: string, n: number, isStopping: boolean) => string;
  /** Cancelled; `file` is empty where it was none that the reader chose. */
  readonly cancelled: (file: string) => string;
  /** The same where nothing is on the page then. */
  readonly cancelledAll: (file: string) => string;
  /** Loaded behind the snapshot that is on screen. */
  readonly behind: (file: string) => string;
  readonly lost: string;
  readonly lostAgain: string;
  readonly outOfMemory: string;
  /** Memory ran out with the first file. */
  readonly tooLarge: (file: string) => string;
  /** Memory ran out with a file beside those that are loaded. */
  readonly tooLargeBeside: (file: string) => string;
}

export const workTexts: Localised<WorkTexts> = {
  'zh-CN': {
    queued: (first, n, isStopping) => `「${first}」${n > 1 ? `等${n}个文件` : ''}排在后面，${isStopping ? '刚才的导入停下来' : '前面的导入完'}，就接着读。`,
    cancelled: (file) => (file === '' ? '已取消，数据和之前一样。' : `已取消，「${file}」没有导入，其余数据和之前一样。`),
    cancelledAll: (file) => (file === '' ? '已取消，什么都没有导入。' : `已取消，「${file}」没有导入。要再试，重新选文件就行。`),
    behind: (file) => `${file === '' ? '文件' : `「${file}」`}已经导入，点上方「用自己的数据」就能看到。`,
    lost: '计算引擎中断了，已重新启动，正在重新读入您的文件。',
    lostAgain: '计算引擎又中断了，这次没有再读入文件。请换小一点的文件，或先关掉其他标签页再试。',
    outOfMemory: '内存不够用了。已读入的数据没有丢；请缩小时间范围，或先移除不需要的文件。',
    tooLarge: (file) => `内存不够，${file === '' ? '' : `「${file}」`}没有导入。请先关掉其他标签页再试，或者把文件按时间拆小。`,
    tooLargeBeside: (file) => `内存不够，「${file}」没有导入，之前导入的数据没有变。请先移除不需要的文件，或关掉其他标签页再试。`,
  },
  en: {
    queued: (first, n, isStopping) => `“${first}”${n > 1 ? ` and ${n - 1} more` : ''} will be read once the import before ${isStopping ? 'has stopped' : 'is done'}.`,
    cancelled: (file) => (file === '' ? 'Cancelled. Your data are as before.' : `Cancelled. “${file}” was not imported; everything else is as before.`),
    cancelledAll: (file) => (file === '' ? 'Cancelled. Nothing was imported.' : `Cancelled. “${file}” was not imported; choose it again to retry.`),
    behind: (file) => `${file === '' ? 'Your files are' : `“${file}” is`} imported. Choose “Use my own data” at the top to see it.`,
    lost: 'The engine stopped. It was restarted and is reading your files again.',
    lostAgain: 'The engine stopped again, and the files were not read this time. Try smaller files, or close other tabs first.',
    outOfMemory: 'Memory ran out. Nothing that was loaded is lost: choose a shorter range, or remove files you do not need.',
    tooLarge: (file) => `Memory ran out${file === '' ? '' : ` and “${file}” was not imported`}. Close other tabs and try again, or split the file by period.`,
    tooLargeBeside: (file) => `Memory ran out and “${file}” was not imported; what was imported before has not changed. Remove files you do not need, or close other tabs, and try again.`,
  },
}; // prettier-ignore
