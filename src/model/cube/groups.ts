import type { Codes } from './codes';
import type { LineColumns, OrderColumns } from './orders';
import { Narrowing, type Walk } from './walk';

/** Orders that filters let through, with the amount that counts, by row: under a category filter that of the matching lines. */
export interface Selected {
  readonly walk: Walk;
  readonly amounts: Float64Array;
  /** Lines that a split by category may show; null: all. */
  readonly categories: Uint8Array | null;
}

/** An attribute's codes with 1 at each code that is wanted. */
export interface FilterOf {
  readonly of: 'order' | 'customer';
  readonly codes: Codes;
  readonly isWanted: Uint8Array;
}

interface Category {
  readonly lines: LineColumns;
  readonly isWanted: Uint8Array;
}

/** What lines of wanted categories an order has, added up in pieces. */
class Sums {
  readonly #walk: Walk;
  readonly #category: Category;
  readonly amounts: Float64Array;
  readonly isIn: Uint16Array;
  #place = 0;

  constructor(walk: Walk, category: Category, orders: number) {
    [this.#walk, this.#category] = [walk, category];
    [this.amounts, this.isIn] = [new Float64Array(orders), new Uint16Array(orders)];
  }

  advance(most: number): boolean {
    const { rows, when } = this.#walk;
    const { lines, isWanted } = this.#category;
    const { amounts, isIn } = this;
    const stop = Math.min(when.length, this.#place + most);
    for (let place = this.#place; place < stop; place++) {
      const row = rows === null ? place : (rows[place] ?? 0);
      const end = lines.starts[row + 1] ?? 0;
      let any = 0;
      let sum = 0;
      for (let line = lines.starts[row] ?? 0; line < end; line++) {
        const share = isWanted[lines.codes[line] ?? 0] ?? 0;
        any |= share;
        sum += share * (lines.amounts[line] ?? 0);
      }
      isIn[row] = any;
      amounts[row] = sum;
    }
    this.#place = stop;
    return stop === when.length;
  }
}

/** Applies filters of orders and customers, and one of categories, to all orders: in pieces. */
export class Selecting {
  readonly #orders: OrderColumns;
  readonly #filters: FilterOf[];
  readonly #category: Category | null;
  #walk: Walk;
  #narrowing: Narrowing | null = null;
  #sums: Sums | null = null;

  constructor(orders: OrderColumns, all: Walk, filters: readonly FilterOf[], category: Category | null) {
    [this.#orders, this.#walk, this.#filters, this.#category] = [orders, all, [...filters], category];
  }

  /** Goes through so many orders more; what was let through once it is through. */
  advance(most = Infinity): Selected | undefined {
    for (;;) {
      const isThrough = this.#step(most);
      if (isThrough) return isThrough;
      if (most !== Infinity) return undefined;
    }
  }

  #step(most: number): Selected | undefined {
    const { customers, amounts } = this.#orders;
    if (this.#narrowing) {
      const narrowed = this.#narrowing.advance(most);
      if (narrowed) [this.#walk, this.#narrowing] = [narrowed, null];
      return undefined;
    }
    const filter = this.#filters.shift();
    if (filter) {
      const keys = filter.of === 'order' ? null : customers;
      this.#narrowing = new Narrowing(this.#walk, filter.codes, keys, filter.isWanted);
      return undefined;
    }
    if (!this.#category) return { walk: this.#walk, amounts, categories: null };
    if (this.#sums?.advance(0))
      return { walk: this.#walk, amounts: this.#sums.amounts, categories: this.#category.isWanted };
    this.#sums ??= new Sums(this.#walk, this.#category, amounts.length);
    if (this.#sums.advance(most))
      this.#narrowing = new Narrowing(this.#walk, this.#sums.isIn, null, Uint8Array.of(0, 1));
    return undefined;
  }
}

/** The same at once. */
export function select(
  orders: OrderColumns,
  all: Walk,
  filters: readonly FilterOf[],
  category: Category | null,
): Selected {
  const selected = new Selecting(orders, all, filters, category).advance();
  if (!selected) throw new RangeError('filters have not come to the end of the orders');
  return selected;
}

/** What the orders of a selection are split by: nothing, their day, an attribute, or the categories of the lines. */
export type Split =
  | { readonly by: 'none' }
  | { readonly by: 'days'; readonly firstDay: number; readonly bucketOf: Int32Array; readonly buckets: number }
  | {
      readonly by: 'attribute';
      readonly of: 'order' | 'customer';
      readonly codes: Codes;
      readonly bucketOf: Int32Array;
      readonly buckets: number;
    }
  | { readonly by: 'lines'; readonly lines: LineColumns; readonly bucketOf: Int32Array; readonly buckets: number };

/** Additive measures and exact counts of people, per bucket. A known customer counts once in every bucket it bought in. */
export interface Groups {
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
  /** The same of orders that say who bought. */
  readonly knownOrders: Float64Array;
  readonly spent: Float64Array;
  readonly customers: Float64Array;
  /** Customers with orders on two or more days; with two or more orders. */
  readonly repeaters: Float64Array;
  readonly reorderers: Float64Array;
  /** Customers whose first day ever is not before `newSince` of the bucket. */
  readonly newcomers: Float64Array;
}

/** One pass over the orders of `from` ≤ day < `to`. `newSince`: a day per bucket. */
export function group(
  orders: OrderColumns,
  { walk: { rows, when }, amounts, categories }: Selected,
  split: Split,
  { from, to, newSince }: { readonly from: number; readonly to: number; readonly newSince: Int32Array },
): Groups {
  const { customers, days, firstDays } = orders;
  const tally = new Tally(split.by === 'none' ? 1 : split.buckets, firstDays, newSince);
  const codes = split.by === 'attribute' ? split.codes : null;
  const isOfOrders = split.by === 'attribute' && split.of === 'order';
  const lines = split.by === 'lines' ? split.lines : null;
  const bucketOf = split.by === 'none' ? null : split.bucketOf;
  const firstDay = split.by === 'days' ? split.firstDay : 0;
  for (let place = 0; place < when.length; place++) {
    const row = rows === null ? place : (rows[place] ?? 0);
    const day = days[row] ?? 0;
    if (day < from || day >= to) continue;
    const customer = customers[row] ?? 0;
    if (lines !== null) {
      const last = lines.starts[row + 1] ?? 0;
      for (let line = lines.starts[row] ?? 0; line < last; line++) {
        const code = lines.codes[line] ?? 0;
        if (categories === null || categories[code] === 1)
          tally.add(bucketOf?.[code] ?? 0, customer, day, lines.amounts[line] ?? 0);
      }
      continue;
    }
    const at = codes === null ? day - firstDay : (codes[isOfOrders ? row : customer] ?? 0);
    tally.add(bucketOf === null ? 0 : (bucketOf[at] ?? 0), customer, day, amounts[row] ?? 0);
  }
  return tally;
}

/** Adds up orders that come customer by customer. */
class Tally implements Groups {
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
  readonly knownOrders: Float64Array;
  readonly spent: Float64Array;
  readonly customers: Float64Array;
  readonly repeaters: Float64Array;
  readonly reorderers: Float64Array;
  readonly newcomers: Float64Array;
  readonly #firstDays: Int32Array;
  readonly #newSince: Int32Array;
  /** Per bucket: the customer that was there last, its first day and number of orders there, and whether it came on another day. */
  readonly #seenBy: Int32Array;
  readonly #firstHere: Int32Array;
  readonly #ordersHere: Int32Array;
  readonly #isRepeater: Uint8Array;

  constructor(buckets: number, firstDays: Int32Array, newSince: Int32Array) {
    this.orders = new Float64Array(buckets);
    this.revenue = new Float64Array(buckets);
    this.knownOrders = new Float64Array(buckets);
    this.spent = new Float64Array(buckets);
    this.customers = new Float64Array(buckets);
    this.repeaters = new Float64Array(buckets);
    this.reorderers = new Float64Array(buckets);
    this.newcomers = new Float64Array(buckets);
    this.#firstDays = firstDays;
    this.#newSince = newSince;
    this.#seenBy = new Int32Array(buckets);
    this.#firstHere = new Int32Array(buckets);
    this.#ordersHere = new Int32Array(buckets);
    this.#isRepeater = new Uint8Array(buckets);
  }

  add(bucket: number, customer: number, day: number, amount: number): void {
    this.orders[bucket] = (this.orders[bucket] ?? 0) + 1;
    this.revenue[bucket] = (this.revenue[bucket] ?? 0) + amount;
    if (customer === 0) return;
    this.knownOrders[bucket] = (this.knownOrders[bucket] ?? 0) + 1;
    this.spent[bucket] = (this.spent[bucket] ?? 0) + amount;
    if (this.#seenBy[bucket] !== customer) {
      this.#seenBy[bucket] = customer;
      this.#firstHere[bucket] = day;
      this.#ordersHere[bucket] = 1;
      this.#isRepeater[bucket] = 0;
      this.customers[bucket] = (this.customers[bucket] ?? 0) + 1;
      if ((this.#firstDays[customer] ?? 0) >= (this.#newSince[bucket] ?? 0))
        this.newcomers[bucket] = (this.newcomers[bucket] ?? 0) + 1;
      return;
    }
    const orders = (this.#ordersHere[bucket] ?? 0) + 1;
    this.#ordersHere[bucket] = orders;
    if (orders === 2) this.reorderers[bucket] = (this.reorderers[bucket] ?? 0) + 1;
    if (this.#isRepeater[bucket] === 0 && this.#firstHere[bucket] !== day) {
      this.#isRepeater[bucket] = 1;
      this.repeaters[bucket] = (this.repeaters[bucket] ?? 0) + 1;
    }
  }
}
