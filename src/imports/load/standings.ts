import { type Groups, totals } from '../typed/group';
import type { WordColumn } from './interned';
import { isClosed, type Standing, standingOf } from './names';
import { textsOf } from './texts';

/** From the best to the worst; from `pending` on a line does not count: orders-group-standings.sql. */
export const STANDINGS: readonly Standing[] = [
  'sale',
  'unknown',
  'aftersale_open',
  'partial_refund',
  'pending',
  'cancelled',
  'refunded',
];
const [SALE, PARTIAL, PENDING, CANCELLED, REFUNDED] = [0, 3, 4, 5, 6];

interface Judged {
  /** Place among STANDINGS. */
  readonly place: number;
  readonly isClosed: boolean;
}

/** What the status words of a line put it in, each pair of words judged once. */
export function judging(status: WordColumn | undefined, refund: WordColumn | undefined): (row: number) => Judged {
  const [statuses, refunds] = [textsOf(status), textsOf(refund)];
  const known = new Map<number, Judged>();
  return (row) => {
    const [own, given] = [status?.codes[row] ?? -1, refund?.codes[row] ?? -1];
    const pair = (own + 1) * (refunds.length + 1) + given + 1;
    const before = known.get(pair);
    if (before) return before;
    const [text, back] = [statuses[own] ?? '', refunds[given] ?? ''];
    const judged = { place: STANDINGS.indexOf(standingOf(text, back)), isClosed: isClosed(text) };
    known.set(pair, judged);
    return judged;
  };
}

/** What the lines of orders come to where they differ in their standing. */
export interface LineStandings {
  /** By order: place among STANDINGS, and lines that count. */
  readonly orders: Int32Array;
  readonly live: Int32Array;
  /** By row: 1 where the line does not count. */
  readonly isOut: Uint8Array;
  /** Orders with lines that count and lines that do not. */
  readonly mixed: number;
  /** Sums over the lines that count, and over all where none does. */
  sum(values: Float64Array): Float64Array;
}

/** `orders-group-standings.sql` in arrays. */
export function lineStandings(
  {
    status,
    refundStatus,
    paidAt,
    refund,
  }: {
    readonly status: WordColumn | undefined;
    readonly refundStatus: WordColumn | undefined;
    readonly paidAt: Float64Array | undefined;
    readonly refund: Float64Array | null;
  },
  codes: Int32Array,
  groups: Groups,
): LineStandings {
  const judged = judging(status, refundStatus);
  const size = groups.firsts.length;
  const [best, worst, live] = [new Int32Array(size).fill(REFUNDED), new Int32Array(size), new Int32Array(size)];
  const isOut = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const order = codes[row] ?? 0;
    const own = judged(row);
    const isPaid = !Number.isNaN(paidAt?.[row] ?? NaN) || (refund?.[row] ?? NaN) > 0;
    const place = own.isClosed && own.place === CANCELLED && isPaid ? REFUNDED : own.place;
    isOut[row] = place >= PENDING ? 1 : 0;
    if (place < PENDING) live[order] = (live[order] ?? 0) + 1;
    if (place < (best[order] ?? 0)) best[order] = place;
    if (place > (worst[order] ?? 0)) worst[order] = place;
  }
  const orders = worst.map((place, order) => {
    const first = best[order] ?? 0;
    const isOne = first === place || first >= PENDING || place < PENDING;
    return isOne ? place : place === REFUNDED ? PARTIAL : SALE;
  });
  let mixed = 0;
  for (let order = 0; order < size; order++) {
    const own = live[order] ?? 0;
    if (own > 0 && own < (groups.counts[order] ?? 0)) mixed++;
  }
  const sum = (values: Float64Array) => {
    const all = totals(values, codes, groups).sum;
    const counting = values.map((value, row) => (isOut[row] === 1 ? NaN : value));
    return totals(counting, codes, groups).sum.map((own, order) => (Number.isNaN(own) ? (all[order] ?? NaN) : own));
  };
  return { orders, live, isOut, mixed, sum };
}
