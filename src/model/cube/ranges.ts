import type { TimeBins } from './bins';
import type { Groups, Selected, Split } from './groups';
import type { OrderColumns } from './orders';
import { BEFORE, type Bins, KINDS, LAST, Tabulation, type Tally, WON } from './tabulate';

/** Orders and revenue of known customers, the same of unknown ones. */
const SUMS = 4;
/** Customers, newcomers, those of two days, those of two orders. */
const COUNTS = 4;

/** Pairs of a start and a bin × buckets that a table may hold; four counts of four bytes each. */
const MOST_PAIRS = 1_000_000;

/** Whether a table is worth its memory; else orders are gone through for each question. */
export const isTabled = ({ count, starts }: Bins, buckets: number): boolean =>
  count * starts.length * buckets <= MOST_PAIRS;

/**
 * A dense cube of one selection: time × buckets × measures. Money and orders add up over the bins of a range. People do not, so
 * their counts stand ready for every range. One pass over the orders writes intervals instead of people: of a customer's purchases inside a range all but one have the one before them
 * inside as well, so customers are the purchases of a range less the intervals from one purchase to the next that lie inside it. The same one purchase further back counts who came
 * twice, and an interval from the first purchase ever to the first here counts who is new. Sums along both ends make every range one read.
 */
export class RangeTable {
  readonly bins: Bins;
  readonly buckets: number;
  /** Sums per bucket and bin, `SUMS` of them side by side. */
  readonly #sums: Float64Array;
  /** Counts per bucket, bin and start, `COUNTS` of them side by side. */
  readonly #counts: Int32Array;

  constructor(tally: Tally, bins: Bins, buckets: number) {
    [this.bins, this.buckets] = [bins, buckets];
    ({ sums: this.#sums, counts: this.#counts } = settled(tally, bins, buckets));
  }

  /** Bytes held. */
  get size(): number {
    return this.#counts.byteLength + this.#sums.byteLength;
  }

  /** Groups of each range, from a start to before a bin, one after the other; new is who never bought before the range. */
  groups(ranges: Int32Array): Groups {
    const [knownOrders, spent] = [this.#added(0, ranges), this.#added(1, ranges)];
    const [orders, revenue] = [this.#added(2, ranges), this.#added(3, ranges)];
    knownOrders.forEach((known, at) => (orders[at] = (orders[at] ?? 0) + known));
    spent.forEach((known, at) => (revenue[at] = (revenue[at] ?? 0) + known));
    const [customers, newcomers] = [this.#counted(0, ranges), this.#counted(1, ranges)];
    const [repeaters, reorderers] = [this.#counted(2, ranges), this.#counted(3, ranges)];
    return { orders, revenue, knownOrders, spent, customers, repeaters, reorderers, newcomers };
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
    return Float64Array.from({ length: (ranges.length / 2) * buckets }, (_, at) => {
      const range = 2 * Math.floor(at / buckets);
      const first = (at % buckets) * bins.count;
      const end = ranges[range + 1] ?? 0;
      let sum = 0;
      for (let bin = bins.starts[ranges[range] ?? 0] ?? bins.count; bin < end; bin++)
        sum += this.#sums[SUMS * (first + bin) + which] ?? 0;
      return sum;
    });
  }

  #counted(which: number, ranges: Int32Array): Float64Array {
    const { starts, count } = this.bins;
    const width = starts.length + 1;
    return Float64Array.from({ length: (ranges.length / 2) * this.buckets }, (_, at) => {
      const range = 2 * Math.floor(at / this.buckets);
      const [start, end] = [ranges[range] ?? 0, ranges[range + 1] ?? 0];
      if (end <= (starts[start] ?? count)) return 0;
      const cell = (at % this.buckets) * count + end - 1;
      return this.#counts[COUNTS * (width * cell + start + 1) + which] ?? 0;
    });
  }
}

/** Makes a table in pieces: by days if nothing is split, else by months. */
export class TablePass {
  readonly #pass: Tabulation;
  readonly #bins: Bins;
  readonly #buckets: number;

  constructor(orders: OrderColumns, selected: Selected, split: Split, time: TimeBins) {
    this.#bins = split.by === 'none' ? time.days : time.months;
    this.#buckets = split.by === 'none' ? 1 : split.buckets;
    this.#pass = new Tabulation(orders, selected, split, this.#bins);
  }

  /** Goes through so many orders, or lines, more; the table once it is through. */
  advance(most = Infinity): RangeTable | undefined {
    return this.#pass.advance(most) ? new RangeTable(this.#pass.tally, this.#bins, this.#buckets) : undefined;
  }
}

/** The table at once. */
export function tableOf(orders: OrderColumns, selected: Selected, split: Split, time: TimeBins): RangeTable {
  const table = new TablePass(orders, selected, split, time).advance();
  if (!table) throw new RangeError('a pass over all orders has not come to their end');
  return table;
}

/**
 * From what was written to the answers. Sums along both ends are the intervals that lie inside a range; purchases less those with one before them are customers, those with one before less those
 * with two are customers of two days.
 */
function settled({ people, twice, again, spent, strange }: Tally, { count, starts, startOf }: Bins, buckets: number) {
  const width = starts.length + 1;
  const sums = new Float64Array(SUMS * count * buckets);
  const counts = new Int32Array(COUNTS * width * count * buckets);
  const met = new Int32Array(count + 1);
  const until = new Int32Array(COUNTS * width);
  for (let cell = 0; cell < count * buckets; cell++) {
    const bin = cell % count;
    if (bin === 0) until.fill(0);
    const from = KINDS * width * cell;
    let purchases = 0;
    for (let at = from; at < from + BEFORE * width; at++) purchases += people[at] ?? 0;
    met[bin + 1] = (met[bin] ?? 0) + purchases;
    sums[SUMS * cell] = purchases + (again[cell] ?? 0);
    sums[SUMS * cell + 1] = spent[cell] ?? 0;
    sums[SUMS * cell + 2] = strange[2 * cell] ?? 0;
    sums[SUMS * cell + 3] = strange[2 * cell + 1] ?? 0;
    let [last, won, before, doubled] = [0, 0, 0, 0];
    for (let start = (startOf[bin] ?? 0) + 1; start > 0; start--) {
      last += people[from + LAST * width + start] ?? 0;
      won += people[from + WON * width + start] ?? 0;
      before += people[from + BEFORE * width + start] ?? 0;
      doubled += twice[width * cell + start] ?? 0;
      const inside = COUNTS * start;
      const lasts = (until[inside] ?? 0) + last;
      const newcomers = (until[inside + 1] ?? 0) + won;
      const repeaters = (until[inside + 2] ?? 0) + last - before;
      const once = (until[inside + 3] ?? 0) + doubled;
      until[inside] = lasts;
      until[inside + 1] = newcomers;
      until[inside + 2] = repeaters;
      until[inside + 3] = once;
      const to = COUNTS * (width * cell + start);
      counts[to] = (met[bin + 1] ?? 0) - (met[starts[start - 1] ?? 0] ?? 0) - lasts;
      counts[to + 1] = newcomers;
      counts[to + 2] = repeaters;
      counts[to + 3] = repeaters + once;
    }
  }
  return { sums, counts };
}
