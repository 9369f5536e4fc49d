import { standingOf, type Standing } from '../load/names';
import type { TypedOrders, WordColumn } from '../load/typed-orders';

/** The orders that count, in the order of the file. */
export interface Kept {
  /** Number of each among all orders of the file, from 0: its key is one more. */
  readonly orders: Int32Array;
  /** 0 is an unknown customer. */
  readonly customers: Int32Array;
  /** Seconds since 1970 of the purchase, without a time zone. */
  readonly moments: Float64Array;
  readonly amounts: Float64Array;
}

/** 1980-01-01 and 2100-01-01: `sane_time` of macros.sql. */
const [FIRST_MOMENT, END_OF_MOMENTS] = [315_532_800, 4_102_444_800];
const sane = (moment: number) => (moment >= FIRST_MOMENT && moment < END_OF_MOMENTS ? moment : NaN);
const rounded = (amount: number) => Math.round(amount * 1e6) / 1e6;
const NO_SALE: ReadonlySet<Standing> = new Set(['pending', 'cancelled', 'refunded']);

/** Every text of a column; none where there is no column. */
export function textsOf(column: WordColumn | undefined): readonly string[] {
  if (!column) return [];
  const { bytes, offsets } = column.words;
  const decoder = new TextDecoder();
  return Array.from({ length: offsets.length - 1 }, (_, at) =>
    decoder.decode(bytes.subarray(offsets[at], offsets[at + 1])),
  );
}

/** What the words of an order's line put it in, each pair of words judged once. */
function standings(status: WordColumn | undefined, refund: WordColumn | undefined): (row: number) => Standing {
  if (!status && !refund) return () => 'sale';
  const [statuses, refunds] = [textsOf(status), textsOf(refund)];
  const known = new Map<number, Standing>();
  return (row) => {
    const [own, given] = [status?.codes[row] ?? -1, refund?.codes[row] ?? -1];
    const pair = (own + 1) * (refunds.length + 1) + given + 1;
    const standing = known.get(pair) ?? standingOf(statuses[own] ?? '', refunds[given] ?? '');
    known.set(pair, standing);
    return standing;
  };
}

/** `orders-insert.sql` in arrays, for orders without returns; undefined where there is one, because it comes off others. */
export function keptOrders({ groups, words, moments, paid, refund }: TypedOrders): Kept | undefined {
  const [orderedAt, paidAt] = [moments('ordered_at'), moments('paid_at')];
  const customers = words('customer_id');
  const standingIn = standings(words('status'), words('refund_status'));
  const size = groups.firsts.length;
  const kept = {
    orders: new Int32Array(size),
    customers: new Int32Array(size),
    moments: new Float64Array(size),
    amounts: new Float64Array(size),
  };
  let end = 0;
  for (let order = 0; order < size; order++) {
    const row = groups.firsts[order] ?? 0;
    const standing = standingIn(row);
    const own = paid?.[order] ?? NaN;
    const told = refund?.[order] ?? NaN;
    const given = Number.isNaN(told) ? 0 : told;
    if (own < 0) return undefined;
    if (NO_SALE.has(standing) || (given > 0 && given >= own)) continue;
    const paidMoment = sane(paidAt?.values[row] ?? NaN);
    if (standing === 'unknown' && given <= 0 && paidAt && Number.isNaN(paidMoment)) continue;
    const orderedMoment = sane(orderedAt?.values[row] ?? NaN);
    const moment = Number.isNaN(orderedMoment) ? paidMoment : orderedMoment;
    if (Number.isNaN(moment) || Number.isNaN(own)) continue;
    kept.orders[end] = order;
    kept.customers[end] = (customers?.codes[row] ?? -1) + 1;
    kept.moments[end] = moment;
    kept.amounts[end] = rounded(own - given);
    end++;
  }
  return {
    orders: kept.orders.subarray(0, end),
    customers: kept.customers.subarray(0, end),
    moments: kept.moments.subarray(0, end),
    amounts: kept.amounts.subarray(0, end),
  };
}
