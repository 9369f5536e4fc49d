import { type Currency, DEFAULT_CURRENCY } from '../util/currency';
import type { Locale } from './locale';

/** 元, 美元 / what stands before an amount: ¥, $, HK$, CHF and a space. */
export function currencyMark(currency: Currency, locale: Locale): string {
  if (currency === DEFAULT_CURRENCY) return locale === 'zh-CN' ? '元' : '¥';
  if (locale === 'zh-CN') return currencyName(currency, locale);
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0);
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return /^[A-Z]+$/.test(sign) ? `${sign}\u00a0` : sign;
}

/** 美元 / US Dollar */
export function currencyName(currency: Currency, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency;
}
