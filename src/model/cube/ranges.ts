import type { Groups, Selected, Split } from './groups';
import type { OrderColumns } from './orders';
import { type Bins, COUNTS, SUMS, tabulate } from './tabulate';

/** Pairs of a start and a bin × buckets that a table may hold; four counts of four bytes each. */
const MOST_PAIRS = 1_000_000;

/** Whether a table is worth its memory; else orders are gone through for each question. */
export const isTabled = ({ count, starts }: Bins, buckets: number): boolean =>
  count * starts.length * buckets <= MOST_PAIRS;

/**
 * A dense cube of one selection: time × buckets × measures. Money and orders add up over the bins of a range. People do not, so
 * their counts stand ready for every range. One pass over the orders writes intervals instead of people: a purchase is an interval
 * from its bin to its bin, and the interval from the purchase before it to it is taken away, so that of all the intervals inside a range one is
 * left per customer; prefix sums along both ends make every range one read. The same one purchase further back counts who came twice.
 */
export class RangeTable {
  readonly bins: Bins;
  readonly buckets: number;
  /** Sums per bin and bucket, `SUMS` of them side by side. */
  readonly #sums: Float64Array;
  /** Counts per bin, start and bucket, `COUNTS` of them side by side: what is written together lies together. */
  readonly #people: Int32Array;
  /** Customers in any bucket, per bin and start. */
  readonly #everyone: Int32Array;

  constructor(orders: OrderColumns, selected: Selected, split: Split, bins: Bins) {
    this.bins = bins;
    this.buckets = split.by === 'none' ? 1 : split.buckets;
    const pairs = bins.count * (bins.starts.length + 1);
    this.#sums = new Float64Array(SUMS * bins.count * this.buckets);
    this.#people = new Int32Array(COUNTS * pairs * this.buckets);
    this.#everyone = new Int32Array(pairs);
    const tally = { sums: this.#sums, people: this.#people, everyone: this.#everyone, buckets: this.buckets };
    tabulate(orders, selected, split, bins, tally);
    sumInside(this.#people, bins, COUNTS * this.buckets);
    sumInside(this.#everyone, bins, 1);
  }

  /** Bytes held. */
  get size(): number {
    return this.#people.byteLength + this.#sums.byteLength + this.#everyone.byteLength;
  }

  /** Groups of each range, from a start to before a bin, one after the other; new is who never bought before the range. `everyone` is of the range `whole`. */
  groups(ranges: Int32Array, [start, end]: readonly [start: number, end: number]): Groups {
    const [knownOrders, spent] = [this.#added(0, ranges), this.#added(1, ranges)];
    const [orders, revenue] = [this.#added(2, ranges), this.#added(3, ranges)];
    knownOrders.forEach((known, at) => (orders[at] = (orders[at] ?? 0) + known));
    spent.forEach((known, at) => (revenue[at] = (revenue[at] ?? 0) + known));
    const [customers, repeaters] = [this.#counted(0, ranges), this.#counted(1, ranges)];
    const [reorderers, newcomers] = [this.#counted(2, ranges), this.#counted(3, ranges)];
    repeaters.forEach((count, at) => (reorderers[at] = (reorderers[at] ?? 0) + count));
    const everyone =
      this.buckets === 1 ? this.#counted(0, Int32Array.of(start, end))[0] : this.#everyone[this.#pair(start, end)];
    return {
      orders,
      revenue,
      knownOrders,
      spent,
      customers,
      repeaters,
      reorderers,
      newcomers,
      everyone: everyone ?? 0,
    };
  }

  /** Where the pair of a start and the last bin of a range stands; -1: there is no bin in it. */
  #pair(start: number, end: number): number {
    const { starts, count } = this.bins;
    return end > (starts[start] ?? count) ? (end - 1) * (starts.length + 1) + start + 1 : -1;
  }

  /** Revenue of each bin of [first, end), NaN where there is no order; over a table of one bucket. */
  eachBin(first: number, end: number): Float64Array {
    return Float64Array.from({ length: Math.max(0, end - first) }, (_, at) => {
      const [known = 0, spent = 0, unknown = 0, rest = 0] = this.#sums.subarray(SUMS * (first + at));
      return known + unknown > 0 ? spent + rest : NaN;
    });
  }

  #added(which: number, ranges: Int32Array): Float64Array {
    const { buckets, bins } = this;
    const out = new Float64Array((ranges.length / 2) * buckets);
    for (let range = 0; 2 * range < ranges.length; range++) {
      const end = ranges[2 * range + 1] ?? 0;
      for (let bin = bins.starts[ranges[2 * range] ?? 0] ?? bins.count; bin < end; bin++)
        for (let bucket = 0; bucket < buckets; bucket++) {
          const at = range * buckets + bucket;
          out[at] = (out[at] ?? 0) + (this.#sums[SUMS * (bin * buckets + bucket) + which] ?? 0);
        }
    }
    return out;
  }

  #counted(which: number, ranges: Int32Array): Float64Array {
    const { buckets } = this;
    const out = new Float64Array((ranges.length / 2) * buckets);
    for (let range = 0; 2 * range < ranges.length; range++) {
      const pair = this.#pair(ranges[2 * range] ?? 0, ranges[2 * range + 1] ?? 0);
      if (pair < 0) continue;
      for (let bucket = 0; bucket < buckets; bucket++)
        out[range * buckets + bucket] = this.#people[COUNTS * (pair * buckets + bucket) + which] ?? 0;
    }
    return out;
  }
}

/** From numbers by (bin, start) to the sum of all from that start on and up to that bin, in place; `width` of them side by side, starts from column 1. */
function sumInside(column: Int32Array, { startOf, starts, count }: Bins, width: number): void {
  const ending = new Int32Array(width);
  const size = (starts.length + 1) * width;
  for (let bin = 0; bin < count; bin++) {
    ending.fill(0);
    const row = bin * size;
    for (let start = (startOf[bin] ?? 0) + 1; start > 0; start--)
      for (let which = 0; which < width; which++) {
        const at = start * width + which;
        const sum = (ending[which] ?? 0) + (column[row + at] ?? 0);
        ending[which] = sum;
        column[row + at] = bin === 0 ? sum : sum + (column[row - size + at] ?? 0);
      }
  }
}
