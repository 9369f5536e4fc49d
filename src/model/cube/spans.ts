import type { TimeBins } from './bins';
import type { Groups } from './groups';
import type { HeardCall } from './asked';
import type { GroupCall, RangesCall } from './host';
import type { Span, SwitchedGroups } from './switched';

/** What a span is known by. */
export const spanKey = ({ from, to, since }: Span) => `${from} ${to} ${since}`;

/** What a question is counted over, one span after the other; null: one without days. */
export function spansOf({ kind, call }: HeardCall, time: TimeBins): readonly (Span | null)[] {
  if (kind === 'ranges') return ofRanges(call, time);
  return kind === 'group' ? ofWindow(call) : [];
}

/** Whether who is new is new in every group alike. */
export const isAlike = ({ split, newSince }: GroupCall): boolean =>
  split.by === 'days' || newSince.every((day) => day === newSince[0]);

/** Of days as they are: one span, or one for each group of days. */
function ofWindow({ split, from, to, newSince }: GroupCall): (Span | null)[] {
  const [since = from] = newSince;
  if (split.by !== 'days') return [from < to ? { from, to, since } : null];
  const { bucketOf, firstDay } = split;
  return Array.from({ length: split.buckets }, (_, bucket) => {
    const begin = Math.max(from, firstDay + bucketOf.indexOf(bucket));
    const end = Math.min(to, firstDay + bucketOf.lastIndexOf(bucket) + 1);
    return begin < end ? { from: begin, to: end, since: newSince[bucket] ?? begin } : null;
  });
}

function ofRanges({ split, ranges }: RangesCall, { days, months }: TimeBins): (Span | null)[] {
  const bins = split.by === 'none' ? days : months;
  const dayOf = (bin: number) => days.firstDay + (split.by === 'none' ? bin : (days.starts[bin] ?? days.count));
  return Array.from({ length: ranges.length / 2 }, (_, at) => {
    const [start, end] = [bins.starts[ranges[2 * at] ?? 0] ?? bins.count, ranges[2 * at + 1] ?? 0];
    return end > start ? { from: dayOf(start), to: dayOf(end), since: dayOf(start) } : null;
  });
}

/** Spans in lists in which none overlaps another. */
export function apart(spans: Iterable<Span>): Span[][] {
  const lists: Span[][] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const list = lists.find((own) => (own.at(-1)?.to ?? 0) <= span.from);
    if (list) list.push(span);
    else lists.push([span]);
  }
  return lists;
}

/** Ranges one after the other, as `RangeTable.groups` gives them; null: an empty one. */
export function joined(
  found: readonly (readonly [SwitchedGroups, number] | null | undefined)[],
  buckets: number,
  isWanted: Uint8Array,
): Groups {
  const none = () => new Float64Array(found.length * buckets);
  const groups: Groups = {
    orders: none(), revenue: none(), knownOrders: none(), spent: none(),
    customers: none(), newcomers: none(), repeaters: none(), reorderers: none(),
  }; // prettier-ignore
  found.forEach((own, at) => {
    if (!own) return;
    const [table, place] = own;
    const told = table.groups(isWanted);
    for (const name of Object.keys(groups) as (keyof Groups)[])
      groups[name].set(told[name].subarray(place * buckets, (place + 1) * buckets), at * buckets);
  });
  return groups;
}
