import type { Localised } from '../locale';

/** What is said of numbers that are those of the mark under the pointer. */
export interface PartTexts {
  readonly of: (name: string) => string;
  /** `share` is of all. */
  readonly shareOf: (name: string, share: string) => string;
}

export const partTexts: Localised<PartTexts> = {
  'zh-CN': { of: (name) => `其中${name}`, shareOf: (name, share) => `其中${name}，占${share}` },
  en: { of: (name) => `of which ${name}`, shareOf: (name, share) => `of which ${name}, ${share}` },
};
