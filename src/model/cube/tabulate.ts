import type { Selected, Split } from './groups';
import type { OrderColumns } from './orders';

/** Time in steps: ranges begin at one of `starts` and end after any bin. */
export interface Bins {
  readonly firstDay: number;
  /** Bin of a day, from `firstDay`. */
  readonly binOf: Int32Array;
  readonly count: number;
  /** First bin of each start, ascending from 0, and which of them a bin belongs to. */
  readonly starts: Int32Array;
  readonly startOf: Int32Array;
}

/** Orders, revenue, orders and revenue of known customers. */
export const SUMS = [0, 1, 2, 3] as const;
/** Customers, those of two days, those of two orders, new ones. */
export const COUNTS = [0, 1, 2, 3] as const;

/** What a pass writes: sums by (bin, bucket), intervals of people by (bin of the end, start, bucket). */
interface Tally {
  readonly sums: Float64Array;
  readonly people: Int32Array;
  readonly buckets: number;
}

/** Per bucket, side by side: the customer gone through, starts of its last order and of the one before, its last day, starts of its last two days. */
const WALK = 6;

/** One pass over the orders of a selection, for `RangeTable`: see there what the intervals are for. */
export function tabulate(
  { customers, days, firstDays }: OrderColumns,
  { mask, amounts, categories }: Selected,
  split: Split,
  { binOf, startOf, starts, firstDay }: Bins,
  { sums, people, buckets }: Tally,
): void {
  const walk = new Int32Array(WALK * buckets);
  const step = 4 * buckets;
  const bucketOf = split.by === 'attribute' || split.by === 'lines' ? split.bucketOf : null;
  const codes = split.by === 'attribute' ? split.codes : null;
  const isOfOrders = split.by === 'attribute' && split.of === 'order';
  const lines = split.by === 'lines' ? split.lines : null;
  const size = customers.length;
  for (let row = 0; row < size; row++) {
    if (mask !== null && mask[row] === 0) continue;
    const day = days[row] ?? 0;
    const customer = customers[row] ?? 0;
    const bin = binOf[day - firstDay] ?? 0;
    const own = startOf[bin] ?? 0;
    let line = lines === null ? 0 : (lines.starts[row] ?? 0);
    const end = lines === null ? 1 : (lines.starts[row + 1] ?? 0);
    for (; line < end; line++) {
      const code =
        lines === null ? (codes === null ? 0 : (codes[isOfOrders ? row : customer] ?? 0)) : (lines.codes[line] ?? 0);
      if (lines !== null && categories !== null && categories[code] !== 1) continue;
      const amount = lines === null ? (amounts[row] ?? 0) : (lines.amounts[line] ?? 0);
      const bucket = bucketOf === null ? 0 : (bucketOf[code] ?? 0);
      const cell = 4 * (bin * buckets + bucket);
      sums[cell] = (sums[cell] ?? 0) + 1;
      sums[cell + 1] = (sums[cell + 1] ?? 0) + amount;
      if (customer === 0) continue;
      sums[cell + 2] = (sums[cell + 2] ?? 0) + 1;
      sums[cell + 3] = (sums[cell + 3] ?? 0) + amount;
      const upTo = bin * starts.length * step + 4 * bucket;
      const here = upTo + own * step;
      const at = WALK * bucket;
      if (walk[at] !== customer) {
        people[here] = (people[here] ?? 0) + 1;
        const won = upTo + (startOf[binOf[(firstDays[customer] ?? 0) - firstDay] ?? 0] ?? 0) * step + 3;
        people[won] = (people[won] ?? 0) + 1;
        walk[at] = customer;
        walk[at + 2] = -1;
        walk[at + 4] = own;
        walk[at + 5] = -1;
      } else {
        const last = walk[at + 1] ?? 0;
        const between = upTo + last * step;
        if (last !== own) {
          people[here] = (people[here] ?? 0) + 1;
          people[between] = (people[between] ?? 0) - 1;
        }
        const before = walk[at + 2] ?? -1;
        if (before !== last) {
          people[between + 2] = (people[between + 2] ?? 0) + 1;
          const further = upTo + before * step + 2;
          if (before >= 0) people[further] = (people[further] ?? 0) - 1;
          walk[at + 2] = last;
        }
        if (walk[at + 3] !== day) {
          const lastDay = walk[at + 4] ?? 0;
          const dayBefore = walk[at + 5] ?? -1;
          if (dayBefore !== lastDay) {
            const again = upTo + lastDay * step + 1;
            people[again] = (people[again] ?? 0) + 1;
            const further = upTo + dayBefore * step + 1;
            if (dayBefore >= 0) people[further] = (people[further] ?? 0) - 1;
            walk[at + 5] = lastDay;
          }
          walk[at + 4] = own;
        }
      }
      walk[at + 1] = own;
      walk[at + 3] = day;
    }
  }
}
