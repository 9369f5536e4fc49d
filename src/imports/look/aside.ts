import type { ReadingRules } from '../api';
import { GIFT_GOODS, IS_GIFT, MAY_BE_TEST, SIGNS, signPattern } from '../load/signs';
import type { WordColumn } from '../load/interned';
import type { TypedOrders } from '../load/typed-orders';
import { textsOf } from '../load/texts';

/** By order: 1 where it is one that does not count. Undefined: none is. */
export interface Aside {
  /** Made to try something, or to fake sales. */
  readonly tests: Uint8Array | undefined;
  /** Every line is a gift: such an order does not count if it costs nothing. */
  readonly gifts: Uint8Array | undefined;
}

/** 1 at each text of a column that passes. */
const passing = (column: WordColumn, test: (text: string) => boolean) =>
  Uint8Array.from(textsOf(column), (text) => (test(text) ? 1 : 0));

interface Flagged {
  readonly codes: Int32Array;
  readonly is: Uint8Array;
}

/** 1 at each row that any of the columns flags. */
function rowsOf(columns: readonly Flagged[], rows: number): Uint8Array {
  const flagged = new Uint8Array(rows);
  for (const { codes, is } of columns)
    for (let row = 0; row < rows; row++) if (is[codes[row] ?? -1] === 1) flagged[row] = 1;
  return flagged;
}

/** How many of an order's rows are flagged. */
function counted(flagged: Uint8Array, { key, groups }: TypedOrders): Int32Array {
  const counts = new Int32Array(groups.firsts.length);
  for (let row = 0; row < flagged.length; row++)
    if (flagged[row] === 1) counts[key.codes[row] ?? 0] = (counts[key.codes[row] ?? 0] ?? 0) + 1;
  return counts;
}

function testsIn(typed: TypedOrders): Uint8Array | undefined {
  const signs = SIGNS.flatMap(({ column: name, from, pattern, denied, starts, isOfGoods }) => {
    const column = from.some((field) => typed.fields.includes(field)) ? typed.words(name) : undefined;
    if (!column || !MAY_BE_TEST.test(new TextDecoder().decode(column.words.bytes))) return [];
    const [sign, not] = [signPattern(pattern), denied === undefined ? undefined : signPattern(denied)];
    const isSign = (text: string) =>
      (starts?.some((start) => text.startsWith(start)) ?? true) && sign.test(text) && not?.test(text) !== true;
    const is = passing(column, isSign);
    return is.includes(1) ? [{ codes: column.codes, is, isOfGoods }] : [];
  });
  if (signs.length === 0) return undefined;
  const of = (isOfGoods: boolean) => signs.filter((sign) => sign.isOfGoods === isOfGoods);
  const goods = counted(rowsOf(of(true), typed.read.rows), typed);
  const noted = counted(rowsOf(of(false), typed.read.rows), typed);
  const { counts } = typed.groups;
  return Uint8Array.from(counts, (lines, order) => ((noted[order] ?? 0) > 0 || (goods[order] ?? 0) >= lines ? 1 : 0));
}

function giftsIn(typed: TypedOrders): Uint8Array | undefined {
  const name = signPattern(GIFT_GOODS);
  const told = (['product_name', 'category', 'is_gift'] as const).flatMap((own) => {
    const column = typed.words(own);
    if (!column) return [];
    const is = passing(column, own === 'is_gift' ? (text) => IS_GIFT.includes(text) : (text) => name.test(text));
    return is.includes(1) ? [{ codes: column.codes, is }] : [];
  });
  if (told.length === 0) return undefined;
  const gifts = counted(rowsOf(told, typed.read.rows), typed);
  return Uint8Array.from(typed.groups.counts, (lines, order) => ((gifts[order] ?? 0) >= lines ? 1 : 0));
}

/** `set-aside.ts` in arrays: each distinct text is judged once. */
export function asideOf(typed: TypedOrders, { tests = false, gifts = false }: ReadingRules['counts'] = {}): Aside {
  return { tests: tests ? undefined : testsIn(typed), gifts: gifts ? undefined : giftsIn(typed) };
}
