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

/** What the kept orders can be split by, but for what is told of their lines and customers. */
export const SPLITS = ['province', 'channel', 'city', 'payment_method', 'daypart', 'weekday'] as const;
export type Split = (typeof SPLITS)[number];

/** Values and codes of the kept orders; undefined: the file does not tell them. */
export function attributeOf(name: Split, typed: TypedOrders, kept: Kept): LookedAttribute | undefined {
  const { moments } = kept;
  if (name === 'daypart') {
    const parts = new Int32Array(moments.length);
    for (let at = 0; at < moments.length; at++) parts[at] = Math.floor(((moments[at] ?? 0) % DAY) / QUARTER);
    return coded(PARTS, parts);
  }
  if (name === 'weekday') {
    const days = new Int32Array(moments.length);
    for (let at = 0; at < moments.length; at++) days[at] = (Math.floor((moments[at] ?? 0) / DAY) + SINCE_MONDAY) % 7;
    return coded(WEEKDAYS, days);
  }
  const column = typed.words(name);
  return column && coded(namesOf(name, column), rowsOf(column, typed, kept));
}

/** Whether any kept order has a value of it. */
export function isTold(name: Split, typed: TypedOrders, kept: Kept): boolean {
  if (name === 'weekday') return kept.moments.length > 0;
  if (name === 'daypart') return hasHours(kept.moments);
  const column = typed.words(name);
  if (!column) return false;
  const names = namesOf(name, column);
  const { firsts } = typed.groups;
  return kept.orders.some((order) => (names[column.codes[firsts[order] ?? 0] ?? -1] ?? '') !== '');
}

const namesOf = (name: Split, column: WordColumn): readonly string[] =>
  name === 'province' ? textsOf(column).map((text) => provinceOf(text) ?? '') : textsOf(column);

/** Not all orders are of the same hour: a file of days has them all at midnight. */
function hasHours(moments: Float64Array): boolean {
  const hour = (moment: number) => Math.floor((moment % DAY) / 3600);
  const first = hour(moments[0] ?? 0);
  return moments.some((moment) => hour(moment) !== first);
}
