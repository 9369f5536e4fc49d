import { type Attribute, ATTRIBUTE_IDS } from '../../model/attributes';
import type { FirstLook } from '../../model/cube/first-look';
import { reachOf } from '../../model/cube/bins';
import { formatDay } from '../../util/day';
import type { Loading } from '../load/context';
import { typedOrders, type TypedOrders } from '../load/typed-orders';
import type { TypedColumn, TypedRead } from '../typed/read';
import { asideOf } from './aside';
import { attributeOf, isTold, type Split, SPLITS } from './attributes';
import { type Kept, keptOrders } from './kept-orders';
import { hasCategories, linesOf } from './lines';
import { type Profile, profileOf, PROFILES } from './profiles';

/** Columns that must be told as they stand, or not at all. */
const AS_THEY_STAND: readonly (readonly [string, TypedColumn['kind']])[] = [
  ['customer_id', 'word'], ['ordered_at', 'moment'], ['paid_at', 'moment'], ['paid', 'number'], ['refund', 'number'], ['status', 'word'],
  ['refund_status', 'word'], ['channel', 'word'], ['province', 'word'], ['city', 'word'], ['payment_method', 'word'], ['product_id', 'word'],
  ['sku', 'word'], ['product_name', 'word'], ['category', 'word'], ['quantity', 'number'], ['unit_price', 'number'], ['item_amount', 'number'],
  ['is_gift', 'word'], ['customer_type', 'word'], ['gender', 'word'], ['age', 'number'],
  ['age_band', 'word'], ['member_level', 'word'], ['buyer_message', 'word'], ['seller_note', 'word'],
]; // prettier-ignore
/** Beyond so many spellings a name is left as it is written: `distinctTexts`. */
const SPELLINGS = 20_000;

/**
 * The facts of an order file that was read typed and has the tables to itself, without the engine: the same orders, keys and values as
 * the loading comes to. Undefined where that takes SQL: amounts or times written in rare ways, goods joined in a cell beside a category.
 */
export function firstLook(loading: Loading, read: TypedRead): FirstLook | undefined {
  const typed = typedOrders(loading, read);
  if (!typed || typed.levels.paid_by === 'none' || !isPlain(typed)) return undefined;
  const kept = keptOrders(typed, asideOf(typed, loading.rules.counts));
  if (kept.keys.length === 0) return undefined;
  const { keys, customers, days, amounts, marks, paid } = kept;
  const { buyers, unknown } = peopleIn(customers);
  const { firstDay, lastDay } = reachOf(days);
  const hasItems = hasCategories(typed, kept);
  if (hasItems && loading.joined) return undefined;
  const told = toldOf(typed, kept);
  let source: { readonly typed: TypedOrders; readonly kept: Kept } | undefined = { typed, kept };
  const attribute = once((name: Split) => source && attributeOf(name, source.typed, source.kept));
  const profile = once((name: Profile) => source && profileOf(name, source.typed, source.kept));
  const lines = once((_: 'category') => (source && hasItems ? linesOf(source.typed, source.kept) : undefined));
  const known: readonly Attribute[] = [
    ...told,
    ...PROFILES.filter((name) => profile(name)),
    ...(hasItems ? (['category'] as const) : []),
    ...(buyers > 0 ? (['segment'] as const) : []),
  ];
  return {
    orders: { keys, customers, days, amounts },
    firstDay,
    lastDay,
    marks,
    paid,
    attribute: (name) => (isSplit(name) ? attribute(name) : isProfile(name) ? profile(name) : undefined),
    lines: () => lines('category'),
    complete: () => {
      SPLITS.forEach(attribute);
      PROFILES.forEach(profile);
      lines('category');
      source = undefined;
    },
    extents: {
      orders: days.length,
      customers: buyers,
      firstDay: formatDay(firstDay),
      asOf: formatDay(lastDay + 1),
      hasItems,
      hasProvince: told.includes('province'),
      hasChannel: told.includes('channel'),
      responses: 0,
      responsesWithDate: 0,
      responsesWithCustomer: 0,
      ordersWithoutCustomer: unknown,
      known: { orders: ATTRIBUTE_IDS.filter((name) => known.includes(name)), answers: [], groupings: [] },
    },
  };
}

const isProfile = (name: Attribute): name is Profile => PROFILES.some((profile) => profile === name);
const isSplit = (name: Attribute): name is Split => SPLITS.some((split) => split === name);

/** Makes something by its name when it is first asked for. */
function once<N extends string, T>(make: (name: N) => T): (name: N) => T {
  const made = new Map<N, { readonly value: T }>();
  return (name) => {
    const known = made.get(name) ?? { value: make(name) };
    made.set(name, known);
    return known.value;
  };
}

const toldOf = (typed: TypedOrders, kept: Kept): readonly Split[] => SPLITS.filter((name) => isTold(name, typed, kept));

/** Nothing has to be worked out. */
function isPlain({ expressions, plain, words }: TypedOrders): boolean {
  const isSilent = (name: string) => expressions[name]?.startsWith('NULL') === true;
  return (
    AS_THEY_STAND.every(([name, kind]) => isSilent(name) || plain(name)?.kind === kind) &&
    (words('province')?.words.offsets.length ?? 0) <= SPELLINGS
  );
}

/** Known customers, and orders of unknown ones. */
function peopleIn(customers: Int32Array): { readonly buyers: number; readonly unknown: number } {
  let most = 0;
  for (let at = 0; at < customers.length; at++) most = Math.max(most, customers[at] ?? 0);
  const isKnown = new Uint8Array(most + 1);
  let [buyers, unknown] = [0, 0];
  for (let at = 0; at < customers.length; at++) {
    const customer = customers[at] ?? 0;
    if (customer === 0) unknown++;
    else if (isKnown[customer] === 0) {
      isKnown[customer] = 1;
      buyers++;
    }
  }
  return { buyers, unknown };
}
