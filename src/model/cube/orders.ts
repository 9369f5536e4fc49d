import { type Codes, mostOf } from './codes';

/**
 * Kept orders as arrays, sorted by customer and then by day: what is answered while the hand still moves. Row r of every array is the same order.
 * Customer 0 is an unknown one; days count from 1970-01-01.
 */
export interface OrderColumns {
  readonly customers: Int32Array;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
  /** First purchase day of each known customer, by its key. */
  readonly firstDays: Int32Array;
  /** Row of an order by its key; -1: none. */
  readonly rows: Int32Array;
}

/** Lines of the orders, those of one order and category added up: line l of row r is one of starts[r] ≤ l < starts[r + 1]. */
export interface LineColumns {
  readonly starts: Int32Array;
  readonly codes: Codes;
  readonly amounts: Float64Array;
}

/** Sorts orders by customer and day, by counting. Columns are as the engine gave them, which is oldest first as a rule. */
export function orderColumns(
  keys: Int32Array,
  customers: Int32Array,
  days: Int32Array,
  amounts: Float64Array,
): OrderColumns {
  const size = keys.length;
  const byDay = isAscending(days) ? null : oldestFirst(days);
  const mostCustomer = mostOf(customers);
  const mostKey = mostOf(keys);
  const next = new Int32Array(mostCustomer + 2);
  for (let at = 0; at < size; at++) next[(customers[at] ?? 0) + 1] = (next[(customers[at] ?? 0) + 1] ?? 0) + 1;
  for (let key = 1; key < next.length; key++) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = { customers: new Int32Array(size), days: new Int32Array(size), amounts: new Float64Array(size) };
  const rows = new Int32Array(mostKey + 1).fill(-1);
  const firstDays = new Int32Array(mostCustomer + 1).fill(2 ** 31 - 1);
  for (let place = 0; place < size; place++) {
    const at = byDay?.[place] ?? place;
    const customer = customers[at] ?? 0;
    const day = days[at] ?? 0;
    const row = next[customer] ?? 0;
    next[customer] = row + 1;
    sorted.customers[row] = customer;
    sorted.days[row] = day;
    sorted.amounts[row] = amounts[at] ?? 0;
    rows[keys[at] ?? 0] = row;
    if (day < (firstDays[customer] ?? 0)) firstDays[customer] = day;
  }
  return { ...sorted, rows, firstDays };
}

function isAscending(values: Int32Array): boolean {
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) < (values[at - 1] ?? 0)) return false;
  return true;
}

/** Places of the days, in their order, by counting. */
function oldestFirst(days: Int32Array): Int32Array {
  const first = days.reduce((least, day) => Math.min(least, day), 2 ** 31 - 1);
  const last = days.reduce((most, day) => Math.max(most, day), first);
  const next = new Int32Array(last - first + 2);
  for (const day of days) next[day - first + 1] = (next[day - first + 1] ?? 0) + 1;
  for (let at = 1; at < next.length; at++) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const places = new Int32Array(days.length);
  for (let at = 0; at < days.length; at++) {
    const day = (days[at] ?? 0) - first;
    const place = next[day] ?? 0;
    next[day] = place + 1;
    places[place] = at;
  }
  return places;
}

/** Gathers the lines of each order; lines of orders that are not kept are passed over. */
export function lineColumns(
  { rows, customers }: OrderColumns,
  keys: Int32Array,
  codes: Codes,
  amounts: Float64Array,
): LineColumns {
  const starts = new Int32Array(customers.length + 1);
  const rowOf = (at: number) => rows[keys[at] ?? -1] ?? -1;
  for (let at = 0; at < keys.length; at++) {
    const row = rowOf(at);
    if (row >= 0) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  }
  for (let row = 0; row < customers.length; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const filled = starts.slice();
  const total = starts[customers.length] ?? 0;
  const lines = { codes: new Int32Array(total), amounts: new Float64Array(total) };
  for (let at = 0; at < keys.length; at++) {
    const row = rowOf(at);
    if (row < 0) continue;
    const line = filled[row] ?? 0;
    filled[row] = line + 1;
    lines.codes[line] = codes[at] ?? 0;
    lines.amounts[line] = amounts[at] ?? 0;
  }
  return merged(starts, lines.codes, lines.amounts);
}

/** Adds up lines of the same order and code, in place and then cut to length. */
function merged(starts: Int32Array, codes: Int32Array, amounts: Float64Array): LineColumns {
  const kept = new Int32Array(starts.length);
  let end = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    const begin = end;
    for (let line = starts[row] ?? 0; line < (starts[row + 1] ?? 0); line++) {
      const code = codes[line] ?? 0;
      let same = begin;
      while (same < end && codes[same] !== code) same++;
      if (same < end) amounts[same] = (amounts[same] ?? 0) + (amounts[line] ?? 0);
      else {
        codes[end] = code;
        amounts[end] = amounts[line] ?? 0;
        end++;
      }
    }
    kept[row + 1] = end;
  }
  if (end === codes.length) return { starts: kept, codes, amounts };
  return { starts: kept, codes: codes.slice(0, end), amounts: amounts.slice(0, end) };
}

/** Codes by row of the orders, or by key of the customers, from pairs of a key and a code, or from the codes of all keys from 1 on. */
export function scattered(size: number, keys: Int32Array | null, codes: Codes, rowOf?: Int32Array): Int32Array {
  const out = new Int32Array(size);
  for (let at = 0; at < codes.length; at++) {
    const key = keys ? (keys[at] ?? -1) : at + 1;
    const place = rowOf ? (rowOf[key] ?? -1) : key;
    if (place >= 0 && place < size) out[place] = codes[at] ?? 0;
  }
  return out;
}
