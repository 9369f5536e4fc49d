import type { Codes } from '../../model/cube/codes';
import type { LookedAttribute } from '../../model/cube/first-look';
import { provinceOf, provinceOfAddress } from '../load/names';
import type { WordColumn } from '../load/interned';
import type { TypedOrders } from '../load/typed-orders';
import { textsOf } from '../load/texts';
import { type Kept, WEIGHTS } from './kept-orders';

const DAY = 86_400;
const QUARTER = DAY / 4;
const HOUR = DAY / 24;
const PARTS = ['00-06', '06-12', '12-18', '18-24'];
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
/** Day 0, 1970-01-01, was a Thursday: the third after a Monday. */
const SINCE_MONDAY = 3;

/** Texts as codes. */
export interface Coding {
  /** '' first for who is in no group, then in order each that is used, '' where nothing is told. */
  readonly values: readonly string[];
  /** By text, from -1 (nothing told): at one more. */
  readonly codeOf: Int32Array;
  /** Letters of the value, by code. */
  readonly lengths: Int32Array;
}

/** `isUsed`: by text, from -1: at one more. */
export function codingOf(texts: readonly string[], isUsed: Uint8Array): Coding {
  const all = ['', ...texts];
  const used = new Set(all.filter((_, at) => isUsed[at] === 1));
  const values = ['', ...[...used].sort()];
  const places = new Map(values.map((value, code) => [value, code]));
  return {
    values,
    codeOf: Int32Array.from(all, (text) => places.get(text) ?? 0),
    lengths: Int32Array.from(values, (value) => [...value].length),
  };
}

/** Room for codes of so many values. */
export const codesFor = (size: number, values: readonly string[]): Codes =>
  values.length < 2 ** 16 ? new Uint16Array(size) : new Int32Array(size);

/** What the kept orders can be split by, but for what is told of their lines and customers. */
export const SPLITS = ['province', 'channel', 'city', 'payment_method', 'daypart', 'weekday'] as const;
export type Split = (typeof SPLITS)[number];

/** Values and codes of the orders; undefined: the file does not tell them. */
export function attributeOf(name: Split, typed: TypedOrders, kept: Kept): LookedAttribute | undefined {
  const { momentOf } = kept;
  if (name === 'daypart')
    return codedOrders(
      PARTS,
      textsBy(kept, (order) => Math.floor((momentOf(order) % DAY) / QUARTER)),
      kept,
    );
  if (name === 'weekday')
    return codedOrders(
      WEEKDAYS,
      textsBy(kept, (order) => (Math.floor(momentOf(order) / DAY) + SINCE_MONDAY) % 7),
      kept,
    );
  const column = typed.words(name);
  return column && codedOrders(namesOf(name, column, typed), firstsOf(column, typed), kept);
}

/** The text of each order: what its first line says. */
function firstsOf({ codes }: WordColumn, { groups: { firsts } }: TypedOrders): Int32Array {
  const texts = new Int32Array(firsts.length);
  for (let order = 0; order < firsts.length; order++) texts[order] = codes[firsts[order] ?? 0] ?? -1;
  return texts;
}

function textsBy({ isKept }: Kept, textOf: (order: number) => number): Int32Array {
  const texts = new Int32Array(isKept.length);
  for (let order = 0; order < isKept.length; order++) if (isKept[order] === 1) texts[order] = textOf(order);
  return texts;
}

/** `textOf`: the text of each order, or -1. */
function codedOrders(texts: readonly string[], textOf: Int32Array, { isKept }: Kept): LookedAttribute {
  const isUsed = new Uint8Array(texts.length + 1);
  for (let order = 0; order < isKept.length; order++) if (isKept[order] === 1) isUsed[(textOf[order] ?? -1) + 1] = 1;
  const { values, codeOf, lengths } = codingOf(texts, isUsed);
  const codes = codesFor(isKept.length, values);
  let sum = 0;
  for (let order = 0; order < isKept.length; order++) {
    if (isKept[order] !== 1) continue;
    const code = codeOf[(textOf[order] ?? -1) + 1] ?? 0;
    codes[order] = code;
    sum += ((order + 1) % WEIGHTS) * (lengths[code] ?? 0);
  }
  return { values, codes, sum };
}

/** Whether any order that counts has a value of it. */
export function isTold(name: Split, typed: TypedOrders, { isKept, momentOf }: Kept): boolean {
  if (name === 'weekday') return isKept.includes(1);
  if (name === 'daypart') {
    const hour = (order: number) => Math.floor((momentOf(order) % DAY) / HOUR);
    const first = hour(isKept.indexOf(1));
    return isKept.some((is, order) => is === 1 && hour(order) !== first);
  }
  const column = typed.words(name);
  if (!column) return false;
  const names = namesOf(name, column, typed);
  const { firsts } = typed.groups;
  return isKept.some((is, order) => is === 1 && (names[column.codes[firsts[order] ?? 0] ?? -1] ?? '') !== '');
}

function namesOf(name: Split, column: WordColumn, { fields }: TypedOrders): readonly string[] {
  if (name !== 'province') return textsOf(column);
  const nameOf = fields.includes('orders.province') ? provinceOf : provinceOfAddress;
  return textsOf(column).map((text) => nameOf(text) ?? '');
}
