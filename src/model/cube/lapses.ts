import type { Selected } from './groups';
import type { OrderColumns } from './orders';

/** Per stop: known customers who bought in the `days` before `stop` − `days`, and how many of them have not bought since. */
export interface Lapses {
  readonly active: Float64Array;
  readonly lapsed: Float64Array;
}

/** One pass for all stops, ascending. An order touches only the few stops that it lies before, not further than 2 × `days`. */
export function lapses(
  { customers, days: dayOf }: OrderColumns,
  { mask }: Selected,
  stops: Int32Array,
  days: number,
): Lapses {
  const [active, lapsed] = [new Float64Array(stops.length), new Float64Array(stops.length)];
  const first = (stops[0] ?? 0) - 2 * days;
  const last = stops[stops.length - 1] ?? first;
  const nextStop = new Int32Array(Math.max(0, last - first));
  for (let at = 0, stop = 0; at < nextStop.length; at++) {
    while ((stops[stop] ?? last) <= first + at) stop++;
    nextStop[at] = stop;
  }
  /** 1: bought before, 2: bought since. */
  const seen = new Uint8Array(stops.length);
  let [current, least, most] = [0, stops.length, -1];
  const close = () => {
    for (let at = least; at <= most; at++) {
      const bits = seen[at] ?? 0;
      if ((bits & 1) === 1) active[at] = (active[at] ?? 0) + 1;
      if (bits === 1) lapsed[at] = (lapsed[at] ?? 0) + 1;
      seen[at] = 0;
    }
    [least, most] = [stops.length, -1];
  };
  for (let row = 0; row < customers.length; row++) {
    const customer = customers[row] ?? 0;
    const day = dayOf[row] ?? 0;
    if (customer === 0 || day < first || day >= last || (mask !== null && mask[row] !== 1)) continue;
    if (customer !== current) {
      close();
      current = customer;
    }
    for (let at = nextStop[day - first] ?? 0; at < stops.length; at++) {
      const ago = (stops[at] ?? 0) - day;
      if (ago > 2 * days) break;
      seen[at] = (seen[at] ?? 0) | (ago > days ? 1 : 2);
      if (at < least) least = at;
      if (at > most) most = at;
    }
  }
  close();
  return { active, lapsed };
}

/** Stops of one selection and number of days, each counted once. */
export class LapseTable {
  readonly #counted = new Map<number, readonly [active: number, lapsed: number]>();

  /** Counts those of `stops` that are not known yet, and with them those of `likely`, in one pass. */
  of(stops: Int32Array, likely: Iterable<number>, count: (stops: Int32Array) => Lapses): Lapses {
    if (stops.some((stop) => !this.#counted.has(stop))) {
      const wanted = [...new Set([...stops, ...likely])].filter((stop) => !this.#counted.has(stop));
      const asked = Int32Array.from(wanted).sort();
      const { active, lapsed } = count(asked);
      asked.forEach((stop, at) => this.#counted.set(stop, [active[at] ?? 0, lapsed[at] ?? 0]));
    }
    return {
      active: Float64Array.from(stops, (stop) => this.#counted.get(stop)?.[0] ?? 0),
      lapsed: Float64Array.from(stops, (stop) => this.#counted.get(stop)?.[1] ?? 0),
    };
  }
}
