import { addDays, type Day, dayNumber } from '../../util/day.ts';
import { AS_OF, FIRST_DAY, PLANTED } from './planted.ts';

const number = (day: Day) => dayNumber(day) ?? 0;

/** Day numbers since 1970-01-01: the first day of the data and the first day not in it. */
export const FIRST = number(FIRST_DAY);
export const END = number(AS_OF);

/** Lunar new year's day. */
const NEW_YEARS = ['2022-02-01', '2023-01-22', '2024-02-10'].map(number);

export interface Promotion {
  readonly name: '618' | '双11';
  readonly from: number;
  readonly to: number;
  /** Days on which most of it is sold. */
  readonly peaks: readonly [number, ...number[]];
}

/** The sales of the six planted windows, with the days when prices are lowest. */
export const PROMOTIONS: readonly Promotion[] = PLANTED.promotionCohorts.windows.map(([from, to]) => {
  const isJune = from.slice(5, 7) === '06';
  const last = addDays(to, -1);
  const peaks: [number, ...number[]] = isJune
    ? [number(from), number(from) + 1, number(last) - 4, number(last) - 3, number(last) - 2]
    : [number(last) - 11, number(last) - 10, number(last) - 1, number(last)];
  return { name: isJune ? '618' : '双11', from: number(from), to: number(to), peaks };
});

/** The sale that runs on a day. */
export function promotionOn(day: number): Promotion | undefined {
  return PROMOTIONS.find(({ from, to }) => day >= from && day < to);
}

/** The sale that starts within `days` after a day: worth waiting for, or worth buying early for. */
export function promotionNear(day: number, days: number): Promotion | undefined {
  return PROMOTIONS.find(({ from, to }) => day >= from - days && day < to + days);
}

/** How willing people are to order on a day beside sales: stocking up before 春节, silence around it. 1 is ordinary. */
export function festivalFactor(day: number): number {
  for (const newYear of NEW_YEARS) {
    const offset = day - newYear;
    if (offset >= -28 && offset < -9) return 1.45;
    if (offset >= -4 && offset < 7) return 0.35;
  }
  return 1;
}

const WEEKDAY = [1.06, 0.98, 0.97, 0.96, 0.97, 1, 1.08];

/** How many new customers a day brings, relative to others. */
export function acquisitionWeight(day: number): number {
  const years = (day - FIRST) / 365.25;
  const trend = years < 0.35 ? 0.75 + years : years < 2.5 ? 1.1 + 0.06 * years : 0.94;
  const sale = promotionOn(day);
  const push = !sale ? 1 : sale.from === number(PLANTED.failingCohort.from) ? 2.3 : 1.75;
  const peak = sale?.peaks.includes(day) ? 1.7 : 1;
  return trend * push * peak * festivalFactor(day) * (WEEKDAY[(day + 4) % 7] ?? 1);
}
