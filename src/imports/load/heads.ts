import { quoted } from '../../db/bind';
import { type ColumnValues, type NamedColumns, sqlTypeOf, type Values } from '../../db/column-values';
import { numerals } from '../../db/numerals';
import { counting, raised, take, taken } from '../typed/group';
import { letGo, type TypedColumn } from '../typed/read';
import type { Loading } from './context';
import { firstRows, rowNumbers } from './first-rows';
import type { Levels } from './levels';
import { READ_LINES } from './held';
import { skipOf } from './relation';
import { STANDINGS } from './standings';
import { columnsIn, type Expressions, type TypedOrders, typedOrders } from './typed-orders';

/** An order file that was read typed, as tables: `import_heads` has one row per order, `read_lines` one per line, in the file's order. */
export interface Heads {
  readonly orders: number;
  readonly rows: number;
  readonly levels: Levels;
  /** The lines as a SELECT with the columns of import_item_lines. */
  readonly itemLines: string;
  /** The lines as a SELECT with the numbers of their orders and texts, their day and all that is told of a line. */
  readonly numberedLines: string;
  /** Tables of all texts of a column, by what it says: text `no` counts from 1, as `import_heads.customer_no` … do. */
  readonly words: ReadonlyMap<string, string>;
  /** Province, channel and category are texts of one column each, or not told. */
  readonly isNumbered: boolean;
  /** All lines of an order name the same customer, time, province and channel. */
  readonly isUniform: boolean;
  /** Every row is a line with an amount of its own, and the order's amount is their sum. */
  readonly addsUp: boolean;
  /** Lines of one order differ in their standing: `standing` and `live_lines` of an order are told. */
  readonly isVaried: boolean;
  /** Names of what is said of orders that the file does not tell, and of what is stored as words. */
  readonly nothing: ReadonlySet<string>;
  readonly worded: ReadonlySet<string>;
}

/** What facts are split by: each line carries the number of its text. */
const NUMBERED = ['customer_id', 'province', 'channel', 'category'] as const;
export const NUMBER_OF = {
  customer_id: 'customer_no',
  province: 'province_no',
  channel: 'channel_no',
  category: 'category_no',
} as const;
/** What is looked through for signs of a test. */
const REMARKED = ['product_name', 'buyer_message', 'seller_note'];

/** Makes a table of columns; returns the names of those whose texts are stored as words or numbers. */
async function write({ db, options }: Loading, table: string, columns: NamedColumns): Promise<ReadonlySet<string>> {
  const types = Object.entries(columns).map(([name, column]) => [name, sqlTypeOf(column)] as const);
  const definitions = types.map(([name, type]) => `${quoted(name)} ${type}`);
  const temporary = table === READ_LINES ? '' : 'TEMP ';
  await db.script(`CREATE OR REPLACE ${temporary}TABLE ${table} (${definitions.join(', ')})`, options);
  await db.append(table, columns, options);
  return new Set(types.filter(([, type]) => type.startsWith('ENUM') || type === 'BIGINT').map(([name]) => name));
}

/** What the lines of each order come to, where they differ. */
function standingColumns({ standings }: TypedOrders): NamedColumns {
  if (!standings) return {};
  const encoder = new TextEncoder();
  const ends = STANDINGS.map((_, at) => encoder.encode(STANDINGS.slice(0, at + 1).join('')).length);
  const words = { bytes: encoder.encode(STANDINGS.join('')), offsets: Int32Array.of(0, ...ends) };
  return {
    standing: { kind: 'word', codes: standings.orders, words },
    live_lines: { kind: 'integer', values: standings.live },
  };
}

/** A table whose texts are texts again. */
function plainTexts(table: string, worded: ReadonlySet<string>): string {
  const casts = [...worded].map((name) => `${quoted(name)}::VARCHAR AS ${quoted(name)}`);
  return casts.length === 0 ? table : `(SELECT * REPLACE (${casts.join(', ')}) FROM ${table})`;
}

/**
 * Brings an order file that was read typed into the engine, as import_heads and read_lines with the views that the rest of the loading
 * reads; undefined where the file needs more than that: `typedOrders`.
 */
export async function loadHeads(loading: Loading): Promise<Heads | undefined> {
  const typed = typedOrders(loading, loading.takeTyped());
  if (!typed) return undefined;
  const { read, key, keyIndex, groups, expressions, levels, column, plain, addsUp } = typed;
  const { orderLevel, lineLevel, ofOrders, different } = typed;
  const timed = columnsIn(`${expressions['ordered_at']} ${expressions['paid_at']}`);
  const ofLines = [...new Set([...lineLevel.flatMap(([, sql]) => columnsIn(sql)), ...timed, ...different])];
  const named = (indices: readonly number[], rows?: Int32Array): NamedColumns =>
    Object.fromEntries(
      indices.flatMap((index) => {
        const own = column(index);
        return own ? [[`c${index}`, rows ? take(own, rows) : own] as const] : [];
      }),
    );
  const rowOf = rowNumbers(skipOf(loading) + 1, loading.table.shifts);
  const numbered = NUMBERED.flatMap((name) => {
    const own = plain(name);
    return own?.kind === 'word' ? [[name, own] as const] : [];
  });
  const numbers = (rows?: Int32Array): NamedColumns =>
    Object.fromEntries(
      numbered.map(([name, own]) => [
        NUMBER_OF[name],
        {
          kind: 'integer',
          values: rows ? taken(own.codes, rows, 1) : raised(own.codes, 1),
          ...(name === 'customer_id' ? {} : { most: own.words.offsets.length }),
        },
      ]),
    );
  const nothing = new Float64Array(groups.firsts.length).fill(NaN);
  const orderNumbers = numerals(key.words);
  const ids = (codes: Values<Int32Array>): ColumnValues =>
    orderNumbers ? { kind: 'numeral', codes, numbers: orderNumbers } : { kind: 'word', codes, words: key.words };
  const inHeads = await write(loading, 'import_heads', {
    order_no: { kind: 'integer', values: counting(groups.firsts.length, 1) },
    order_id: orderNumbers ? ids(counting(groups.firsts.length, 0)) : { kind: 'text', texts: key.words },
    row: { kind: 'integer', values: rowOf.these(groups.firsts) },
    lines: { kind: 'integer', values: groups.counts },
    paid: { kind: 'number', values: typed.paid ?? nothing },
    refund: { kind: 'number', values: typed.refund ?? nothing },
    ...standingColumns(typed),
    ...numbers(groups.firsts),
    ...named(ofOrders, groups.firsts),
  });
  const inLines = await write(loading, READ_LINES, {
    order_no: { kind: 'integer', values: raised(key.codes, 1) },
    ...numbers(),
    row: { kind: 'integer', values: rowOf.all(read.rows) },
    [`c${keyIndex}`]: ids(key.codes),
    ...named(ofLines.filter((index) => index !== keyIndex)),
  });
  const lines = await writeViews(loading, {
    orderLevel,
    lineLevel,
    ofOrders: ofOrders.filter((index) => !ofLines.includes(index)),
    keyIndex,
    numbers: [
      'order_no',
      ...(numbered.some(([name]) => name === 'customer_id') ? ['customer_no'] : []),
      ...(typed.standings ? ['standing::VARCHAR AS standing', 'live_lines'] : []),
    ].join(', '),
    lines: plainTexts(READ_LINES, inLines),
  });
  const listed = [...numbered, ...REMARKED.flatMap((name) => fewWords(name, plain(name)))];
  for (const [name, own] of listed) {
    const { words } = own;
    await write(loading, `import_words_${name}`, {
      no: { kind: 'integer', values: counting(words.offsets.length - 1, 1) },
      text: { kind: 'text', texts: words },
      row: { kind: 'integer', values: firstRows(own, groups.firsts, rowOf.one) },
    });
  }
  const heads = {
    orders: groups.firsts.length,
    rows: read.rows,
    levels,
    ...lines,
    words: new Map(listed.map(([name]) => [name, `import_words_${name}`])),
    isNumbered: NUMBERED.every(
      (name) => plain(name)?.kind === 'word' || expressions[name]?.startsWith('NULL') === true,
    ),
    isUniform: different.length === 0,
    addsUp,
    isVaried: typed.standings !== undefined,
    nothing: new Set(orderLevel.filter(([, sql]) => sql.startsWith('NULL')).map(([name]) => name)),
    worded: new Set(
      orderLevel.filter(([, sql]) => [...inHeads].some((column) => sql === quoted(column))).map(([name]) => name),
    ),
  };
  letGo(read);
  return heads;
}

/** A column of words, if its texts come again and again. */
function fewWords(name: string, column: TypedColumn | undefined): [string, Extract<TypedColumn, { kind: 'word' }>][] {
  const isFew = column?.kind === 'word' && column.words.offsets.length * 4 < column.codes.length;
  return isFew ? [[name, column]] : [];
}

async function writeViews(
  { db, options }: Loading,
  parts: {
    readonly orderLevel: Expressions;
    readonly lineLevel: Expressions;
    readonly ofOrders: readonly number[];
    readonly keyIndex: number;
    /** The numbers of an order, as SQL. */
    readonly numbers: string;
    /** The lines, all texts as texts. */
    readonly lines: string;
  },
): Promise<Pick<Heads, 'itemLines' | 'numberedLines'>> {
  const select = (expressions: Expressions) => expressions.map(([name, sql]) => `${sql} AS ${name}`).join(', ');
  const own = parts.ofOrders.map((index) => `, h."c${index}"`).join('');
  const key = `"c${parts.keyIndex}" AS order_id`;
  const time = new Map(parts.orderLevel);
  const moment = `coalesce(sane_time(${time.get('ordered_at')}), sane_time(${time.get('paid_at')}))`;
  const itemLines = `SELECT row, ${key}, NULL::VARCHAR AS status, NULL::VARCHAR AS refund_status, false AS is_split, ${select(parts.lineLevel)} FROM ${parts.lines}`;
  await db.script(
    `CREATE OR REPLACE TEMP VIEW import_first_lines AS
     SELECT ${parts.numbers}, order_id, row, lines, paid AS paid_sum, paid AS paid_live, paid AS paid_max, paid AS worth,
            refund AS refund_sum, refund AS refund_live, refund AS refund_max, ${select(parts.orderLevel)} FROM import_heads;
     CREATE OR REPLACE TEMP VIEW import_item_lines AS ${itemLines};
     CREATE OR REPLACE TEMP VIEW import_lines AS SELECT row, ${key}, ${select([...parts.orderLevel, ...parts.lineLevel])}
     FROM (SELECT r.*${own} FROM ${parts.lines} r JOIN import_heads h USING (order_no))`,
    options,
  );
  return {
    itemLines,
    numberedLines: `SELECT *, ${moment}::DATE AS day, ${select(parts.lineLevel)} FROM ${parts.lines}`,
  };
}
