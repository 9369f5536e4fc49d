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

/** Orders and revenue of known customers, the same of unknown ones. */
export const SUMS = 4;
/** Customers, those of two days, those of two orders on one day and on no other, new ones. */
export const COUNTS = 4;

/** What a pass writes: sums by (bin, bucket), intervals of people by (bin of the end, start, bucket), and those of people in any bucket by (bin, start). */
export interface Tally {
  readonly sums: Float64Array;
  readonly people: Int32Array;
  readonly everyone: Int32Array;
  readonly buckets: number;
}

/** Per bucket, side by side: the customer gone through, columns of its last day and of the one before, its last day, whether it ordered twice on it. */
const WALK = 5;

/**
 * One pass over the orders of a selection, customer by customer, for `RangeTable`: see there what the intervals are for. They are written without asking
 * what they are, which is twice as quick: starts are columns from 1, and column 0 takes what would be taken away from nothing.
 */
export function tabulate(
  { customers, days, firstDays }: OrderColumns,
  { mask, amounts, categories }: Selected,
  split: Split,
  { binOf, startOf, starts, firstDay }: Bins,
  { sums, people, everyone, buckets }: Tally,
): void {
  const walk = new Int32Array(WALK * buckets);
  const step = COUNTS * buckets;
  const width = starts.length + 1;
  const bucketOf = split.by === 'attribute' || split.by === 'lines' ? split.bucketOf : null;
  const codes = split.by === 'attribute' ? split.codes : null;
  const isOfOrders = split.by === 'attribute' && split.of === 'order';
  const lineStarts = split.by === 'lines' ? split.lines.starts : null;
  const lineCodes = split.by === 'lines' ? split.lines.codes : null;
  const lineAmounts = split.by === 'lines' ? split.lines.amounts : amounts;
  let [current, lastColumn] = [0, 0];
  for (let row = 0; row < customers.length; row++) {
    if (mask !== null && mask[row] === 0) continue;
    const customer = customers[row] ?? 0;
    const day = (days[row] ?? 0) - firstDay;
    const bin = binOf[day] ?? 0;
    const column = 1 + (startOf[bin] ?? 0);
    const won = step * (1 + (startOf[binOf[(firstDays[customer] ?? 0) - firstDay] ?? 0] ?? 0)) + 3;
    if (customer !== 0 && buckets > 1) {
      const change = customer ^ current;
      const last = bin * width + (lastColumn & ~((change | -change) >> 31));
      everyone[bin * width + column] = (everyone[bin * width + column] ?? 0) + 1;
      everyone[last] = (everyone[last] ?? 0) - 1;
      current = customer;
      lastColumn = column;
    }
    let line = row;
    let end = row + 1;
    if (lineStarts !== null) {
      line = lineStarts[row] ?? 0;
      end = lineStarts[row + 1] ?? 0;
    }
    for (; line < end; line++) {
      let bucket = 0;
      if (lineCodes !== null) {
        const code = lineCodes[line] ?? 0;
        if (categories !== null && categories[code] !== 1) continue;
        bucket = bucketOf?.[code] ?? 0;
      } else if (codes !== null) bucket = bucketOf?.[codes[isOfOrders ? row : customer] ?? 0] ?? 0;
      const cell = SUMS * (bin * buckets + bucket) + (customer === 0 ? 2 : 0);
      sums[cell] = (sums[cell] ?? 0) + 1;
      sums[cell + 1] = (sums[cell + 1] ?? 0) + (lineAmounts[line] ?? 0);
      if (customer === 0) continue;
      const at = WALK * bucket;
      const other = (walk[at] ?? 0) ^ customer;
      const isNew = (other | -other) >> 31;
      const upTo = bin * width * step + COUNTS * bucket;
      const last = (walk[at + 1] ?? 0) & ~isNew;
      const ofLast = upTo + last * step;
      const ofBefore = upTo + ((walk[at + 2] ?? 0) & ~isNew) * step;
      const isTwice = (walk[at + 4] ?? 0) & ~isNew;
      if (walk[at + 3] === day && isNew === 0) {
        if (isTwice !== 0) continue;
        people[ofLast + 2] = (people[ofLast + 2] ?? 0) + 1;
        people[ofBefore + 2] = (people[ofBefore + 2] ?? 0) - 1;
        walk[at + 4] = 1;
        continue;
      }
      const here = upTo + column * step;
      people[here] = (people[here] ?? 0) + 1;
      people[ofLast] = (people[ofLast] ?? 0) - 1;
      people[ofLast + 1] = (people[ofLast + 1] ?? 0) + 1;
      people[ofBefore + 1] = (people[ofBefore + 1] ?? 0) - 1;
      people[upTo + won] = (people[upTo + won] ?? 0) - isNew;
      if (isTwice !== 0) {
        people[ofLast + 2] = (people[ofLast + 2] ?? 0) - 1;
        people[ofBefore + 2] = (people[ofBefore + 2] ?? 0) + 1;
      }
      walk[at] = customer;
      walk[at + 1] = column;
      walk[at + 2] = last;
      walk[at + 3] = day;
      walk[at + 4] = 0;
    }
  }
}
