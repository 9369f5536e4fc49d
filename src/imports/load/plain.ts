import { FIELDS } from '../recognise/fields';
import { isDamagedId } from '../recognise/values';
import type { Groups } from '../typed/group';
import type { TypedColumn } from '../typed/read';
import type { Loading } from './context';
import { type Identity, identified } from './identities';
import { Interned, type WordColumn } from './interned';
import { PEOPLE } from './lines';
import { dayOfId, momentsIn, numbersIn } from './written';

/** What columns are taken for, and the columns. */
export interface Plain {
  readonly loading: Loading;
  readonly columns: readonly (TypedColumn | null)[];
}

const isWords = (column: TypedColumn | null | undefined): column is WordColumn => column?.kind === 'word';

/** 1 at each text that a row has: what stands for nothing may be among the texts of a file in GB18030. */
function usedIn({ codes, words: { offsets } }: WordColumn): Uint8Array {
  const used = new Uint8Array(offsets.length - 1);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0) used[code] = 1;
  }
  return used;
}

/** The values of the texts, row by row. */
function spread({ codes }: WordColumn, texts: Float64Array): Float64Array {
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) values[row] = texts[codes[row] ?? -1] ?? NaN;
  return values;
}

/** Amounts and moments that were read as words, as what they say; where a text is written in a rare way the column stays. */
function valued({ loading, columns }: Plain, types: ReadonlyMap<string, string>): Plain {
  const styles = [...loading.timeStyles];
  const valuedColumns = columns.map((column, index): TypedColumn | null => {
    const type = types.get(loading.fields[index] ?? '');
    if (!isWords(column)) return column;
    if (type === 'time') {
      const moments = momentsIn(column.words, usedIn(column), styles[index] ?? 'plain');
      if (!moments) return column;
      styles[index] = 'plain';
      return { kind: 'moment', values: spread(column, moments) };
    }
    const numbers = type === 'amount' || type === 'number' ? numbersIn(column.words, usedIn(column)) : undefined;
    return numbers ? { kind: 'number', values: spread(column, numbers) } : column;
  });
  return { loading: { ...loading, timeStyles: styles }, columns: valuedColumns };
}

/** One column of those that somebody is known by in the place of the first of them, without those that name nobody. */
function named({ loading, columns }: Plain, fields: readonly string[], rows: number): Plain {
  const told = fields.map((field) => loading.fields.indexOf(field)).filter((index) => index >= 0);
  const identities = told.flatMap((index): Identity[] => {
    const column = columns[index];
    const isDamaged = loading.table.sample.some((row) => isDamagedId(row[index] ?? ''));
    return isWords(column) ? [{ column, isDamaged }] : [];
  });
  const [first] = told;
  const isPlain =
    told.length === 1 &&
    identities.every(({ column, isDamaged }) => !column.isMasked && !isDamaged && !usedIn(column).includes(0));
  if (first === undefined || isPlain || identities.length < told.length) return { loading, columns };
  const sample = loading.table.sample.map((row) => row.map((cell, index) => (index === first ? '' : cell)));
  return {
    loading: {
      ...loading,
      table: { ...loading.table, sample },
      fields: loading.fields.map((field, index) => (told.slice(1).includes(index) ? null : field)),
    },
    columns: columns.with(first, identified(identities, rows)),
  };
}

const CHINA = new TextEncoder().encode('中国');
const LETTERS = 5;
const isBlank = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13 && byte !== 11);
const isLater = (byte: number | undefined) => ((byte ?? 0) & 0xc0) === 0x80;

function afterBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at] ?? 0)) at++;
  return at;
}

function isChina(bytes: Uint8Array, from: number, to: number): boolean {
  if (from + CHINA.length > to) return false;
  for (let at = 0; at < CHINA.length; at++) if (bytes[from + at] !== CHINA[at]) return false;
  return true;
}

/** The starts of addresses in their place, as words: `addressStart`. */
function starts({ codes, words: { bytes, offsets } }: WordColumn): WordColumn {
  const words = new Interned();
  const numbers = new Int32Array(offsets.length - 1);
  for (let at = 0; at < numbers.length; at++) {
    const to = offsets[at + 1] ?? 0;
    let from = afterBlanks(bytes, offsets[at] ?? 0, to);
    if (isChina(bytes, from, to)) from = afterBlanks(bytes, from + CHINA.length, to);
    let end = from;
    for (let letter = 0; letter < LETTERS && end < to; letter++) {
      end++;
      while (end < to && isLater(bytes[end])) end++;
    }
    numbers[at] = words.number(bytes, from, end);
  }
  const own = codes.map((code) => numbers[code] ?? -1);
  return { kind: 'word', codes: own, words: words.list(), isMasked: false };
}

/** An address tells the province where nothing else does. */
function placed({ loading, columns }: Plain): Plain {
  const index = loading.fields.indexOf('orders.address');
  const address = columns[index];
  if (loading.fields.includes('orders.province') || !isWords(address)) return { loading, columns };
  const fields = loading.fields.map((field, at) => (at === index ? 'orders.province' : field));
  return { loading: { ...loading, fields }, columns: columns.with(index, starts(address)) };
}

/** 拼多多 tells the day in the id where the moment is blank. */
function dated({ loading, columns }: Plain): Plain {
  const [at, key] = ['orders.ordered_at', 'orders.order_id'].map((field) => columns[loading.fields.indexOf(field)]);
  const index = loading.fields.indexOf('orders.ordered_at');
  if (loading.layout !== 'pdd_order' || at?.kind !== 'moment' || !isWords(key)) return { loading, columns };
  const { bytes, offsets } = key.words;
  const values = at.values.map((value, row) => {
    const code = key.codes[row] ?? 0;
    return Number.isNaN(value) ? dayOfId(bytes, offsets[code] ?? 0, offsets[code + 1] ?? 0) : value;
  });
  return { loading: { ...loading, layout: 'generic' }, columns: columns.with(index, { kind: 'moment', values }) };
}

const SAID = ['orders.order_status', 'orders.refund_status'];

/** A line that says nothing of its standing says what the first line of its order does: orders-silent-lines.sql. */
function spoken({ loading, columns }: Plain, codes: Int32Array, { firsts }: Groups): Plain {
  const said = SAID.flatMap((field) => {
    const index = loading.fields.indexOf(field);
    const column = columns[index];
    return isWords(column) ? [{ index, column }] : [];
  });
  const isSilent = (row: number) => said.every(({ column }) => (column.codes[row] ?? -1) < 0);
  const silent: number[] = [];
  for (let row = 0; row < codes.length && said.length > 0; row++) {
    const first = firsts[codes[row] ?? 0] ?? 0;
    if (first !== row && isSilent(row) && !isSilent(first)) silent.push(row);
  }
  if (silent.length === 0) return { loading, columns };
  let filled = columns;
  for (const { index, column } of said) {
    const own = column.codes.slice();
    for (const row of silent) own[row] = own[firsts[codes[row] ?? 0] ?? 0] ?? -1;
    filled = filled.with(index, { ...column, codes: own });
  }
  return { loading, columns: filled };
}

const TYPES: ReadonlyMap<string, string> = new Map(FIELDS.orders.map(({ field, type }) => [field, type]));

/**
 * An order file that was read typed, so that its columns are what `lineExpressions` makes of them, as far as that can be told exactly: amounts
 * and moments that were read as words, people without those who are masked, provinces of addresses. What cannot be told stays for SQL. Each
 * distinct text is judged once. `codes`: the orders of the rows.
 */
export function plainly(loading: Loading, columns: Plain['columns'], codes: Int32Array, groups: Groups): Plain {
  const rows = codes.length;
  const people = named(valued(spoken({ loading, columns }, codes, groups), TYPES), PEOPLE, rows);
  return dated(placed(named(people, ['orders.city'], rows)));
}
