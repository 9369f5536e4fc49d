/** The currency of amounts that do not say theirs: Chinese exports are the normal input. */
export const DEFAULT_CURRENCY = 'CNY';

/** ISO 4217 codes that can be chosen; the most usual first. */
export const CURRENCIES = [
  'CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'TWD', 'KRW', 'SGD', 'MYR', 'THB', 'VND', 'IDR', 'PHP', 'INR', 'AUD', 'NZD', 'CAD',
  'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'BRL', 'MXN', 'RUB', 'TRY', 'AED', 'SAR', 'ZAR',
] as const; // prettier-ignore

export type Currency = (typeof CURRENCIES)[number];

export const isCurrency = (text: string): text is Currency => CURRENCIES.some((code) => code === text);
