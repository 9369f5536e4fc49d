import type { Localised } from '../locale';

/** Words while results are on screen whose data are still being loaded. */
export interface AheadTexts {
  readonly sample: string;
  /** A file that was just read. */
  readonly file: string;
  /** One that is too large to be filtered before it is loaded. */
  readonly large: string;
  /** Beside it: lets go of the file. */
  readonly cancel: string;
  /** It was let go of, and is not over yet. */
  readonly stopping: string;
  /** Results of an earlier visit, at that minute. */
  readonly last: (at: string) => string;
}

export const aheadTexts: Localised<AheadTexts> = {
  'zh-CN': {
    sample: '结果已经在了，明细数据还在后台读入；现在点筛选，读完马上更新。',
    file: '文件已读完，图表可以用了；其余分析在后台准备，好了自动接上。',
    large: '图表已画好。文件较大，筛选和其余分析要等后台导入完，届时自动更新。',
    cancel: '取消导入',
    stopping: '正在停止',
    last: (at) => `先看上次（${at}）的结果；留在这台设备上的文件正在后台读入，读完自动更新。`,
  },
  en: {
    sample: 'The results are here, the data behind them are still loading; filters you set now apply as soon as they are.',
    file: 'The charts are ready. The other analyses are being prepared and join by themselves.',
    large: 'The charts are ready. This file is large: filters and the other analyses follow once it is loaded.',
    cancel: 'Cancel import',
    stopping: 'Stopping',
    last: (at) => `These are the results of ${at}. The files kept on this device are loading and will update them.`,
  },
}; // prettier-ignore
