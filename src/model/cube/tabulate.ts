import { isIdentity } from './codes';
import type { Selected, Split } from './groups';
import type { OrderColumns } from './orders';
import { alongLines, type Walk } from './walk';

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

/** A pass that is made in pieces. */
export interface Pass {
  /** Goes through so many orders, or lines, more; whether it is through. */
  advance(most: number): boolean;
  readonly tally: Tally;
}

/**
 * One pass over a selection, by days if it is not split and else by months, for `RangeTable`: see there what the intervals are for. Of what cannot be foreseen nothing is asked:
 * numbers are masked away instead, which is twice as quick. A bucket knows by the place in the walk whether its last purchase is of this customer, or of this day.
 */
export class Tabulation implements Pass {
  readonly tally: Tally;
  readonly #orders: OrderColumns;
  readonly #walk: Walk;
  readonly #amounts: Float64Array;
  readonly #split: Split;
  readonly #bins: Bins;
  /** Place of the last purchase in each bucket, and the last two purchases there. */
  readonly #lastAt: Int32Array;
  readonly #months: Int32Array;
  #at = 0;
  /** Where the customer, and the day, of the last of them began. */
  #begin = 0;
  #dayBegin = 0;

  constructor(orders: OrderColumns, { walk, amounts, categories }: Selected, split: Split, bins: Bins) {
    const lines = split.by === 'lines' ? split.lines : null;
    [this.#orders, this.#split, this.#bins] = [orders, split, bins];
    this.#walk = lines === null ? walk : alongLines(walk, lines, categories);
    this.#amounts = lines === null ? amounts : lines.amounts;
    const buckets = split.by === 'none' ? 1 : split.buckets;
    const cells = buckets * bins.count;
    const pairs = (bins.starts.length + 1) * cells;
    this.tally = {
      people: new Int32Array(KINDS * pairs),
      twice: new Int32Array(pairs),
      again: new Int32Array(cells),
      spent: new Float64Array(cells),
      strange: new Float64Array(2 * cells),
    };
    [this.#lastAt, this.#months] = [new Int32Array(buckets).fill(-1), new Int32Array(buckets)];
  }

  advance(most: number): boolean {
    const { customers, days } = this.#orders;
    const { rows, when, bits, strangers } = this.#walk;
    const { people, twice, again, spent, strange } = this.tally;
    const [split, amounts, lastAt, months] = [this.#split, this.#amounts, this.#lastAt, this.#months];
    const { firstDay, starts, count } = this.#bins;
    const codes = split.by === 'lines' ? split.lines.codes : split.by === 'attribute' ? split.codes : null;
    const keys = split.by === 'attribute' && split.of === 'customer' ? customers : null;
    const bucketOf = split.by === 'none' || isIdentity(split.bucketOf) ? null : split.bucketOf;
    const width = starts.length + 1;
    const month = 2 ** bits - 1;
    const [isLater, isOther] = [2 * bits, 2 * bits + 1];
    const end = Math.min(when.length, this.#at + most);
    let [begin, dayBegin] = [this.#begin, this.#dayBegin];
    for (let at = this.#at; at < end; at++) {
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
    [this.#at, this.#begin, this.#dayBegin] = [end, begin, dayBegin];
    return end === when.length;
  }
}
