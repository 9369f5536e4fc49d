import type { Selected } from './groups';
import type { OrderColumns } from './orders';

/** More stops than there are. */
const NEVER = 2 ** 30 - 1;

/** Per stop: known customers who bought in the `days` before `stop` − `days`, and how many of them have not bought since. */
export interface Lapses {
  readonly active: Float64Array;
  readonly lapsed: Float64Array;
}

/**
 * One pass for all stops, ascending, from the last order to the first. A purchase makes its customer active at a stretch of stops, up to where the next one begins to; and lapsed at those
 * of them that the next one does not come before. Only where stretches begin and end is written; sums make the counts. `reach`: the days of all orders.
 */
export function lapses(
  { days: dayOf }: OrderColumns,
  { walk: { rows, when, bits, strangers } }: Selected,
  { firstDay, count }: { readonly firstDay: number; readonly count: number },
  stops: Int32Array,
  days: number,
): Lapses {
  const none = () => new Int32Array(stops.length + 1);
  const [begun, left, returned] = [none(), none(), none()];
  /** Stops up to a day, counted from the first one. */
  const upTo = new Int32Array(count + 2 * days);
  for (let at = 0, stop = 0; at < upTo.length; at++) {
    while (stop < stops.length && (stops[stop] ?? 0) <= firstDay + at) stop++;
    upTo[at] = stop;
  }
  let [later, next] = [NEVER, NEVER];
  for (let at = when.length - 1; at >= strangers; at--) {
    const day = (dayOf[rows === null ? at : (rows[at] ?? 0)] ?? 0) - firstDay;
    const from = upTo[day + days] ?? 0;
    const to = upTo[day + 2 * days] ?? 0;
    const untilLater = later - to;
    const untilNext = next - to;
    const end = to + (untilLater & (untilLater >> 31));
    const stretch = to + (untilNext & (untilNext >> 31)) - from;
    const gone = from + (stretch & ~(stretch >> 31));
    begun[from] = (begun[from] ?? 0) + 1;
    left[end] = (left[end] ?? 0) + 1;
    returned[gone] = (returned[gone] ?? 0) + 1;
    const isFirst = -((when[at] ?? 0) >> (2 * bits + 1)) & NEVER;
    later = from | isFirst;
    next = (upTo[day] ?? 0) | isFirst;
  }
  const [active, lapsed] = [new Float64Array(stops.length), new Float64Array(stops.length)];
  for (let stop = 0, [bought, quiet] = [0, 0]; stop < stops.length; stop++) {
    bought += (begun[stop] ?? 0) - (left[stop] ?? 0);
    quiet += (begun[stop] ?? 0) - (returned[stop] ?? 0);
    active[stop] = bought;
    lapsed[stop] = quiet;
  }
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
