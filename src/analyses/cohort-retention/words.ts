import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Locale } from '../../i18n/locale';
import type { ViewContext } from '../analysis';
import type { columns } from './columns';
import type { params } from './params';

export type Row = RowOf<typeof columns>;
export type Context = ViewContext<ValuesOf<typeof params>>;

type Window = Context['params']['window'];

/** The days of a period since the first purchase: 30–59. */
const daysOf = (age: number) => `${30 * age}–${30 * age + 29}`;

/** Over a column of the triangle: 首月, 第3月 / First, 3; of 30 days 首30天, 30–59. */
export function ageName(age: number, window: Window, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (window === 'interval30') return zh && age === 0 ? '首30天' : daysOf(age);
  if (!zh) return age === 0 ? 'First' : String(age);
  return age === 0 ? '首月' : `第${age}月`;
}

/** A period inside a sentence, from age 1: 首购次月, 首购后第3个月, 首购后第30–59天 / month 3, days 30–59. */
export function periodName(age: number, window: Window, locale: Locale): string {
  if (locale === 'zh-CN') {
    if (window === 'interval30') return `首购后第${daysOf(age)}天`;
    return age === 1 ? '首购次月' : `首购后第${age}个月`;
  }
  return window === 'interval30' ? `days ${daysOf(age)}` : `month ${age}`;
}

/** Up to the end of a period, in front of a sentence. */
export function untilName(age: number, window: Window, locale: Locale): string {
  const days = 30 * (age + 1);
  if (locale === 'zh-CN') return window === 'interval30' ? `首购后${days}天内` : `到${periodName(age, window, locale)}`;
  return window === 'interval30' ? `Within ${days} days` : `By ${periodName(age, window, locale)}`;
}

/** Below one per cent a digit more, so that «nearly nobody» does not read as nobody. */
export function shareText(share: number, { format }: Pick<Context, 'format'>): string {
  return format.percent(share, share > 0 && share < 0.01 ? 2 : share < 0.1 ? 1 : 0);
}
