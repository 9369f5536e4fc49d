import { type Currency, DEFAULT_CURRENCY } from '../util/currency';
import { currencyMark } from './currency';
import type { Locale } from './locale';

/** U+2060: keeps a number and its 万/亿 on one line. */
const JOIN = '\u2060';
const MINUS = '\u2212';

/** All numbers of the page go through here: 万/亿 in Chinese, K/M in English, a true minus, explicit signs on changes. */
export interface Formatter {
  readonly locale: Locale;
  /** 12,345 */
  count(value: number): string;
  /** 12.3万 / 12.3K; below ten thousand in full. */
  compact(value: number): string;
  /** Writes amounts that stand under each other alike: one unit and as many decimals as the largest has. */
  alike(values: readonly number[]): (value: number) => string;
  readonly currency: Currency;
  /** 元, 美元 / ¥, $ */
  readonly moneyUnit: string;
  /** Money, short, with its unit: 123.4万元 / ¥1.23M. */
  money(value: number): string;
  /** Money in full: 1,234,567.89元 / ¥1,234,567.89. */
  moneyExact(value: number): string;
  /** A share 0..1 as 12.3%. */
  percent(share: number, digits?: number): string;
  /** A share 0..1 that stands under others: always with its decimals, 61.0%. */
  rate(share: number, digits?: number): string;
  /** A difference of two shares as +5.8个点 / +5.8 pts. */
  points(difference: number, digits?: number): string;
  /** A relative change 0.03 as +3%. */
  change(ratio: number, digits?: number): string;
  /** A plain number with the digits asked for. */
  number(value: number, digits?: number): string;
  /** A number that stands under others: always with its decimals, 78.0. */
  fixed(value: number, digits: number): string;
  /** 2024-12-20, as it stands. */
  day(day: string): string;
  /** 2024年6月 / Jun 2024, from YYYY-MM or YYYY-MM-DD. */
  month(month: string): string;
  /** 广东、江苏 / Guangdong, Jiangsu */
  list(words: readonly string[]): string;
  /** 6月 / Jun */
  monthShort(month: string): string;
}

const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function short(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return trimZeros(value.toFixed(digits)).replace(/\B(?=(\d{3})+$)/g, digits === 0 ? ',' : '');
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A plus only where something is left after rounding. */
const signed = (text: string, value: number) => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);

const writers = new Map<string, Intl.NumberFormat>();

/** Writes numbers with so many decimals. One takes longer to make than to use a hundred times. */
function writer(locale: Locale, least: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${least} ${most}`;
  let known = writers.get(key);
  if (!known) {
    known = new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      signDisplay: 'negative',
    });
    writers.set(key, known);
  }
  return known;
}

export function formatter(locale: Locale, currency: Currency = DEFAULT_CURRENCY): Formatter {
  const mark = currencyMark(currency, locale);
  const minus = (text: string) => text.replace('-', MINUS);
  const zh = locale === 'zh-CN';
  const group = (value: number, digits: number) => minus(writer(locale, 0, digits).format(value));
  const scaled = (value: number): string => {
    const size = Math.abs(value);
    if (zh) {
      if (size >= 99_995_000) return minus(`${short(value / 1e8)}${JOIN}亿`);
      if (size >= 9_999.5) return minus(`${short(value / 1e4)}${JOIN}万`);
    } else {
      if (size >= 999_500_000) return minus(`${short(value / 1e9)}B`);
      if (size >= 999_500) return minus(`${short(value / 1e6)}M`);
      if (size >= 9_999.5) return minus(`${short(value / 1e3)}K`);
    }
    return group(value, size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2);
  };
  const fixed = (value: number, digits: number) => minus(writer(locale, digits, digits).format(value));
  const unitOf = (largest: number): readonly [number, string] => {
    const units = zh
      ? ([[99_995_000, 1e8, `${JOIN}亿`], [9_999.5, 1e4, `${JOIN}万`]] as const)
      : ([[999_500_000, 1e9, 'B'], [999_500, 1e6, 'M'], [9_999.5, 1e3, 'K']] as const); // prettier-ignore
    const [, by, unit] = units.find(([from]) => largest >= from) ?? [0, 1, ''];
    return [by, unit];
  };
  const alike = (values: readonly number[]) => {
    const sizes = values.filter(Number.isFinite).map(Math.abs);
    const largest = Math.max(0, ...sizes);
    const [by, unit] = unitOf(largest);
    const whole = by === 1 && sizes.every(Number.isInteger);
    const digits = whole || largest / by >= 100 ? 0 : largest / by >= 10 ? 1 : 2;
    const least = 10 ** -digits;
    return (value: number) =>
      value > 0 && value / by < least / 2 ? `<${fixed(least, digits)}${unit}` : `${fixed(value / by, digits)}${unit}`;
  };
  const money = (text: string) =>
    zh ? `${text}${mark}` : text.startsWith(MINUS) ? `${MINUS}${mark}${text.slice(1)}` : `${mark}${text}`;
  const hundredths = (share: number, digits: number) => {
    const text = trimZeros((100 * share).toFixed(digits));
    return text === '-0' ? '0' : minus(text);
  };
  const percent = (share: number, digits = 1) => `${hundredths(share, digits)}%`;
  return {
    locale,
    currency,
    moneyUnit: mark,
    count: (value) => group(value, 0),
    compact: scaled,
    money: (value) => money(scaled(value)),
    moneyExact: (value) => money(fixed(value, 2)),
    alike,
    percent,
    rate: (share, digits = 1) => `${fixed(100 * share, digits)}%`,
    fixed,
    points: (difference, digits = 1) => signed(hundredths(difference, digits), difference) + (zh ? '个点' : ' pts'),
    change: (ratio, digits = 0) => signed(percent(ratio, digits), ratio),
    number: (value, digits = 1) => group(value, digits),
    day: (day) => day,
    month: (month) => {
      const [year, m] = month.split('-');
      return zh ? `${year}年${Number(m)}月` : `${EN_MONTHS[Number(m) - 1] ?? m} ${year}`;
    },
    list: (words) => words.join(zh ? '、' : ', '),
    monthShort: (month) => {
      const m = Number(month.split('-')[1]);
      return zh ? `${m}月` : (EN_MONTHS[m - 1] ?? String(m));
    },
  };
}
