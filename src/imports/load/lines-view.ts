import { inlined } from '../../db/bind';
import type { Database, QueryOptions } from '../../db/database';
import schemaSql from '../../model/schema.sql?raw';
import itemsSql from './items.sql?raw';
import type { Levels } from './levels';

/**
 * The lines of an order file that was read typed stay as they were read, in `read_lines`, and `order_items` is a view of them: the
 * same rows need not be written twice. The first statement that would change a line makes it a table again.
 */
export const READ_LINES = 'read_lines';

const COLUMNS =
  'order_id, line_no, product_id, product_name, category, quantity, unit_price, amount, is_gift, source_file, source_row';

async function isView(db: Database, options: QueryOptions): Promise<boolean> {
  const { rows } = await db.query(
    "SELECT EXISTS (FROM duckdb_views() WHERE database_name = current_database() AND view_name = 'order_items') AS is_view",
    {},
    options,
  );
  return rows[0]?.['is_view'] === true;
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
    `DROP TABLE order_items; CREATE VIEW order_items (${COLUMNS}) AS WITH import_item_lines AS (${lines}) ${items}`,
    options,
  );
}

/** Makes `order_items` a table, if it is a view, for statements that change lines. */
export async function writeLines(db: Database, options: QueryOptions): Promise<void> {
  if (!(await isView(db, options))) return;
  await db.script('ALTER VIEW order_items RENAME TO shown_lines', options);
  await db.script(schemaSql, options);
  await db.script(`INSERT INTO order_items FROM shown_lines; DROP VIEW shown_lines; DROP TABLE ${READ_LINES}`, options);
}

/** Forgets all lines. */
export async function clearLines(db: Database): Promise<void> {
  if (!(await isView(db, {}))) return db.script('DELETE FROM order_items');
  await db.script(`DROP VIEW order_items; DROP TABLE ${READ_LINES}`);
  await db.script(schemaSql);
}

/** Frees the lines as they were read where `order_items` does not show them. */
export async function sweepLines(db: Database, options: QueryOptions): Promise<void> {
  if (!(await isView(db, options))) await db.script(`DROP TABLE IF EXISTS ${READ_LINES}`, options);
}
