import type { TimeBins } from './bins';
import type { Groups } from './groups';
import type { RangesCall, SplitCall } from './host';
import type { Span, SwitchedGroups } from './switched';

/** What a span is known by. */
export const spanKey = ({ from, to }: Span) => `${from} ${to}`;

/** The days of each range that holds any. */
export function spansOf({ split, ranges }: RangesCall, { days, months }: TimeBins): (Span | null)[] {
  const bins = split.by === 'none' ? days : months;
  const dayOf = (bin: number) => days.firstDay + (split.by === 'none' ? bin : (days.starts[bin] ?? days.count));
  return Array.from({ length: ranges.length / 2 }, (_, at) => {
    const [start, end] = [bins.starts[ranges[2 * at] ?? 0] ?? bins.count, ranges[2 * at + 1] ?? 0];
    return end > start ? { from: dayOf(start), to: dayOf(end) } : null;
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
  split: SplitCall,
  isWanted: Uint8Array,
): Groups {
  const buckets = split.by === 'none' ? 1 : split.buckets;
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
