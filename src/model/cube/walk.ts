import type { TimeBins } from './bins';
import type { Codes } from './codes';
import type { LineColumns, OrderColumns } from './orders';

/**
 * Orders of a selection as they stand: customer by customer, and each customer's by day; first those of nobody. Element i of both arrays is the same order.
 * `when` is three numbers in one: its lowest `bits` the month of the order, counted from the first; the next `bits` the month in which its customer bought first; above them two bits of how it differs
 * from the order before it: the lower if the day is another, both if the customer is.
 */
export interface Walk {
  /** Rows of the orders, ascending; null: all. */
  readonly rows: Int32Array | null;
  readonly when: Uint16Array | Uint32Array;
  readonly bits: number;
  /** How many of them say nobody. */
  readonly strangers: number;
}

/** Two bytes an order suffice for ten years. Beyond 16,384 months there are no tables, and nobody asks for the month. */
const [SHORT, LONG] = [7, 14];
const none = (bits: number, size: number) => (bits === SHORT ? new Uint16Array(size) : new Uint32Array(size));

/** Memory that is mostly unused is given back. */
const cut = <T extends Int32Array | Uint16Array | Uint32Array>(column: T, size: number) =>
  (2 * size > column.length ? column.subarray(0, size) : column.slice(0, size)) as T;

/** The way through all orders. */
export function walkAll({ customers, days, firstDays }: OrderColumns, { names, months }: TimeBins): Walk {
  const { firstDay, binOf } = months;
  const bits = names.length < 2 ** SHORT ? SHORT : LONG;
  const when = none(bits, customers.length);
  const low = 2 ** bits - 1;
  let [customer, day, strangers] = [-1, -1, 0];
  for (let row = 0; row < when.length; row++) {
    const other = (customers[row] ?? 0) ^ customer;
    customer ^= other;
    const later = (days[row] ?? 0) ^ day;
    day ^= later;
    const isOther = (other | -other) >>> 31;
    const isLater = isOther | ((later | -later) >>> 31);
    const month = (binOf[day - firstDay] ?? 0) & low;
    const won = (binOf[(firstDays[customer] ?? 0) - firstDay] ?? 0) & low;
    when[row] = month | (won << bits) | (isLater << (2 * bits)) | (isOther << (2 * bits + 1));
    if (customer === 0) strangers++;
  }
  return { rows: null, when, bits, strangers };
}

/** Those orders of a walk whose code is wanted: that of the row, or of its key. What is left out between two makes them differ as well. Found in pieces. */
export class Narrowing {
  readonly #before: Walk;
  readonly #codes: Codes;
  readonly #keys: Int32Array | null;
  readonly #isWanted: Uint8Array;
  readonly #rows: Int32Array;
  readonly #when: Uint16Array | Uint32Array;
  #place = 0;
  #at = 0;
  #since = 0;

  constructor(before: Walk, codes: Codes, keys: Int32Array | null, isWanted: Uint8Array) {
    [this.#before, this.#codes, this.#keys, this.#isWanted] = [before, codes, keys, isWanted];
    [this.#rows, this.#when] = [new Int32Array(before.when.length), none(before.bits, before.when.length)];
  }

  /** Goes through so many orders more; the walk once it is through. */
  advance(most: number): Walk | undefined {
    const { rows: before, when: whenBefore, bits, strangers } = this.#before;
    const [codes, keys, isWanted, rows, when] = [this.#codes, this.#keys, this.#isWanted, this.#rows, this.#when];
    const differs = 3 << (2 * bits);
    const end = Math.min(whenBefore.length, this.#place + most);
    let [at, since] = [this.#at, this.#since];
    for (let place = this.#place; place < end; place++) {
      const row = before === null ? place : (before[place] ?? 0);
      const own = whenBefore[place] ?? 0;
      since |= own & differs;
      const isIn = isWanted[codes[keys === null ? row : (keys[row] ?? 0)] ?? 0] ?? 0;
      rows[at] = row;
      when[at] = own | since;
      at += isIn;
      since &= isIn - 1;
    }
    [this.#place, this.#at, this.#since] = [end, at, since];
    if (end < whenBefore.length) return undefined;
    const known = before === null ? strangers : (before[strangers] ?? Infinity);
    const kept = cut(rows, at);
    const nobody = kept.findIndex((row) => row >= known);
    return { rows: kept, when: cut(when, at), bits, strangers: nobody < 0 ? at : nobody };
  }
}

/** The lines of a walk's orders, one after the other as those are; only of wanted categories, where such are told. `rows` are lines then. */
export function alongLines(walk: Walk, { starts, codes }: LineColumns, isWanted: Uint8Array | null): Walk {
  const { rows, when: whenBefore, bits, strangers } = walk;
  if (rows === null && isWanted === null) return alongAll(walk, starts, codes.length);
  const differs = 3 << (2 * bits);
  const [lines, when] = [new Int32Array(codes.length), none(bits, codes.length)];
  let [at, since, nobody] = [0, 0, 0];
  for (let place = 0; place < whenBefore.length; place++) {
    if (place === strangers) nobody = at;
    const row = rows === null ? place : (rows[place] ?? 0);
    const own = whenBefore[place] ?? 0;
    since |= own & differs;
    const end = starts[row + 1] ?? 0;
    for (let line = starts[row] ?? 0; line < end; line++) {
      const isIn = isWanted === null ? 1 : (isWanted[codes[line] ?? 0] ?? 0);
      lines[at] = line;
      when[at] = (own & ~differs) | since;
      at += isIn;
      since &= isIn - 1;
    }
  }
  const stopped = whenBefore.length > strangers ? nobody : at;
  return { rows: lines.subarray(0, at), when: when.subarray(0, at), bits, strangers: stopped };
}

/** The same of all orders: from line to line, so that nothing waits for how many an order has. */
function alongAll({ when: whenBefore, bits, strangers }: Walk, starts: Int32Array, size: number): Walk {
  const differs = 3 << (2 * bits);
  const when = none(bits, size);
  let [row, end] = [-1, 0];
  for (let line = 0; line < size; line++) {
    const isNext = 1 + ((line - end) >> 31);
    row += isNext;
    let since = (whenBefore[row] ?? 0) & differs & -isNext;
    end = starts[row + 1] ?? size;
    while (end <= line) {
      end = starts[++row + 1] ?? size;
      since |= (whenBefore[row] ?? 0) & differs;
    }
    when[line] = ((whenBefore[row] ?? 0) & ~differs) | since;
  }
  return { rows: null, when, bits, strangers: starts[strangers] ?? size };
}
