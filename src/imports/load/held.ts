import { inlined } from '../../db/bind';
import type { Database, QueryOptions } from '../../db/database';
import schemaSql from '../../model/schema.sql?raw';
import itemsSql from './items.sql?raw';
import type { Levels } from './levels';

/**
 * An order file that was read typed stays as it was read: its lines in `read_lines`, its orders in `read_orders`, texts of few words as
 * types of their own. `order_items` and `orders` are views of them: the same rows need not be written twice, and take a third of the room.
 * The first statement that would bring other rows makes them tables again.
 */
export const READ_LINES = 'read_lines';
export const READ_ORDERS = 'read_orders';

const HELD = { orders: READ_ORDERS, order_items: READ_LINES } as const;
type Shown = keyof typeof HELD;

const LINE_COLUMNS =
  'order_id, line_no, product_id, product_name, category, quantity, unit_price, amount, is_gift, source_file, source_row';
const ORDER_COLUMNS = [
  'order_id', 'customer_id', 'ordered_at', 'amount', 'paid_amount', 'refund_amount', 'status', 'status_raw', 'exclusion', 'channel',
  'province', 'city', 'payment_method', 'promised_at', 'delivered_at', 'source_file', 'source_row',
] as const; // prettier-ignore

/** True for a view of what was read. */
export async function isView(db: Database, name: Shown, options: QueryOptions): Promise<boolean> {
  const { rows } = await db.query(
    'SELECT EXISTS (FROM duckdb_views() WHERE database_name = current_database() AND view_name = $name) AS is_view',
    { name },
    options,
  );
  return rows[0]?.['is_view'] === true;
}

/**
 * Lets `orders`, which is empty, be what `read_orders` holds: `worded` names its columns that are stored as words, `never` the moments that
 * are not stored, because the file does not tell them.
 */
export async function showOrders(
  db: Database,
  worded: ReadonlySet<string>,
  never: readonly string[],
  options: QueryOptions,
): Promise<void> {
  const columns = ORDER_COLUMNS.map((name) =>
    worded.has(name) ? `${name}::VARCHAR AS ${name}` : never.includes(name) ? `NULL::TIMESTAMP AS ${name}` : name,
  );
  await db.script(`DROP TABLE orders; CREATE VIEW orders AS SELECT ${columns.join(', ')} FROM ${READ_ORDERS}`, options);
}

/** Lets `order_items`, which is empty, be what `lines` (a SELECT over `read_lines` with the columns of import_item_lines) tells. */
export async function showLines(
  db: Database,
  lines: string,
  { paid_by, refund_by }: Levels,
  file: string,
  options: QueryOptions,
): Promise<void> {
  const items = inlined(itemsSql, { paid_by, refund_by, source_file: file });
  await db.script(
    `DROP TABLE order_items; CREATE VIEW order_items (${LINE_COLUMNS}) AS WITH import_item_lines AS (${lines}) ${items}`,
    options,
  );
}

/** Makes what is shown a table, if it is a view, for statements that change its rows. */
export async function written(db: Database, name: Shown, options: QueryOptions): Promise<void> {
  if (!(await isView(db, name, options))) return;
  await db.script(`ALTER VIEW ${name} RENAME TO shown_rows`, options);
  await db.script(schemaSql, options);
  await db.script(`INSERT INTO ${name} FROM shown_rows; DROP VIEW shown_rows; DROP TABLE ${HELD[name]}`, options);
}

/** Forgets all orders and lines. */
export async function clearHeld(db: Database): Promise<void> {
  for (const name of ['order_items', 'orders'] as const) {
    const isShown = await isView(db, name, {});
    await db.script(`DROP ${isShown ? 'VIEW' : 'TABLE'} IF EXISTS ${name}; DROP TABLE IF EXISTS ${HELD[name]}`);
  }
  await db.script(schemaSql);
}

/** Frees what was read where nothing shows it. */
export async function sweepHeld(db: Database, options: QueryOptions): Promise<void> {
  for (const name of ['order_items', 'orders'] as const)
    if (!(await isView(db, name, options))) await db.script(`DROP TABLE IF EXISTS ${HELD[name]}`, options);
}
