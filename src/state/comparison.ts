import type { Extents } from '../model/extents';
import type { Scope } from '../model/scope';
import { addDays, addMonths, type Day, daysBetween } from '../util/day';

export interface ComparedRange {
  readonly from: Day;
  readonly to: Day;
}

export interface Comparisons {
  /** Same length, right before; null where the data do not reach back that far. */
  readonly previous: ComparedRange | null;
  /** Same days a year earlier; null where the data do not reach back, or where it is the same range as `previous`. */
  readonly lastYear: ComparedRange | null;
}

/**
 * What a range is compared with, like for like: an unfinished range meets just as many days. Whole months step by
 * months, so that 1–31 March meets 1–28 February. A range that starts before the first day seen is withheld.
 */
export function comparisonsOf(scope: Pick<Scope, 'from' | 'to'>, { firstDay, asOf }: Extents): Comparisons {
  const from = scope.from ?? firstDay;
  const to = scope.to ?? asOf;
  if (!from || !to || !firstDay || from >= to) return { previous: null, lastYear: null };
  const months = wholeMonths(from, to);
  const start = months === null ? addDays(from, -daysBetween(from, to)) : addMonths(from, -months);
  const before = { from: start, to: from };
  const year = { from: addMonths(from, -12), to: addMonths(to, -12) };
  const reaches = (range: ComparedRange) => (range.from >= firstDay ? range : null);
  const same = before.from === year.from && before.to === year.to;
  return { previous: same ? null : reaches(before), lastYear: reaches(year) };
}

/** How many whole months a range spans, counted from its own day of the month; null when it is not whole. */
function wholeMonths(from: Day, to: Day): number | null {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return months > 0 && addMonths(from, months) === to ? months : null;
}
