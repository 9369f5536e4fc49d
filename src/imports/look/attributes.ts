import type { Attribute } from '../../model/attributes';
import type { LookedAttribute } from '../../model/cube/first-look';
import { provinceOf } from '../load/names';
import type { TypedOrders, WordColumn } from '../load/typed-orders';
import { type Kept, textsOf } from './kept-orders';

const DAY = 86_400;
const QUARTER = DAY / 4;
const PARTS = ['00-06', '06-12', '12-18', '18-24'];
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
/** Day 0, 1970-01-01, was a Thursday: the third after a Monday. */
const SINCE_MONDAY = 3;

/**
 * The values that rows have of texts, '' first for who is in no group, then in order each that is used, '' where nothing is told; `rows`
 * hold the text of each or -1.
 */
export function coded(texts: readonly (string | null)[], rows: Int32Array): LookedAttribute {
  const isUsed = new Uint8Array(texts.length + 1);
  for (const text of rows) isUsed[text + 1] = 1;
  const used = ['', ...texts].filter((_, at) => isUsed[at] === 1).map((text) => text ?? '');
  const values = ['', ...[...new Set(used)].sort()];
  const places = new Map(values.map((value, code) => [value, code]));
  const codeOf = Int32Array.from(['', ...texts], (text) => places.get(text ?? '') ?? 0);
  const codes = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) codes[at] = codeOf[(rows[at] ?? -1) + 1] ?? 0;
  return { values, codes };
}

/** The text of each kept order. */
function rowsOf({ codes }: WordColumn, { groups }: TypedOrders, { orders }: Kept): Int32Array {
  const { firsts } = groups;
  const rows = new Int32Array(orders.length);
  for (let at = 0; at < orders.length; at++) rows[at] = codes[firsts[orders[at] ?? 0] ?? 0] ?? -1;
  return rows;
}

/** What the kept orders can be split by. */
export function attributesOf(typed: TypedOrders, kept: Kept): ReadonlyMap<Attribute, LookedAttribute> {
  const attributes = new Map<Attribute, LookedAttribute>();
  for (const name of ['channel', 'city', 'payment_method'] as const) {
    const column = typed.words(name);
    if (column) attributes.set(name, coded(textsOf(column), rowsOf(column, typed, kept)));
  }
  const province = typed.words('province');
  if (province) {
    const names = textsOf(province).map((text) => provinceOf(text) ?? '');
    attributes.set('province', coded(names, rowsOf(province, typed, kept)));
  }
  const { moments } = kept;
  const [parts, weekdays] = [new Int32Array(moments.length), new Int32Array(moments.length)];
  for (let at = 0; at < moments.length; at++) {
    const day = Math.floor((moments[at] ?? 0) / DAY);
    parts[at] = Math.floor(((moments[at] ?? 0) - day * DAY) / QUARTER);
    weekdays[at] = (day + SINCE_MONDAY) % 7;
  }
  attributes.set('daypart', coded(PARTS, parts));
  attributes.set('weekday', coded(WEEKDAYS, weekdays));
  return attributes;
}
