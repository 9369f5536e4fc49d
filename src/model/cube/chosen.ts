import type { Groups } from './groups';
import { entryOf, type Mixes, toldOf, valueOf } from './mixes';

/** By bucket and value, side by side: orders and revenue of known customers, the same of unknown ones; */
export const SUMS = 4;
/** customers of one value alone, newcomers, those of two days, those of two orders. */
export const COUNTS = 4;
/** What a customer has of a value: one order, several on one day, several days. */
export const [ONCE, TWICE, OFTEN] = [0, 1, 2] as const;
/** Above it stand the day, and above that the order, as the place in the list of the first value that has the same. */
const [KIND_BITS, PLACE_BITS] = [2, 9];
const [KIND, PLACE] = [2 ** KIND_BITS - 1, 2 ** PLACE_BITS - 1];

/** An entry of people: the kind, and of a single day and a single order their places. */
export const boughtOf = (value: number, kind: number, day: number, order: number): number =>
  entryOf(value, kind | (day << KIND_BITS) | (order << (KIND_BITS + PLACE_BITS)));

/** What adds up over values. */
export function addSingles(
  told: { readonly sums: Float64Array; readonly people: Int32Array; readonly values: number },
  isWanted: Uint8Array,
  groups: Groups,
): void {
  const { sums, people, values } = told;
  const { orders, revenue, knownOrders, spent, customers, newcomers, repeaters, reorderers } = groups;
  for (let cell = 0; cell < orders.length * values; cell++) {
    if (isWanted[cell % values] !== 1) continue;
    const bucket = Math.floor(cell / values);
    const add = (to: Float64Array, amount: number | undefined) => (to[bucket] = (to[bucket] ?? 0) + (amount ?? 0));
    const [sum, count] = [SUMS * cell, COUNTS * cell];
    add(knownOrders, sums[sum]);
    add(spent, sums[sum + 1]);
    add(orders, (sums[sum] ?? 0) + (sums[sum + 2] ?? 0));
    add(revenue, (sums[sum + 1] ?? 0) + (sums[sum + 3] ?? 0));
    add(customers, people[count]);
    add(newcomers, people[count + 1]);
    add(repeaters, people[count + 2]);
    add(reorderers, people[count + 3]);
  }
}

/** Orders of several categories, each once. */
export function addOrders(
  { size, starts, entries, bucketOf, counts, marked }: Mixes,
  isWanted: Uint8Array,
  { orders, knownOrders }: Pick<Groups, 'orders' | 'knownOrders'>,
): void {
  for (let list = 0; list < size; list++) {
    const end = starts[list + 1] ?? 0;
    let isIn = 0;
    for (let at = starts[list] ?? 0; at < end; at++) isIn |= isWanted[entries[at] ?? 0] ?? 0;
    const bucket = bucketOf[list] ?? 0;
    orders[bucket] = (orders[bucket] ?? 0) + isIn * (counts[list] ?? 0);
    knownOrders[bucket] = (knownOrders[bucket] ?? 0) + isIn * (marked[list] ?? 0);
  }
}

/** Who has several values came on two days if one of the chosen alone has two, or two of them differ; the same of orders. */
export function addPeople(
  { size, starts, entries, bucketOf, counts, marked }: Mixes,
  isWanted: Uint8Array,
  { customers, newcomers, repeaters, reorderers }: Pick<Groups, 'customers' | 'newcomers' | 'repeaters' | 'reorderers'>,
): void {
  for (let list = 0; list < size; list++) {
    const end = starts[list + 1] ?? 0;
    let [kind, day, order] = [-1, -1, -1];
    for (let at = starts[list] ?? 0; at < end; at++) {
      const entry = entries[at] ?? 0;
      if (isWanted[valueOf(entry)] !== 1) continue;
      const told = toldOf(entry);
      const own = told & KIND;
      const ownDay = (told >> KIND_BITS) & PLACE;
      const ownOrder = told >> (KIND_BITS + PLACE_BITS);
      if (kind < 0) [day, order] = [ownDay, ownOrder];
      else if (day !== ownDay) kind = OFTEN;
      else if (order !== ownOrder) kind = Math.max(kind, TWICE);
      kind = Math.max(kind, own);
    }
    if (kind < 0) continue;
    const [bucket, own, isNew] = [bucketOf[list] ?? 0, counts[list] ?? 0, marked[list] ?? 0];
    customers[bucket] = (customers[bucket] ?? 0) + own;
    newcomers[bucket] = (newcomers[bucket] ?? 0) + isNew;
    if (kind === OFTEN) repeaters[bucket] = (repeaters[bucket] ?? 0) + own;
    if (kind >= TWICE) reorderers[bucket] = (reorderers[bucket] ?? 0) + own;
  }
}
