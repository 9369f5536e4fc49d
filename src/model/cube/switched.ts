import type { Reach } from './bins';
import { addOrders, addPeople, addSingles, boughtOf, COUNTS, OFTEN, ONCE, SUMS, TWICE } from './chosen';
import type { Codes } from './codes';
import type { Groups, Selected, Split } from './groups';
import { Mixes } from './mixes';
import type { LineColumns, OrderColumns } from './orders';

/** The attribute whose values are switched on and off: one of orders, of customers, or the categories of the lines. */
export type Switched =
  | { readonly of: 'order' | 'customer'; readonly codes: Codes; readonly values: number }
  | { readonly of: 'lines'; readonly lines: LineColumns; readonly values: number };

/** Days, `to` exclusive; whose first day ever is not before `since` is new. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly since: number;
}

const NONE = new Int32Array(0);
/** Which row of its column a code stands in: that of the order, of the customer, of the line. */
const [BY_ROW, BY_CUSTOMER, BY_ITEM] = [0, 1, 2] as const;
const rowsOf = { order: BY_ROW, customer: BY_CUSTOMER, lines: BY_ITEM } as const;

/** Sorts the first few of a column, which are as good as sorted. */
export function sort(column: Int32Array, length: number): void {
  for (let end = 1; end < length; end++) {
    const own = column[end] ?? 0;
    let at = end;
    for (; at > 0 && (column[at - 1] ?? 0) > own; at--) column[at] = column[at - 1] ?? 0;
    column[at] = own;
  }
}

/**
 * Groups of a few spans that do not overlap, under any choice of values of one attribute: what `group` counts in the orders that a choice lets
 * through. Money adds up over values, orders do where each has one value. Of people it is kept what they bought of which value: of one alone by
 * value, of several in lists (`Mixes`), so that a choice is counted exactly without the orders.
 */
export class SwitchedGroups {
  readonly #orders: OrderColumns;
  readonly #selected: Selected;
  readonly #switched: Switched;
  readonly #split: Split;
  readonly #spans: readonly Span[];
  readonly #buckets: number;
  readonly #spanOf: Int32Array;
  readonly #firstDay: number;
  /** By cell = (span × buckets + bucket) × values + value: what adds up, and people of one value. */
  readonly #sums: Float64Array;
  readonly #people: Int32Array;
  readonly #mixes = new Mixes();
  /** Orders of several categories. */
  readonly #baskets = new Mixes();
  #seen: Int32Array;
  #dayOf: Int32Array;
  #orderOf: Int32Array;
  #kindOf: Uint8Array;
  #touched: Int32Array;
  readonly #list: Int32Array;
  /** Orders gone through; who bought the last of them, and how many cells it has come to. */
  #at = 0;
  #customer = 0;
  #count = 0;
  #told: readonly [wanted: string, groups: Groups] | undefined;

  constructor(
    orders: OrderColumns,
    selected: Selected,
    switched: Switched,
    split: Exclude<Split, { by: 'days' }>,
    spans: readonly Span[],
    { firstDay, lastDay }: Reach,
  ) {
    [this.#orders, this.#selected, this.#switched, this.#split] = [orders, selected, switched, split];
    [this.#spans, this.#firstDay] = [spans, firstDay];
    this.#buckets = split.by === 'none' ? 1 : split.buckets;
    this.#spanOf = new Int32Array(lastDay - firstDay + 1).fill(-1);
    spans.forEach(({ from, to }, span) => this.#spanOf.fill(span, Math.max(0, from - firstDay), Math.max(0, to - firstDay))); // prettier-ignore
    const cells = spans.length * this.#buckets * switched.values;
    this.#sums = new Float64Array(SUMS * cells);
    this.#people = new Int32Array(COUNTS * cells);
    [this.#seen, this.#dayOf, this.#orderOf] = [new Int32Array(cells), new Int32Array(cells), new Int32Array(cells)];
    [this.#kindOf, this.#touched] = [new Uint8Array(cells), new Int32Array(cells)];
    this.#list = new Int32Array(switched.values);
  }

  /** Bytes held. */
  get size(): number {
    return this.#sums.byteLength + 2 * this.#people.byteLength + this.#mixes.byteLength + this.#baskets.byteLength;
  }

  /** Too much of it is different to be worth keeping. */
  get isFull(): boolean {
    return this.#mixes.isFull || this.#baskets.isFull;
  }

  /** Goes through so many orders more; whether it is through. */
  advance(most: number): boolean {
    const { customers, days } = this.#orders;
    const { walk, categories, amounts } = this.#selected;
    const { rows, when, bits, strangers } = walk;
    const [switched, split, spanOf, firstDay] = [this.#switched, this.#split, this.#spanOf, this.#firstDay];
    const lines = split.by === 'lines' ? split.lines : switched.of === 'lines' ? switched.lines : null;
    const amountOf = lines === null ? amounts : lines.amounts;
    const valuesOf = switched.of === 'lines' ? switched.lines.codes : switched.codes;
    const codesOf = split.by === 'lines' ? split.lines.codes : split.by === 'attribute' ? split.codes : null;
    const bucketOf = split.by === 'none' ? null : split.bucketOf;
    const valueBy = rowsOf[switched.of];
    const codeBy = split.by === 'lines' ? BY_ITEM : split.by === 'attribute' ? rowsOf[split.of] : BY_ROW;
    const [buckets, values] = [this.#buckets, switched.values];
    const [sums, seen, dayOf, orderOf, kindOf] = [this.#sums, this.#seen, this.#dayOf, this.#orderOf, this.#kindOf];
    const [touched, list] = [this.#touched, this.#list];
    const isOther = 2 * bits + 1;
    const end = Math.min(when.length, this.#at + most);
    let [stamp, count] = [this.#customer, this.#count];
    for (let at = this.#at; at < end; at++) {
      const row = rows === null ? at : (rows[at] ?? 0);
      const customer = customers[row] ?? 0;
      if ((when[at] ?? 0) >> isOther) {
        if (count > 0) this.#flush(stamp, count);
        count = 0;
        stamp = customer;
      }
      const day = days[row] ?? 0;
      const span = spanOf[day - firstDay] ?? -1;
      if (span < 0) continue;
      const isKnown = at >= strangers;
      let length = 0;
      const last = lines === null ? row + 1 : (lines.starts[row + 1] ?? 0);
      for (let item = lines === null ? row : (lines.starts[row] ?? 0); item < last; item++) {
        let bucket = span;
        if (codesOf !== null) {
          const code = codesOf[codeBy === BY_ROW ? row : codeBy === BY_ITEM ? item : customer] ?? 0;
          if (codeBy === BY_ITEM && categories !== null && categories[code] !== 1) continue;
          bucket = Math.imul(span, buckets) + (bucketOf?.[code] ?? 0);
        }
        const value = valuesOf[valueBy === BY_ROW ? row : valueBy === BY_ITEM ? item : customer] ?? 0;
        const cell = Math.imul(bucket, values) + value;
        const sum = SUMS * cell + (isKnown ? 0 : 2);
        sums[sum + 1] = (sums[sum + 1] ?? 0) + (amountOf[item] ?? 0);
        if (valueBy === BY_ITEM) list[length++] = cell;
        else sums[sum] = (sums[sum] ?? 0) + 1;
        if (!isKnown) continue;
        const order = valueBy === BY_ITEM ? row : item;
        if (seen[cell] !== stamp) {
          seen[cell] = stamp;
          dayOf[cell] = day;
          orderOf[cell] = order;
          kindOf[cell] = ONCE;
          touched[count++] = cell;
        } else if (dayOf[cell] !== day) kindOf[cell] = OFTEN;
        else if (orderOf[cell] !== order && kindOf[cell] === ONCE) kindOf[cell] = TWICE;
      }
      if (length > 0) this.#order(length, isKnown);
    }
    [this.#at, this.#customer, this.#count] = [end, stamp, count];
    if (end < when.length) return false;
    this.#flush(stamp, count);
    this.#count = 0;
    [this.#seen, this.#dayOf, this.#orderOf, this.#touched] = [NONE, NONE, NONE, NONE];
    this.#kindOf = new Uint8Array(0);
    return true;
  }

  /** An order by its categories. */
  #order(length: number, isKnown: boolean): void {
    const { values } = this.#switched;
    const list = this.#list;
    const first = list[0] ?? 0;
    if (length === 1) {
      const sum = SUMS * first + (isKnown ? 0 : 2);
      this.#sums[sum] = (this.#sums[sum] ?? 0) + 1;
      return;
    }
    sort(list, length);
    const bucket = Math.floor(first / values);
    for (let at = 0; at < length; at++) list[at] = (list[at] ?? 0) - bucket * values;
    this.#baskets.add(bucket, list, length, isKnown ? 1 : 0);
  }

  /** A customer, bucket by bucket. */
  #flush(customer: number, count: number): void {
    const { values } = this.#switched;
    const [touched, people] = [this.#touched, this.#people];
    const won = this.#orders.firstDays[customer] ?? 0;
    if (count > 1) sort(touched, count);
    for (let at = 0; at < count;) {
      const first = touched[at] ?? 0;
      const bucket = Math.floor(first / values);
      const isNew = won >= (this.#spans[Math.floor(bucket / this.#buckets)]?.since ?? 0) ? 1 : 0;
      const next = (bucket + 1) * values;
      let end = at + 1;
      while (end < count && (touched[end] ?? 0) < next) end++;
      if (end - at > 1) this.#mix(bucket, at, end, isNew);
      else {
        const kind = this.#kindOf[first] ?? 0;
        const to = COUNTS * first;
        people[to] = (people[to] ?? 0) + 1;
        people[to + 1] = (people[to + 1] ?? 0) + isNew;
        people[to + 2] = (people[to + 2] ?? 0) + (kind >> 1);
        people[to + 3] = (people[to + 3] ?? 0) + Math.min(kind, 1);
      }
      at = end;
    }
  }

  #mix(bucket: number, start: number, end: number, isNew: number): void {
    const base = bucket * this.#switched.values;
    const [touched, list, dayOf, orderOf] = [this.#touched, this.#list, this.#dayOf, this.#orderOf];
    for (let at = start; at < end; at++) {
      const cell = touched[at] ?? 0;
      const kind = this.#kindOf[cell] ?? 0;
      let [day, order] = [0, 0];
      if (kind !== OFTEN) for (day = start; dayOf[touched[day] ?? 0] !== dayOf[cell];) day++;
      if (kind === ONCE) for (order = start; orderOf[touched[order] ?? 0] !== orderOf[cell];) order++;
      list[at - start] = boughtOf(cell - base, kind, Math.max(0, day - start), Math.max(0, order - start));
    }
    this.#mixes.add(bucket, list, end - start, isNew);
  }

  /** Of all spans, bucket by bucket. */
  groups(isWanted: Uint8Array): Groups {
    const wanted = isWanted.join('');
    if (this.#told?.[0] === wanted) return this.#told[1];
    const groups = this.#counted(isWanted);
    this.#told = [wanted, groups];
    return groups;
  }

  #counted(isWanted: Uint8Array): Groups {
    const buckets = this.#spans.length * this.#buckets;
    const column = () => new Float64Array(buckets);
    const groups: Groups = {
      orders: column(), revenue: column(), knownOrders: column(), spent: column(),
      customers: column(), newcomers: column(), repeaters: column(), reorderers: column(),
    }; // prettier-ignore
    addSingles({ sums: this.#sums, people: this.#people, values: this.#switched.values }, isWanted, groups);
    addOrders(this.#baskets, isWanted, groups);
    addPeople(this.#mixes, isWanted, groups);
    return groups;
  }
}
