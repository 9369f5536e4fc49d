import type { Localised } from '../locale';

/** What is said of a chart whose months can be dragged across: under it, and to who uses keys. */
export interface BrushTexts {
  readonly hint: string;
  readonly keys: string;
}

export const brushTexts: Localised<BrushTexts> = {
  'zh-CN': {
    hint: '在图上左右拖动，全页只看这几个月',
    keys: '按住 Shift 用左右方向键选一段月份，Esc 取消。',
  },
  en: {
    hint: 'Drag across months to see only those, on the whole page',
    keys: ' Hold Shift and use the arrow keys to choose months; Escape clears them.',
  },
};
