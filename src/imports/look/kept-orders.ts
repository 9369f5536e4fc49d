import { judging, STANDINGS } from '../load/standings';
import type { TypedOrders } from '../load/typed-orders';
import { CENT } from '../load/take-off';
import type { Aside } from './aside';
import { loweredBy } from './returned';

const DAY = 86_400;
/** Factors of `looked.sql`. */
const [OF_KEY, OF_CUSTOMER, OF_DAY, MODULUS] = [7919, 104_729, 1_299_709, 1_000_000_007];
/** An order weighs in its sums what is left of its key by this. */
export const WEIGHTS = 97;

/** The orders that count, in the order of the file. An order's key is one more than its number among all orders of the file. */
export interface Kept {
  readonly keys: Int32Array;
  /** 0 is an unknown customer. */
  readonly customers: Int32Array;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
  /** Sums of `looked.sql`. */
  readonly marks: number;
  readonly paid: number;
  /** By the number of the order: 1 if it counts. */
  readonly isKept: Uint8Array;
  /** Seconds since 1970 of its purchase, without a time zone, and what it counts for. */
  momentOf(order: number): number;
  amountOf(order: number): number;
  /** What is left of a line, by its row, off which returns came. */
  readonly leftOf: ReadonlyMap<number, number>;
}

/** 1980-01-01 and 2100-01-01: `sane_time` of macros.sql. */
const [FIRST_MOMENT, END_OF_MOMENTS] = [315_532_800, 4_102_444_800];
const sane = (moment: number) => (moment >= FIRST_MOMENT && moment < END_OF_MOMENTS ? moment : NaN);
const rounded = (amount: number) => Math.round(amount * 1e6) / 1e6;
const [UNKNOWN, PENDING] = [STANDINGS.indexOf('unknown'), STANDINGS.indexOf('pending')];

/** `orders-insert.sql`, `freight.ts` and `own-returns.ts` in arrays, without those that are set aside. */
export function keptOrders(typed: TypedOrders, { tests, gifts }: Aside): Kept {
  const { groups, words, moments, paid, refund, standings, takenOff } = typed;
  const { firsts } = groups;
  const [orderedAt, paidAt] = [moments('ordered_at'), moments('paid_at')];
  const buyers = words('customer_id');
  const judged = judging(words('status'), words('refund_status'));
  const given = (order: number) => {
    const told = refund?.[order] ?? NaN;
    return Number.isNaN(told) ? 0 : told;
  };
  const paidMoment = (order: number) => sane(paidAt?.values[firsts[order] ?? 0] ?? NaN);
  const momentOf = (order: number) => {
    const moment = sane(orderedAt?.values[firsts[order] ?? 0] ?? NaN);
    return Number.isNaN(moment) ? paidMoment(order) : moment;
  };
  const buyerOf = (order: number) => buyers?.codes[firsts[order] ?? 0] ?? -1;
  const size = firsts.length;
  const amountBy = new Float64Array(size);
  const isKept = new Uint8Array(size);
  const returns: number[] = [];
  for (let order = 0; order < size; order++) {
    const standing = standings ? (standings.orders[order] ?? 0) : judged(firsts[order] ?? 0).place;
    const own = paid?.[order] ?? NaN;
    const back = given(order);
    if (own < 0) returns.push(order);
    if (own < 0 || standing >= PENDING || (back > 0 && back >= own)) continue;
    if (standing === UNKNOWN && back <= 0 && paidAt && Number.isNaN(paidMoment(order))) continue;
    if (Number.isNaN(momentOf(order)) || Number.isNaN(own)) continue;
    const amount = rounded(own - back);
    if (tests?.[order] === 1 || (amount === 0 && gifts?.[order] === 1)) continue;
    isKept[order] = 1;
    const freight = takenOff?.[firsts[order] ?? 0] ?? NaN;
    amountBy[order] = freight > 0 ? rounded(Math.max(0, amount - freight)) : amount;
  }
  const told = { typed, isKept, amountBy, momentOf, buyerOf };
  const lowered = returns.length > 0 ? loweredBy(returns, told) : undefined;
  for (const [order, taken] of lowered?.orders ?? []) {
    const left = (amountBy[order] ?? 0) - taken;
    amountBy[order] = rounded(left);
    if (left < CENT) isKept[order] = 0;
  }
  const count = isKept.reduce((sum, each) => sum + each, 0);
  const [keys, customers, days] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const amounts = new Float64Array(count);
  let [end, marks, weighed] = [0, 0, 0];
  for (let order = 0; order < size; order++) {
    if (isKept[order] !== 1) continue;
    const [key, customer, day] = [order + 1, buyerOf(order) + 1, Math.floor(momentOf(order) / DAY)];
    const amount = amountBy[order] ?? 0;
    keys[end] = key;
    customers[end] = customer;
    days[end] = day;
    amounts[end] = amount;
    marks += (key * OF_KEY + customer * OF_CUSTOMER + day * OF_DAY) % MODULUS;
    weighed += amount * (key % WEIGHTS);
    end++;
  }
  const amountOf = (order: number) => amountBy[order] ?? 0;
  const leftOf = lowered?.lines ?? new Map<number, number>();
  return { keys, customers, days, amounts, marks, paid: weighed, isKept, momentOf, amountOf, leftOf };
}
