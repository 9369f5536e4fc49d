import type { Localised } from '../locale';

/** Words on slides about targets and notes, which were typed on the dashboard. */
export interface DeckWordTexts {
  readonly target: (target: string) => string;
  readonly attained: string;
  readonly missed: string;
  /** The difference may be chance. */
  readonly close: string;
  readonly elsewhere: string;
  /** How far from the target: over it, short of it, or under one that was not to be reached (lapsed customers). */
  readonly gap: Readonly<Record<'over' | 'short' | 'under', (gap: string) => string>>;
  readonly done: (share: string) => string;
  readonly count: (all: number, attained: number) => string;
  /** Heading in the speaker's notes. */
  readonly heading: string;
  readonly actual: (name: string, value: string) => string;
  readonly note: (place: string, text: string) => string;
}

export const deckWordTexts: Localised<DeckWordTexts> = {
  'zh-CN': {
    target: (target) => `目标 ${target}`,
    attained: '已达成',
    missed: '未达成',
    close: '（在误差范围内）',
    elsewhere: '按另一个范围定的，不比较',
    gap: { over: (gap) => `高出 ${gap}`, short: (gap) => `还差 ${gap}`, under: (gap) => `低 ${gap}` },
    done: (share) => `完成 ${share}`,
    count: (all, attained) =>
      `定了${all}项目标：${attained > 0 ? `${attained}项已达成` : '都没有达成'}${attained > 0 && attained < all ? `，${all - attained}项未达成` : ''}`,
    heading: '目标与实际',
    actual: (name, value) => `${name}：实际 ${value}`,
    note: (place, text) => `批注 ${place}：${text}`,
  },
  en: {
    target: (target) => `target ${target}`,
    attained: 'attained',
    missed: 'missed',
    close: ' (within the margin)',
    elsewhere: 'set for another scope, not compared',
    gap: { over: (gap) => `${gap} above`, short: (gap) => `${gap} short`, under: (gap) => `${gap} below` },
    done: (share) => `${share} of it`,
    count: (all, attained) => (all === 1 ? `The target is ${attained === 1 ? 'attained' : 'missed'}` : `${attained} of ${all} targets attained`),
    heading: 'Targets and actual figures',
    actual: (name, value) => `${name}: ${value} actual`,
    note: (place, text) => `Note, ${place}: ${text}`,
  },
}; // prettier-ignore
