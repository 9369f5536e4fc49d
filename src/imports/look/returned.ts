import { type Candidate, type Return, type Sale, takeOff } from '../load/take-off';
import { textsOf } from '../load/texts';
import type { TypedOrders } from '../load/typed-orders';
import { goodsOf } from './goods';

/** What returns take off orders (by their number), and what is left of lines (by their row). */
export interface Lowered {
  readonly orders: ReadonlyMap<number, number>;
  readonly lines: ReadonlyMap<number, number>;
}

/** The orders of a file before returns come off them. */
interface Told {
  readonly typed: TypedOrders;
  readonly isKept: Uint8Array;
  readonly amountBy: Float64Array;
  /** NaN: not told. */
  momentOf(order: number): number;
  /** -1: nobody. */
  buyerOf(order: number): number;
}

/** The moment of a return that tells none: own-returns.sql. */
const LATE = '2099-12-31 00:00:00';
/** A line tells the amount of its return with others to less than this. */
const NEAR = 0.01;

function momentText(moment: number): string {
  return Number.isNaN(moment) ? LATE : new Date(moment * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** By row: the text that names the goods, null where none does. */
function productsOf({ words }: TypedOrders): (row: number) => string | null {
  const names = (['product_id', 'sku', 'product_name'] as const).flatMap((name) => {
    const column = words(name);
    return column ? [{ codes: column.codes, texts: textsOf(column) }] : [];
  });
  return (row) => {
    for (const { codes, texts } of names) {
      const text = texts[codes[row] ?? -1];
      if (text !== undefined) return text;
    }
    return null;
  };
}

/** `own-returns.ts` in arrays: what the returns of a file, orders whose amount is below zero, take off its other orders. */
export function loweredBy(returns: readonly number[], { typed, isKept, amountBy, momentOf, buyerOf }: Told): Lowered {
  const { key, paid, read } = typed;
  const { isItem, worth } = goodsOf(typed);
  const productOf = productsOf(typed);
  const of = (order: number) => {
    const buyer = buyerOf(order);
    return { order: String(order), customer: buyer < 0 ? null : String(buyer), at: momentText(momentOf(order)) };
  };
  const isReturn = new Uint8Array(isKept.length);
  for (const order of returns) isReturn[order] = 1;
  const senders = new Set(returns.map(buyerOf));
  const backBy = new Map(returns.map((order) => [buyerOf(order), new Set<string>()] as const));
  const sums = new Map<number, number>();
  const back: number[] = [];
  for (let row = 0; row < read.rows; row++) {
    const order = key.codes[row] ?? 0;
    if (isReturn[order] !== 1 || !isItem(row)) continue;
    const product = productOf(row);
    if (product !== null) backBy.get(buyerOf(order))?.add(product);
    const amount = worth(row);
    if (!(amount < 0)) continue;
    sums.set(order, (sums.get(order) ?? 0) - amount);
    back.push(row);
  }
  const wholeOf = (order: number) => -(paid?.[order] ?? NaN);
  const isTold = (order: number) => Math.abs((sums.get(order) ?? NaN) - wholeOf(order)) < NEAR;
  const priceOf = (row: number) => {
    const price = typed.amounts.unitPrice?.[row] ?? NaN;
    return Number.isNaN(price) ? 0 : price;
  };
  const lines = back.filter((row) => isTold(key.codes[row] ?? 0)).map((row): [number, Return] => {
    const line = { product: productOf(row), price: priceOf(row), amount: -worth(row) };
    return [row, { ...of(key.codes[row] ?? 0), ...line }];
  }); // prettier-ignore
  const wholes = returns.filter((order) => !isTold(order)).map((order): [number, Return] => [
    typed.groups.firsts[order] ?? 0,
    { ...of(order), product: null, price: 0, amount: wholeOf(order) },
  ]); // prettier-ignore
  const asked = [...lines, ...wholes].sort(([a], [b]) => a - b).map(([, each]) => each);
  const isOpen = (order: number) => isKept[order] === 1 && (amountBy[order] ?? 0) > 0 && senders.has(buyerOf(order));
  const candidates: Candidate[] = [];
  for (let row = 0; row < read.rows; row++) {
    const order = key.codes[row] ?? 0;
    if (!isOpen(order) || !isItem(row)) continue;
    const [product, own] = [productOf(row), worth(row)];
    if (product === null || !(own > 0) || backBy.get(buyerOf(order))?.has(product) !== true) continue;
    candidates.push({ ...of(order), line: row, product, price: priceOf(row), worth: own });
  }
  const sales: Sale[] = [];
  for (let order = 0; order < isKept.length; order++)
    if (isOpen(order)) sales.push({ ...of(order), amount: amountBy[order] ?? 0 });
  const { orders, lines: left } = takeOff(asked, candidates, sales);
  return {
    orders: new Map(Array.from(orders, ([order, taken]) => [Number(order), taken])),
    lines: new Map(left.map(({ line, amount }) => [line, amount])),
  };
}
