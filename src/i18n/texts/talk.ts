import type { Localised } from '../locale';

/** Words of a talk: on its controls and in the window of the speaker. */
export interface TalkTexts {
  readonly label: string;
  readonly computing: string;
  readonly place: (slide: number, slides: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly black: string;
  readonly laser: string;
  readonly notes: string;
  readonly full: string;
  readonly exit: string;
  readonly back: string;
  readonly drilled: (words: string) => string;
  readonly isBlack: string;
  readonly blocked: string;
  readonly nothing: string;
  readonly speaker: string;
  readonly upNext: string;
  readonly end: string;
  readonly elapsed: string;
  readonly restart: string;
  readonly larger: string;
  readonly smaller: string;
  readonly hint: string;
}

export const talkTexts: Localised<TalkTexts> = {
  'zh-CN': {
    label: '演示',
    computing: '正在计算各页…',
    place: (slide, slides) => `第${slide}页，共${slides}页`,
    previous: '上一页',
    next: '下一页',
    black: '黑屏',
    laser: '激光笔',
    notes: '讲稿窗口',
    full: '全屏',
    exit: '结束',
    back: '返回原来的幻灯片',
    drilled: (words) => `正在看：${words}`,
    isBlack: '已黑屏，按任意键返回',
    blocked: '浏览器拦住了讲稿窗口，请允许本页弹出窗口。',
    nothing: '没有可以演示的页。',
    speaker: '讲稿',
    upNext: '下一页',
    end: '最后一页',
    elapsed: '已用时',
    restart: '重新计时',
    larger: '字大一点',
    smaller: '字小一点',
    hint: '← → 翻页 · B 黑屏 · L 激光笔 · S 讲稿 · F 全屏 · 退格 返回 · Esc 结束',
  },
  en: {
    label: 'Presentation',
    computing: 'Computing slides…',
    place: (slide, slides) => `Slide ${slide} of ${slides}`,
    previous: 'Previous',
    next: 'Next',
    black: 'Black',
    laser: 'Laser',
    notes: 'Speaker window',
    full: 'Full screen',
    exit: 'End',
    back: 'Back to the slide',
    drilled: (words) => `Looking at ${words}`,
    isBlack: 'Screen is black; any key brings it back',
    blocked: 'The browser blocked the speaker window: allow pop-ups for this page.',
    nothing: 'There is nothing to present.',
    speaker: 'Notes',
    upNext: 'Next',
    end: 'Last slide',
    elapsed: 'Elapsed',
    restart: 'Restart',
    larger: 'Larger',
    smaller: 'Smaller',
    hint: '← → slides · B black · L laser · S notes · F full screen · Backspace back · Esc end',
  },
};
