import type { Database, QueryOptions } from '../../db/database';
import type { KnownSources } from '../../model/facts';
import { isView, READ_ORDERS } from './held';
import type { Heads } from './heads';

/** What is stored as words is told as texts. */
const TEXTS = ['order_id', 'channel', 'province', 'city', 'payment_method']
  .map((name) => `${name}::VARCHAR AS ${name}`)
  .join(', ');

const NOBODY = 'SELECT NULL::VARCHAR AS customer_id, 0 AS customer_key WHERE false';

/**
 * What the facts can be made from without looking up a single id: for orders that were read typed into empty tables and that no
 * other file has changed since. Left-out orders stay out.
 */
export async function knownSources(
  db: Database,
  { orders, words, nothing, isUniform, isNumbered, addsUp, numberedLines }: Heads,
  options: QueryOptions,
): Promise<KnownSources> {
  const customers = words.get('customer_id');
  const isNobody = nothing.has('customer_id');
  if ((!customers && !isNobody) || !(await isView(db, 'orders', options))) return {};
  const [{ kept, all } = { kept: 0, all: 0 }] = (
    await db.query(
      `SELECT count(*)::INTEGER AS "all", count(*) FILTER (exclusion IS NULL)::INTEGER AS kept FROM ${READ_ORDERS}`,
      {},
      options,
    )
  ).rows;
  if (Number(all) !== orders) return {};
  const isWhole = Number(kept) === orders;
  const bought =
    isWhole && isUniform ? '' : ` WHERE no IN (SELECT customer_no FROM ${READ_ORDERS} WHERE exclusion IS NULL)`;
  const customerKey = customers ? 'customer_no' : '0';
  const sources = {
    customers: customers ? `SELECT text AS customer_id, no AS customer_key FROM ${customers}${bought}` : NOBODY,
    held: ['orders'] as const,
    orders: `SELECT order_no AS order_key, ${customerKey} AS customer_key, ordered_at, amount, ${TEXTS} FROM ${READ_ORDERS} WHERE exclusion IS NULL`,
  };
  if (!isUniform || !addsUp || !(await isView(db, 'order_items', options))) return sources;
  const left = isWhole
    ? ''
    : ` WHERE order_no NOT IN (SELECT order_no FROM ${READ_ORDERS} WHERE exclusion IS NOT NULL)`;
  const lines = `SELECT order_no AS order_key, ${customerKey} AS customer_key, day, date_trunc('month', day)::DATE AS month,
    category, coalesce(quantity, 1) AS quantity, paid AS amount FROM (${numberedLines})${left}`;
  const told = isNumbered ? { cells: cells(words, `(${numberedLines})${left}`) } : {};
  return { ...sources, lines, ...told, held: ['orders', 'lines'] };
}

/** Adds up by the numbers of the texts, and names what is left. */
function cells(words: ReadonlyMap<string, string>, lines: string): string {
  const parts = (['province', 'channel', 'category'] as const).map((name) => ({
    name,
    table: words.get(name),
  }));
  const told = parts.filter(({ table }) => table !== undefined);
  const numbers = told.map(({ name }) => `, ${name}_no`).join('');
  const joins = told
    .map(({ name, table }) => `LEFT JOIN ${table} ${name}_words ON ${name}_words.no = ${name}_no`)
    .join(' ');
  const texts = parts
    .map(({ name, table }) =>
      table === undefined
        ? `NULL::VARCHAR AS ${name}`
        : name === 'province'
          ? 'p.short AS province'
          : `${name}_words.text AS ${name}`,
    )
    .join(', ');
  const provinces = words.has('province') ? 'LEFT JOIN import_provinces p ON p.written = province_words.text' : '';
  return `SELECT month, ${texts}, revenue, quantity, lines FROM (
      SELECT date_trunc('month', day)::DATE AS month${numbers}, sum(paid) AS revenue, sum(coalesce(quantity, 1)) AS quantity, count(*) AS lines
      FROM ${lines} GROUP BY ALL) ${joins} ${provinces}`;
}
