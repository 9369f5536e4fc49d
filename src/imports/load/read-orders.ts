import { inlined } from '../../db/bind';
import { enumType } from '../../db/enum-type';
import { distinctTexts, type Loading } from './context';
import type { Heads } from './heads';
import { READ_ORDERS, showOrders } from './held';
import insertSql from './orders-insert.sql?raw';

const STATUSES = ['sale', 'pending', 'cancelled', 'refunded', 'partial_refund', 'aftersale_open', 'unknown'];
const EXCLUSIONS = ['unpaid', 'cancelled', 'refunded', 'returned', 'test', 'gift', 'no_date', 'no_amount'];
/** Columns of `orders` that say what a cell of the file says, by the name of its expression. */
const AS_WRITTEN = [
  ['status_raw', 'status'],
  ['channel', 'channel'],
  ['city', 'city'],
  ['payment_method', 'payment_method'],
] as const;
const LATER_MOMENTS = ['promised_at', 'delivered_at'];

/**
 * Keeps the orders of a file that was read typed, with their numbers and those of their customers, which go through the statement with
 * them, since a join may change the order of rows: what `orders` shows from now on.
 * Needs import_firsts and import_provinces.
 */
export async function holdOrders(
  loading: Loading,
  { nothing, worded, words, levels }: Heads,
  hasPaidAt: boolean,
): Promise<void> {
  const { db, options, name } = loading;
  const numbers = words.has('customer_id') ? 'order_no, customer_no' : 'order_no';
  const numbered = insertSql.replaceAll('SELECT order_id,', `SELECT ${numbers}, order_id,`);
  const select = inlined(numbered, { ...levels, has_paid_at: hasPaidAt, source_file: name });
  const types = new Map<string, string>();
  const stored = (column: string, texts: readonly string[]) => {
    const type = enumType(texts);
    if (type !== undefined) types.set(column, type);
  };
  stored('status', STATUSES);
  stored('exclusion', EXCLUSIONS);
  stored('source_file', [name]);
  stored('province', ['', ...(await distinctTexts(loading, 'import_provinces', 'short'))]);
  for (const [column, expression] of AS_WRITTEN) if (nothing.has(expression)) stored(column, ['']);
  const replaced = [...types].map(([column, type]) => `${column}::${type} AS ${column}`);
  const never = LATER_MOMENTS.filter((moment) => nothing.has(moment));
  const all = never.length === 0 ? '*' : `* EXCLUDE (${never.join(', ')})`;
  await db.script(
    `CREATE OR REPLACE TABLE ${READ_ORDERS} AS SELECT ${all} REPLACE (${replaced.join(', ')})
     FROM (${select})`,
    options,
  );
  const shown = AS_WRITTEN.filter(([, expression]) => worded.has(expression)).map(([column]) => column);
  await showOrders(db, new Set(['order_id', ...types.keys(), ...shown]), never, options);
}
