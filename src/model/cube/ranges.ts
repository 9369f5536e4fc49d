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

  constructor(orders: OrderColumns, selected: Selected, split: Split, bins: Bins) {
    this.bins = bins;
    this.buckets = split.by === 'none' ? 1 : split.buckets;
    this.#sums = new Float64Array(SUMS.length * bins.count * this.buckets);
    this.#people = new Int32Array(COUNTS.length * bins.count * bins.starts.length * this.buckets);
    const tally = { sums: this.#sums, people: this.#people, buckets: this.buckets };
    tabulate(orders, selected, split, bins, tally);
    sumInside(this.#people, bins.startOf, bins.starts.length, COUNTS.length * this.buckets);
  }

  /** Bytes held. */
  get size(): number {
    return this.#people.byteLength + this.#sums.byteLength;
  }

  /** Groups of each range, from a start to before a bin, one after the other; new is who never bought before the range. */
  groups(ranges: Int32Array, everyone: number): Groups {
    const [orders, revenue, knownOrders, spent] = SUMS.map((at) => this.#added(at, ranges));
    const [customers, repeaters, reorderers, newcomers] = COUNTS.map((at) => this.#counted(at, ranges));
    const none = new Float64Array();
    return {
      orders: orders ?? none,
      revenue: revenue ?? none,
      knownOrders: knownOrders ?? none,
      spent: spent ?? none,
      customers: customers ?? none,
      repeaters: repeaters ?? none,
      reorderers: reorderers ?? none,
      newcomers: newcomers ?? none,
      everyone,
    };
  }

  /** Known customers with an order from a start to before a bin, over a table of one bucket. */
  customers(start: number, end: number): number {
    return this.#counted(0, Int32Array.of(start, end))[0] ?? 0;
  }

  /** Revenue of each bin of [first, end), NaN where there is no order; over a table of one bucket. */
  eachBin(first: number, end: number): Float64Array {
    return Float64Array.from({ length: Math.max(0, end - first) }, (_, at) => {
      const cell = SUMS.length * (first + at);
      return (this.#sums[cell] ?? 0) > 0 ? (this.#sums[cell + 1] ?? NaN) : NaN;
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
          out[at] = (out[at] ?? 0) + (this.#sums[SUMS.length * (bin * buckets + bucket) + which] ?? 0);
        }
    }
    return out;
  }

  #counted(which: number, ranges: Int32Array): Float64Array {
    const { buckets, bins } = this;
    const out = new Float64Array((ranges.length / 2) * buckets);
    for (let range = 0; 2 * range < ranges.length; range++) {
      const start = ranges[2 * range] ?? 0;
      const last = (ranges[2 * range + 1] ?? 0) - 1;
      if (last < (bins.starts[start] ?? bins.count)) continue;
      const at = (last * bins.starts.length + start) * buckets;
      for (let bucket = 0; bucket < buckets; bucket++)
        out[range * buckets + bucket] = this.#people[COUNTS.length * (at + bucket) + which] ?? 0;
    }
    return out;
  }
}

/** From numbers by (bin, start) to the sum of all from that start on and up to that bin, in place; `width` of them side by side. */
function sumInside(column: Int32Array, startOf: Int32Array, starts: number, width: number): void {
  const ending = new Int32Array(width);
  for (let bin = 0; bin < startOf.length; bin++) {
    ending.fill(0);
    const row = bin * starts * width;
    const above = bin === 0 ? row : row - starts * width;
    for (let start = startOf[bin] ?? 0; start >= 0; start--)
      for (let which = 0; which < width; which++) {
        const at = start * width + which;
        const sum = (ending[which] ?? 0) + (column[row + at] ?? 0);
        ending[which] = sum;
        column[row + at] = bin === 0 ? sum : sum + (column[above + at] ?? 0);
      }
  }
}
