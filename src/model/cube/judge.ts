import type { Selected } from './groups';
import type { OrderColumns } from './orders';

/** A rule whose scores follow from how many customers one beats, or from fixed bounds; see `customer-attributes.sql`. */
export interface JudgeRule {
  /** The window: from ≤ day < asOf. */
  readonly from: number;
  readonly asOf: number;
  readonly counts: 'days' | 'orders';
  readonly scoring: 'auto' | 'percentile' | 'fixed';
  /** Upper bounds of the classes of recency, frequency and money, ascending. */
  readonly breaks: { readonly r: readonly number[]; readonly f: readonly number[]; readonly m: readonly number[] };
  /** Segment of a cell at 25 (r − 1) + 5 (f − 1) + m − 1. */
  readonly cells: Int32Array;
}

/** What each customer is, by customer key; segment 0: no purchase in the window. */
export interface Judgement {
  readonly recencies: Int32Array;
  readonly frequencies: Int32Array;
  readonly amounts: Float64Array;
  readonly segments: Int32Array;
}

const TIED = 0.4;
/** Money to the cent, halves away from zero, as SQL rounds. */
const toCents = (sum: number) => (sum < 0 ? -Math.round(-100 * sum) : Math.round(100 * sum)) / 100;
const above = (bounds: readonly number[], value: number) =>
  bounds.reduce((count, bound) => count + (bound < value ? 1 : 0), 0);

/** The judgement of `customer-attributes.sql`: the same scores, in two passes over the orders of a customer. */
export function judge({ customers, days, amounts, firstDays }: OrderColumns, rule: JudgeRule): Judgement {
  const size = firstDays.length;
  const recencies = new Int32Array(size).fill(-1);
  const frequencies = new Int32Array(size);
  const sums = new Float64Array(size);
  let [customer, lastDay] = [0, 0];
  for (let row = 0; row < customers.length; row++) {
    const own = customers[row] ?? 0;
    const day = days[row] ?? 0;
    if (own === 0 || day >= rule.asOf || day < rule.from) continue;
    const isAnotherDay = own !== customer || day !== lastDay;
    [customer, lastDay] = [own, day];
    recencies[own] = rule.asOf - day;
    if (isAnotherDay || rule.counts === 'orders') frequencies[own] = (frequencies[own] ?? 0) + 1;
    sums[own] = (sums[own] ?? 0) + (amounts[row] ?? 0);
  }
  let people = 0;
  const spent = new Float64Array(size);
  for (let key = 1; key < size; key++) {
    if ((recencies[key] ?? -1) < 0) continue;
    sums[key] = toCents(sums[key] ?? 0);
    spent[people++] = sums[key] ?? 0;
  }
  const ofRecency = scoresOf(recencies, recencies, people, rule, 'r');
  const ofFrequency = scoresOf(frequencies, recencies, people, rule, 'f');
  const cuts = rule.scoring === 'fixed' ? rule.breaks.m : fifths(spent.subarray(0, people));
  const segments = new Int32Array(size);
  for (let key = 1; key < size; key++) {
    const recency = recencies[key] ?? -1;
    if (recency < 0) continue;
    const r = ofRecency[recency] ?? 1;
    const f = ofFrequency[frequencies[key] ?? 0] ?? 1;
    const m = 1 + above(cuts, sums[key] ?? 0);
    segments[key] = rule.cells[25 * (r - 1) + 5 * (f - 1) + m - 1] ?? 0;
  }
  return { recencies, frequencies, amounts: sums, segments };
}

/** Score of each value: 1 + ⌊5 × share of the others that are worse⌋, at most 5; or by the bounds. A recency that many share: from the middle of its ties. */
function scoresOf(
  values: Int32Array,
  recencies: Int32Array,
  people: number,
  { scoring, breaks }: JudgeRule,
  measure: 'r' | 'f',
): Int32Array {
  const counts = new Int32Array(values.reduce((most, value) => Math.max(most, value), 0) + 1);
  for (let key = 1; key < values.length; key++) {
    if ((recencies[key] ?? -1) >= 0) counts[values[key] ?? 0] = (counts[values[key] ?? 0] ?? 0) + 1;
  }
  const isTied = counts.some((count) => count > TIED * people);
  const isByBounds = scoring === 'fixed' || (scoring === 'auto' && measure === 'f' && isTied);
  const others = Math.max(1, people - 1);
  let beaten = 0;
  const scores = new Int32Array(counts.length);
  for (let step = 0; step < counts.length; step++) {
    const value = measure === 'f' ? step : counts.length - 1 - step;
    const toMiddle = measure === 'r' && isTied ? ((counts[value] ?? 0) - 1) / 2 : 0;
    scores[value] = isByBounds
      ? measure === 'f'
        ? 1 + above(breaks.f, value)
        : 5 - above(breaks.r, value)
      : Math.min(5, 1 + Math.floor(5 * ((beaten + toMiddle) / others)));
    beaten += counts[value] ?? 0;
  }
  return scores;
}

/** Discrete fifths of everybody but one who spent most: a percent rank of k / 5 is reached above them. Sorts in place. */
function fifths(spent: Float64Array): readonly number[] {
  const others = spent.sort().length - 1;
  if (others < 1) return [];
  return [1, 2, 3, 4].map((k) => spent[Math.max(1, others - Math.floor((others * (5 - k)) / 5)) - 1] ?? 0);
}

/** Customers per segment: those judged of a selection, and what they are worth in the window. */
export interface SegmentSums {
  readonly customers: Float64Array;
  readonly revenue: Float64Array;
  /** Medians over the customers of a segment. */
  readonly recency: Float64Array;
  readonly frequency: Float64Array;
  /** Known customers of the selection, judged or not. */
  readonly everyone: number;
}

/** Splits the known customers with a selected order of `from` ≤ day < `to` by their segment; `segments` is how many there are, with 0. */
export function segmentSums(
  { customers, days }: OrderColumns,
  { walk: { rows, when } }: Selected,
  judgement: Judgement,
  { from, to, segments }: { readonly from: number; readonly to: number; readonly segments: number },
): SegmentSums {
  const buyers = new Int32Array(judgement.segments.length);
  let [customer, everyone] = [0, 0];
  for (let place = 0; place < when.length; place++) {
    const row = rows === null ? place : (rows[place] ?? 0);
    const own = customers[row] ?? 0;
    const day = days[row] ?? 0;
    if (own === customer || own === 0 || day < from || day >= to) continue;
    customer = own;
    buyers[everyone++] = own;
  }
  const told = buyers.subarray(0, everyone);
  const [counts, revenue] = [new Float64Array(segments), new Float64Array(segments)];
  for (const own of told) {
    const segment = judgement.segments[own] ?? 0;
    counts[segment] = (counts[segment] ?? 0) + 1;
    revenue[segment] = (revenue[segment] ?? 0) + (judgement.amounts[own] ?? 0);
  }
  const medians = (values: Int32Array) => {
    const spread = spreadOf(told, judgement.segments, values, segments);
    return Float64Array.from(spread, (of, segment) => (segment === 0 ? NaN : median(of)));
  };
  return {
    customers: counts,
    revenue,
    recency: medians(judgement.recencies),
    frequency: medians(judgement.frequencies),
    everyone,
  };
}

/** How often each value comes among the customers of each segment; values are not negative but in segment 0. */
function spreadOf(
  told: Int32Array,
  segmentOf: Int32Array,
  values: Int32Array,
  segments: number,
): readonly Int32Array[] {
  let most = 0;
  for (const own of told) most = Math.max(most, values[own] ?? 0);
  const spread = Array.from({ length: segments }, () => new Int32Array(most + 1));
  for (const own of told) {
    const of = spread[segmentOf[own] ?? 0];
    const value = values[own] ?? 0;
    if (of !== undefined && value >= 0) of[value] = (of[value] ?? 0) + 1;
  }
  return spread;
}

/** The mean of the two values in the middle, of how often each comes; NaN of nothing. */
function median(counts: Int32Array): number {
  const size = counts.reduce((sum, count) => sum + count, 0);
  const at = (place: number) => {
    let before = 0;
    return counts.findIndex((count) => (before += count) > place);
  };
  return size === 0 ? NaN : (at(Math.ceil(size / 2) - 1) + at(Math.floor(size / 2))) / 2;
}
