import type { Localised } from '../locale';

/** Words about what amounts are in. */
export interface CurrencyTexts {
  readonly kicker: string;
  readonly title: (name: string) => string;
  readonly said: (name: string) => string;
  readonly several: (names: string) => string;
  readonly none: (name: string) => string;
  readonly asSaid: (name: string) => string;
}

export const currencyTexts: Localised<CurrencyTexts> = {
  'zh-CN': {
    kicker: '金额的币种',
    title: (name) => `金额按${name}显示`,
    said: (name) => `文件里写的是${name}。只换单位，不换算。`,
    several: (names) => `文件里有几种币种：${names}。金额直接相加，没有换算；请分币种导出后再看合计。`,
    none: (name) => `文件没有写币种，先按${name}显示；不对就在这里改。只换单位，不换算。`,
    asSaid: (name) => `跟着文件（${name}）`,
  },
  en: {
    kicker: 'Currency of amounts',
    title: (name) => `Amounts are shown in ${name}`,
    said: (name) => `The files say ${name}. A choice here changes the sign only; nothing is converted.`,
    several: (names) =>
      `The files hold several currencies: ${names}. Amounts are added as they stand, nothing is converted; export one currency at a time before trusting a total.`,
    none: (name) =>
      `The files name no currency, so ${name} is assumed; correct it here. The sign changes only, nothing is converted.`,
    asSaid: (name) => `As the files say (${name})`,
  },
};
