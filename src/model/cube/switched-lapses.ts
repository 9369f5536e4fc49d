import type { Reach } from './bins';
import type { Selected } from './groups';
import type { Lapses } from './lapses';
import { entryOf, Mixes, toldOf, valueOf } from './mixes';
import type { OrderColumns } from './orders';
import { sort, type Switched } from './switched';

/** What a customer has of a value at a stop: a purchase in the first half of the window before it, in the second, both. */
const [BEFORE, SINCE] = [1, 2] as const;

/** Who has lapsed at a few stops, under any choice of values of one attribute: as `lapses` counts, kept as `SwitchedGroups` keeps people. */
export class SwitchedLapses {
  readonly #orders: OrderColumns;
  readonly #selected: Selected;
  readonly #switched: Switched;
  readonly #firstDay: number;
  readonly #days: number;
  readonly #stops: number;
  /** Stops up to a day, counted from the first one. */
  readonly #upTo: Int32Array;
  /** By stop and value: who is active, and who has lapsed, of those who bought one value only. */
  readonly #people: Int32Array;
  readonly #mixes = new Mixes();
  #stateOf: Uint8Array;
  #touched: Int32Array;
  readonly #list: Int32Array;
  #at: number;
  #count = 0;
  #told: readonly [wanted: string, lapses: Lapses] | undefined;

  constructor(
    orders: OrderColumns,
    selected: Selected,
    switched: Switched,
    { stops, days }: { readonly stops: Int32Array; readonly days: number },
    { firstDay, lastDay }: Reach,
  ) {
    [this.#orders, this.#selected, this.#switched] = [orders, selected, switched];
    [this.#firstDay, this.#days, this.#stops] = [firstDay, days, stops.length];
    this.#upTo = new Int32Array(lastDay - firstDay + 1 + 2 * days);
    for (let at = 0, stop = 0; at < this.#upTo.length; at++) {
      while (stop < stops.length && (stops[stop] ?? 0) <= firstDay + at) stop++;
      this.#upTo[at] = stop;
    }
    const cells = stops.length * switched.values;
    this.#people = new Int32Array(2 * cells);
    [this.#stateOf, this.#touched] = [new Uint8Array(cells), new Int32Array(cells)];
    this.#list = new Int32Array(switched.values);
    this.#at = selected.walk.strangers;
  }

  /** Bytes held. */
  get size(): number {
    return 2 * this.#people.byteLength + this.#mixes.byteLength;
  }

  get isFull(): boolean {
    return this.#mixes.isFull;
  }

  /** Goes through so many orders more; whether it is through. */
  advance(most: number): boolean {
    const { customers, days: dayOf } = this.#orders;
    const { rows, when, bits } = this.#selected.walk;
    const [switched, upTo, firstDay, days] = [this.#switched, this.#upTo, this.#firstDay, this.#days];
    const { values } = switched;
    const lines = switched.of === 'lines' ? switched.lines : null;
    const codes = switched.of === 'lines' ? switched.lines.codes : switched.codes;
    const [stateOf, touched] = [this.#stateOf, this.#touched];
    const isOther = 2 * bits + 1;
    const end = Math.min(when.length, this.#at + most);
    let count = this.#count;
    for (let at = this.#at; at < end; at++) {
      if ((when[at] ?? 0) >> isOther) {
        if (count > 0) this.#flush(count);
        count = 0;
      }
      const row = rows === null ? at : (rows[at] ?? 0);
      const day = (dayOf[row] ?? 0) - firstDay;
      const since = upTo[day] ?? 0;
      const before = upTo[day + days] ?? 0;
      const over = upTo[day + 2 * days] ?? 0;
      if (over === since) continue;
      const own = switched.of === 'customer' ? (customers[row] ?? 0) : row;
      const last = lines === null ? own + 1 : (lines.starts[row + 1] ?? 0);
      for (let item = lines === null ? own : (lines.starts[row] ?? 0); item < last; item++) {
        let cell = Math.imul(since, values) + (codes[item] ?? 0);
        for (let stop = since; stop < over; stop++, cell += values) {
          const state = stateOf[cell] ?? 0;
          if (state === 0) touched[count++] = cell;
          stateOf[cell] = state | (stop < before ? SINCE : BEFORE);
        }
      }
    }
    [this.#at, this.#count] = [end, count];
    if (end < when.length) return false;
    this.#flush(count);
    [this.#count, this.#stateOf, this.#touched] = [0, new Uint8Array(0), new Int32Array(0)];
    return true;
  }

  /** A customer, stop by stop. Who did not buy in the first half is not active under any choice. */
  #flush(count: number): void {
    const { values } = this.#switched;
    const [touched, stateOf, people, list] = [this.#touched, this.#stateOf, this.#people, this.#list];
    sort(touched, count);
    for (let at = 0; at < count;) {
      const first = touched[at] ?? 0;
      const stop = Math.floor(first / values);
      const next = (stop + 1) * values;
      let end = at;
      let any = 0;
      for (; end < count && (touched[end] ?? 0) < next; end++) {
        const cell = touched[end] ?? 0;
        const state = stateOf[cell] ?? 0;
        any |= state;
        list[end - at] = entryOf(cell - next + values, state);
        stateOf[cell] = 0;
      }
      if (any & BEFORE)
        if (end - at > 1) this.#mixes.add(stop, list, end - at, 0);
        else {
          people[2 * first] = (people[2 * first] ?? 0) + 1;
          people[2 * first + 1] = (people[2 * first + 1] ?? 0) + 1 - (any >> 1);
        }
      at = end;
    }
  }

  /** Of all stops. */
  lapses(isWanted: Uint8Array): Lapses {
    const wanted = isWanted.join('');
    if (this.#told?.[0] === wanted) return this.#told[1];
    const { values } = this.#switched;
    const [active, lapsed] = [new Float64Array(this.#stops), new Float64Array(this.#stops)];
    for (let cell = 0; cell < this.#stops * values; cell++) {
      if (isWanted[cell % values] !== 1) continue;
      const stop = Math.floor(cell / values);
      active[stop] = (active[stop] ?? 0) + (this.#people[2 * cell] ?? 0);
      lapsed[stop] = (lapsed[stop] ?? 0) + (this.#people[2 * cell + 1] ?? 0);
    }
    const { size, starts, entries, bucketOf, counts } = this.#mixes;
    for (let mix = 0; mix < size; mix++) {
      let any = 0;
      const end = starts[mix + 1] ?? 0;
      for (let at = starts[mix] ?? 0; at < end; at++) {
        const entry = entries[at] ?? 0;
        any |= toldOf(entry) & -(isWanted[valueOf(entry)] ?? 0);
      }
      const stop = bucketOf[mix] ?? 0;
      if (any & BEFORE) active[stop] = (active[stop] ?? 0) + (counts[mix] ?? 0);
      if (any === BEFORE) lapsed[stop] = (lapsed[stop] ?? 0) + (counts[mix] ?? 0);
    }
    const told = { active, lapsed };
    this.#told = [wanted, told];
    return told;
  }
}
