import type { Localised } from '../locale';

/** Words of the form in which a figure gets its target. */
export interface TargetTexts {
  readonly label: string;
  /** What may be typed: of amounts, of shares, of points. */
  readonly hints: Readonly<Record<'amount' | 'share' | 'points', string>>;
  readonly set: string;
  readonly clear: string;
  readonly invalid: string;
  readonly scope: (range: string) => string;
  readonly anyScope: string;
}

export const targetTexts: Localised<TargetTexts> = {
  'zh-CN': {
    label: '目标值',
    hints: { amount: '例如 1300万', share: '例如 65%', points: '例如 40' },
    set: '定为目标',
    clear: '取消目标',
    invalid: '没看懂这个数。金额和数量可写 1300万、1.3亿；比率写 65%；NPS 写 −100 到 100。',
    scope: (range) => `只对现在的范围有效：${range}。换了时间或筛选，要另定目标。`,
    anyScope: '换了时间或筛选也用这个目标。',
  },
  en: {
    label: 'Target',
    hints: { amount: 'such as 1.3M', share: 'such as 65%', points: 'such as 40' },
    set: 'Set target',
    clear: 'Remove target',
    invalid: 'Not a number that fits: amounts such as 1.3M, rates such as 65%, NPS between −100 and 100.',
    scope: (range) => `For the scope on screen only: ${range}. Another range or filter needs a target of its own.`,
    anyScope: 'Holds for other ranges and filters too.',
  },
};
