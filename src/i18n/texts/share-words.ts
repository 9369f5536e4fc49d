import type { Localised } from '../locale';

/** Words of the dialog about what was typed by hand: notes and targets. */
export interface ShareWordTexts {
  readonly notes: string;
  readonly hint: string;
  readonly all: string;
  readonly why: Readonly<Record<'hidden' | 'personal', string>>;
  readonly targets: (targets: string) => string;
}

export const shareWordTexts: Localised<ShareWordTexts> = {
  'zh-CN': {
    notes: '带上哪些批注',
    hint: '批注是手写的文字，勾上的才会发出去，对方看到的和这里一字不差。',
    all: '全部勾上',
    why: {
      hidden: '它所在的位置不在快照里，不会发出去',
      personal: '像是电话、邮箱或证件号，不会发出去',
    },
    targets: (targets) => `带上目标值：${targets}`,
  },
  en: {
    notes: 'Notes to include',
    hint: 'Notes are typed by hand: only those ticked leave, word for word as they stand here.',
    all: 'Tick all',
    why: {
      hidden: 'stays behind: the snapshot does not show its place',
      personal: 'stays behind: it looks like a phone number, an e-mail address or an identity number',
    },
    targets: (targets) => `Include the targets: ${targets}`,
  },
};
