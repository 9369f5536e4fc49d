import { startAt, type TimeBins, within } from './bins';
import type { GroupRequest } from './cube';
import type { SplitCall } from './host';
import { isTabled } from './ranges';

/** What a split is and what its groups are called. */
export interface NamedSplit {
  readonly names: readonly string[];
  readonly split: SplitCall;
}

export const byMonth = ({ names, months: { firstDay, binOf, count } }: TimeBins): NamedSplit => ({
  names,
  split: { by: 'days', firstDay, bucketOf: binOf, buckets: count },
});

/** The question as one that tables answer, from the first of a month on; undefined: orders are gone through. */
export function tabledOf(
  time: TimeBins,
  by: GroupRequest['by'],
  { names, split }: NamedSplit,
  { from, to }: { readonly from: number; readonly to: number },
) {
  const { days, months } = time;
  const { first, end } = within(time, from, to);
  const start = startAt(time, first);
  if (start < 0 || !isTabled(days, 1)) return undefined;
  if (by === 'none') return { names, call: { split, ranges: Int32Array.of(start, end) } } as const;
  if (by === 'month') {
    const ends = (month: number) => Math.min(end, days.starts[month + 1] ?? days.count);
    const ranges = Int32Array.from(names.flatMap((_, month) => [month, month < start ? 0 : ends(month)]));
    return { names, call: { split: { by: 'none' }, ranges } } as const;
  }
  const last = startAt(time, end);
  if (last < 0 || !isTabled(months, names.length)) return undefined;
  return { names, call: { split, ranges: Int32Array.of(start, last) } } as const;
}
