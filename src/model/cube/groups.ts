import type { CodedAttribute, LineColumns, OrderColumns } from './orders';

/** Orders that filters let through, with the amount that counts: under a category filter that of the matching lines. */
export interface Selected {
  /** 1: in; null: all are. */
  readonly mask: Uint8Array | null;
  readonly amounts: Float64Array;
  /** Lines that a split by category may show; null: all. */
  readonly categories: Uint8Array | null;
}

export interface FilterOf {
  readonly attribute: CodedAttribute;
  readonly wanted: ReadonlySet<string>;
}

const wantedCodes = ({ values }: { readonly values: readonly string[] }, wanted: ReadonlySet<string>) =>
  Uint8Array.from(values, (value, code) => (code > 0 && wanted.has(value) ? 1 : 0));

/** Applies filters of orders and customers, and one of categories. */
export function select(
  orders: OrderColumns,
  filters: readonly FilterOf[],
  category: {
    readonly lines: LineColumns;
    readonly values: readonly string[];
    readonly wanted: ReadonlySet<string>;
  } | null,
): Selected {
  if (filters.length === 0 && !category) return { mask: null, amounts: orders.amounts, categories: null };
  const size = orders.customers.length;
  const mask = new Uint8Array(size).fill(1);
  for (const { attribute, wanted } of filters) {
    const isWanted = wantedCodes(attribute, wanted);
    const { codes } = attribute;
    if (attribute.of === 'order')
      for (let row = 0; row < size; row++) mask[row] = (mask[row] ?? 0) & (isWanted[codes[row] ?? 0] ?? 0);
    else
      for (let row = 0; row < size; row++)
        mask[row] = (mask[row] ?? 0) & (isWanted[codes[orders.customers[row] ?? 0] ?? 0] ?? 0);
  }
  if (!category) return { mask, amounts: orders.amounts, categories: null };
  const categories = wantedCodes(category, category.wanted);
  const { starts, codes, amounts: lineAmounts } = category.lines;
  const amounts = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    if (mask[row] !== 1) continue;
    let isIn = 0;
    let sum = 0;
    for (let line = starts[row] ?? 0; line < (starts[row + 1] ?? 0); line++) {
      if (categories[codes[line] ?? 0] !== 1) continue;
      isIn = 1;
      sum += lineAmounts[line] ?? 0;
    }
    mask[row] = isIn;
    amounts[row] = sum;
  }
  return { mask, amounts, categories };
}

/** What the orders of a selection are split by: one bucket, the days' months, an attribute, or the categories of the lines. */
export type Split =
  | { readonly by: 'none' }
  | { readonly by: 'days'; readonly bucketOfDay: Int32Array; readonly firstDay: number; readonly buckets: number }
  | {
      readonly by: 'attribute';
      readonly attribute: CodedAttribute;
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
  /** Known customers with anything in any bucket. */
  readonly everyone: number;
}

/** One pass over the orders of `from` ≤ day < `to`. `newSince`: a day per bucket. */
export function group(
  orders: OrderColumns,
  { mask, amounts, categories }: Selected,
  split: Split,
  { from, to, newSince }: { readonly from: number; readonly to: number; readonly newSince: Int32Array },
): Groups {
  const { customers, days, firstDays } = orders;
  const buckets = split.by === 'none' ? 1 : split.buckets;
  const column = () => new Float64Array(buckets);
  const sums = {
    orders: column(), revenue: column(), knownOrders: column(), spent: column(),
    customers: column(), repeaters: column(), reorderers: column(), newcomers: column(),
  }; // prettier-ignore
  const seenBy = new Int32Array(buckets);
  const firstHere = new Int32Array(buckets);
  const ordersHere = new Int32Array(buckets);
  const isRepeater = new Uint8Array(buckets);
  let everyone = 0;
  let lastCustomer = 0;
  const add = (array: Float64Array, bucket: number, value: number) => {
    array[bucket] = (array[bucket] ?? 0) + value;
  };
  const visit = (bucket: number, customer: number, day: number, amount: number) => {
    add(sums.orders, bucket, 1);
    add(sums.revenue, bucket, amount);
    if (customer === 0) return;
    add(sums.knownOrders, bucket, 1);
    add(sums.spent, bucket, amount);
    if (customer !== lastCustomer) {
      lastCustomer = customer;
      everyone++;
    }
    if (seenBy[bucket] !== customer) {
      seenBy[bucket] = customer;
      firstHere[bucket] = day;
      ordersHere[bucket] = 1;
      isRepeater[bucket] = 0;
      add(sums.customers, bucket, 1);
      if ((firstDays[customer] ?? 0) >= (newSince[bucket] ?? 0)) add(sums.newcomers, bucket, 1);
      return;
    }
    ordersHere[bucket] = (ordersHere[bucket] ?? 0) + 1;
    if (ordersHere[bucket] === 2) add(sums.reorderers, bucket, 1);
    if (isRepeater[bucket] === 0 && firstHere[bucket] !== day) {
      isRepeater[bucket] = 1;
      add(sums.repeaters, bucket, 1);
    }
  };
  for (let row = 0; row < customers.length; row++) {
    const day = days[row] ?? 0;
    if (day < from || day >= to || (mask && mask[row] !== 1)) continue;
    const customer = customers[row] ?? 0;
    switch (split.by) {
      case 'none':
        visit(0, customer, day, amounts[row] ?? 0);
        break;
      case 'days':
        visit(split.bucketOfDay[day - split.firstDay] ?? 0, customer, day, amounts[row] ?? 0);
        break;
      case 'attribute': {
        const { codes, of } = split.attribute;
        visit(split.bucketOf[codes[of === 'order' ? row : customer] ?? 0] ?? 0, customer, day, amounts[row] ?? 0);
        break;
      }
      case 'lines': {
        const { starts, codes, amounts: lineAmounts } = split.lines;
        for (let line = starts[row] ?? 0; line < (starts[row + 1] ?? 0); line++) {
          const code = codes[line] ?? 0;
          if (!categories || categories[code] === 1)
            visit(split.bucketOf[code] ?? 0, customer, day, lineAmounts[line] ?? 0);
        }
      }
    }
  }
  return { ...sums, everyone };
}

/** Of the known customers who bought in the `days` before `stop` − `days`: how many, and how many have not bought since. */
export function lapse(
  { customers, days: dayOf }: OrderColumns,
  { mask }: Selected,
  stop: number,
  days: number,
): { readonly active: number; readonly lapsed: number } {
  const [start, middle] = [stop - 2 * days, stop - days];
  let [active, lapsed] = [0, 0];
  let [current, before, since] = [0, false, false];
  const close = () => {
    if (before) active++;
    if (before && !since) lapsed++;
  };
  for (let row = 0; row < customers.length; row++) {
    const customer = customers[row] ?? 0;
    const day = dayOf[row] ?? 0;
    if (customer === 0 || day < start || day >= stop || (mask && mask[row] !== 1)) continue;
    if (customer !== current) {
      close();
      [current, before, since] = [customer, false, false];
    }
    if (day < middle) before = true;
    else since = true;
  }
  close();
  return { active, lapsed };
}
