import { isIdentity } from './codes';
import type { Selected, Split } from './groups';
import type { OrderColumns } from './orders';
import { alongLines } from './walk';

/** Time in steps: ranges begin at the first of a month and end after any bin. */
export interface Bins {
  readonly firstDay: number;
  /** Bin of a day, from `firstDay`. */
  readonly binOf: Int32Array;
  readonly count: number;
  /** First bin of each month, ascending from 0, and which month a bin belongs to. */
  readonly starts: Int32Array;
  readonly startOf: Int32Array;
}

/** Kinds of intervals of people, by what they begin at: the purchase before, the first purchase ever (only of the first in the bucket), the purchase before the one before. */
export const [LAST, WON, BEFORE, KINDS] = [0, 1, 2, 3] as const;

/** What a pass writes, by cell = bucket × bins + bin. */
export interface Tally {
  /** Intervals that end in the cell: of each kind a number per month that they can begin in, from 1, and one of those that begin nowhere. */
  readonly people: Int32Array;
  /** The same around days with two orders. */
  readonly twice: Int32Array;
  /** Orders of known customers that are not the first of their day in the bucket, and revenue of known ones; orders and revenue of unknown ones, side by side. */
  readonly again: Int32Array;
  readonly spent: Float64Array;
  readonly strange: Float64Array;
}

/** The last two purchases of a customer in a bucket in one number: months of the last and of the one before it, from 1, and whether there were two orders on the last day. */
const MONTH = 15;
const IS_TWICE = 1 << (2 * MONTH);
const LOW = (1 << MONTH) - 1;

/**
 * One pass over a selection, by days if it is not split and else by months, for `RangeTable`: see there what the intervals are for. Of what cannot be foreseen nothing is asked:
 * numbers are masked away instead, which is twice as quick. A bucket knows by the place in the walk whether its last purchase is of this customer, or of this day.
 */
export function tabulate(
  { customers, days }: OrderColumns,
  { walk, amounts: ofOrders, categories }: Selected,
  split: Split,
  { firstDay, starts, count }: Bins,
): Tally {
  const lines = split.by === 'lines' ? split.lines : null;
  const { rows, when, bits, strangers } = lines === null ? walk : alongLines(walk, lines, categories);
  const amounts = lines === null ? ofOrders : lines.amounts;
  const codes = lines !== null ? lines.codes : split.by === 'attribute' ? split.codes : null;
  const keys = split.by === 'attribute' && split.of === 'customer' ? customers : null;
  const bucketOf = split.by === 'none' || isIdentity(split.bucketOf) ? null : split.bucketOf;
  const buckets = split.by === 'none' ? 1 : split.buckets;
  const width = starts.length + 1;
  const cells = buckets * count;
  const [people, twice] = [new Int32Array(KINDS * width * cells), new Int32Array(width * cells)];
  const [again, spent, strange] = [new Int32Array(cells), new Float64Array(cells), new Float64Array(2 * cells)];
  const [lastAt, months] = [new Int32Array(buckets).fill(-1), new Int32Array(buckets)];
  const month = 2 ** bits - 1;
  const [isLater, isOther] = [2 * bits, 2 * bits + 1];
  let [begin, dayBegin] = [0, 0];
  for (let at = 0; at < when.length; at++) {
    const row = rows === null ? at : (rows[at] ?? 0);
    const own = when[at] ?? 0;
    begin += (at - begin) & -(own >> isOther);
    dayBegin += (at - dayBegin) & -((own >> isLater) & 1);
    let bucket = 0;
    let cell: number;
    if (codes === null) cell = (days[row] ?? 0) - firstDay;
    else {
      const code = codes[keys === null ? row : (keys[row] ?? 0)] ?? 0;
      bucket = bucketOf === null ? code : (bucketOf[code] ?? 0);
      cell = Math.imul(bucket, count) + (own & month);
    }
    const amount = amounts[row] ?? 0;
    if (at < strangers) {
      strange[2 * cell] = (strange[2 * cell] ?? 0) + 1;
      strange[2 * cell + 1] = (strange[2 * cell + 1] ?? 0) + amount;
      continue;
    }
    spent[cell] = (spent[cell] ?? 0) + amount;
    const last = lastAt[bucket] ?? 0;
    const isNew = (last - begin) >> 31;
    const known = (months[bucket] ?? 0) & ~isNew;
    const ofLast = known & LOW;
    const ofBefore = (known >> MONTH) & LOW;
    const since = Math.imul(cell, width);
    if (last >= dayBegin) {
      again[cell] = (again[cell] ?? 0) + 1;
      if (known >= IS_TWICE) continue;
      twice[since + ofLast] = (twice[since + ofLast] ?? 0) + 1;
      twice[since + ofBefore] = (twice[since + ofBefore] ?? 0) - 1;
      months[bucket] = known | IS_TWICE;
      continue;
    }
    if (known >= IS_TWICE) {
      twice[since + ofLast] = (twice[since + ofLast] ?? 0) - 1;
      twice[since + ofBefore] = (twice[since + ofBefore] ?? 0) + 1;
    }
    const from = KINDS * since + ofLast + (isNew & (WON * width + 1 + ((own >> bits) & month)));
    const before = KINDS * since + BEFORE * width + ofBefore;
    people[from] = (people[from] ?? 0) + 1;
    people[before] = (people[before] ?? 0) + 1;
    lastAt[bucket] = at;
    months[bucket] = (1 + (own & month)) | (ofLast << MONTH);
  }
  return { people, twice, again, spent, strange };
}
