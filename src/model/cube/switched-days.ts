import type { Reach } from './bins';
import type { Selected } from './groups';
import type { OrderColumns } from './orders';
import type { Switched } from './switched';

/** Revenue of each day under any choice of values of one attribute. */
export class SwitchedDays {
  readonly #orders: OrderColumns;
  readonly #selected: Selected;
  readonly #switched: Switched;
  readonly #firstDay: number;
  /** By day and value. */
  readonly #revenue: Float64Array;
  readonly #counts: Int32Array;
  readonly isFull = false;
  #at = 0;

  constructor(orders: OrderColumns, selected: Selected, switched: Switched, { firstDay, lastDay }: Reach) {
    [this.#orders, this.#selected, this.#switched, this.#firstDay] = [orders, selected, switched, firstDay];
    const cells = (lastDay - firstDay + 1) * switched.values;
    [this.#revenue, this.#counts] = [new Float64Array(cells), new Int32Array(cells)];
  }

  /** Bytes held. */
  get size(): number {
    return this.#revenue.byteLength + this.#counts.byteLength;
  }

  /** Goes through so many orders more; whether it is through. */
  advance(most: number): boolean {
    const { customers, days } = this.#orders;
    const { walk, amounts: ofOrders } = this.#selected;
    const { rows, when } = walk;
    const [switched, firstDay, revenue, counts] = [this.#switched, this.#firstDay, this.#revenue, this.#counts];
    const lines = switched.of === 'lines' ? switched.lines : null;
    const codes = switched.of === 'lines' ? switched.lines.codes : switched.codes;
    const isOfCustomers = switched.of === 'customer';
    const end = Math.min(when.length, this.#at + most);
    for (let at = this.#at; at < end; at++) {
      const row = rows === null ? at : (rows[at] ?? 0);
      const day = Math.imul((days[row] ?? 0) - firstDay, switched.values);
      const last = lines === null ? row + 1 : (lines.starts[row + 1] ?? 0);
      for (let item = lines === null ? row : (lines.starts[row] ?? 0); item < last; item++) {
        const cell = day + (codes[isOfCustomers ? (customers[row] ?? 0) : item] ?? 0);
        const amount = lines === null ? ofOrders[row] : lines.amounts[item];
        revenue[cell] = (revenue[cell] ?? 0) + (amount ?? 0);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
    this.#at = end;
    return end === when.length;
  }

  /** Of the days of [first, end), counted from the first one there is; NaN where there is no order. */
  revenue(isWanted: Uint8Array, first: number, end: number): Float64Array {
    const { values } = this.#switched;
    return Float64Array.from({ length: Math.max(0, end - first) }, (_, at) => {
      let [sum, count] = [0, 0];
      for (let value = 0; value < values; value++) {
        if (isWanted[value] !== 1) continue;
        sum += this.#revenue[(first + at) * values + value] ?? 0;
        count += this.#counts[(first + at) * values + value] ?? 0;
      }
      return count > 0 ? sum : NaN;
    });
  }
}
