import { formatDay } from '../../util/day';
import type { Bins } from './tabulate';

/** First and last day of the orders, as numbers. */
export interface Reach {
  readonly firstDay: number;
  readonly lastDay: number;
}

export function reachOf(days: Int32Array): Reach {
  let [firstDay, lastDay] = [0, -1];
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? 0;
    if (row === 0 || day < firstDay) firstDay = day;
    if (row === 0 || day > lastDay) lastDay = day;
  }
  return { firstDay, lastDay };
}

export interface TimeBins {
  /** Every month that the orders reach, `YYYY-MM`. */
  readonly names: readonly string[];
  /** From the first of any month, for whole months and to any day. */
  readonly months: Bins;
  readonly days: Bins;
}

const count = (length: number) => Int32Array.from({ length }, (_, at) => at);

export function timeBins({ firstDay, lastDay }: Reach): TimeBins {
  const names: string[] = [];
  const starts: number[] = [];
  const monthOf = Int32Array.from({ length: lastDay - firstDay + 1 }, (_, at) => {
    const month = formatDay(firstDay + at).slice(0, 7);
    if (names.at(-1) !== month) {
      names.push(month);
      starts.push(at);
    }
    return names.length - 1;
  });
  const [each, days] = [count(names.length), count(monthOf.length)];
  return {
    names,
    months: { firstDay, binOf: monthOf, count: each.length, starts: each, startOf: each },
    days: {
      firstDay,
      binOf: days,
      count: days.length,
      starts: Int32Array.from(starts),
      startOf: monthOf,
    },
  };
}

/** Days from ≤ day < to within the reach, counted from its first one. */
export function within({ days: { firstDay, count: size } }: TimeBins, from: number, to: number) {
  const clamp = (day: number) => Math.max(0, Math.min(size, day - firstDay));
  return { first: clamp(from), end: Math.max(clamp(from), clamp(to)) };
}

/** The start that a range begins at, whose months are cut nowhere in front; -1: none. Beyond all orders is a start as well: of nothing. */
export function startAt({ days: { starts, count: size } }: TimeBins, first: number): number {
  return first === size ? starts.length : starts.indexOf(first);
}
