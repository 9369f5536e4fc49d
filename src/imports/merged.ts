import type { Database } from '../db/database';
import type { LoadedFile, StagedFile } from './api';
import type { Loaded } from './load/context';
import mergedSql from './merged.sql?raw';

/** What a file has in the tables. */
type Standing = Readonly<Record<'orders' | 'counted' | 'lines' | 'customers', number>>;
export type Standings = ReadonlyMap<string, Standing>;
const NOTHING: Standing = { orders: 0, counted: 0, lines: 0, customers: 0 };

const EXISTS = 'SELECT EXISTS (FROM orders) OR EXISTS (FROM customers) AS is_any';
const OWN_ORDERS = 'SELECT count(*)::INTEGER AS orders FROM orders WHERE source_file = $name';

/** Fields of which any makes a row a line of an order. */
const LINE = /^order_items\.(?:product_id|sku|product_name|category|unit_price|quantity)$/;
const isByLine = ({ mapping }: StagedFile) => mapping.some(({ field }) => field !== null && LINE.test(field));
const mayMerge = ({ kind }: StagedFile) => kind === 'orders' || kind === 'customers';

/** Rows of orders become part of orders, and those of customers of customers. */
const key = ({ kind, name }: Pick<StagedFile, 'kind' | 'name'>) => `${kind}:${name}`;

/** What the files have in the tables, to be compared with what they have once `file` is loaded; nothing where it meets no other. */
export async function standings(db: Database, file: StagedFile): Promise<Standings> {
  if (!mayMerge(file)) return new Map();
  const { rows } = await db.query(EXISTS);
  return rows[0]?.['is_any'] === true ? read(db) : new Map();
}

async function read(db: Database): Promise<Standings> {
  const { rows } = await db.query(mergedSql);
  const count = (row: Readonly<Record<string, unknown>>, name: string) => Number(row[name] ?? 0);
  return new Map(
    rows.map((row) => [
      String(row['source_file']),
      {
        orders: count(row, 'orders'),
        counted: count(row, 'counted'),
        lines: count(row, 'lines'),
        customers: count(row, 'customers'),
      },
    ]),
  );
}

/**
 * Rows that became part of another row when `file` was loaded, by the kind and name of the file that they stand in: rows of one order or one person
 * in the file itself, and rows of earlier files whose orders or persons it tells anew. Lines of an order stand for themselves.
 */
export async function mergedBy(
  db: Database,
  file: StagedFile,
  loaded: Loaded,
  before: Standings,
): Promise<ReadonlyMap<string, number>> {
  const merged = new Map<string, number>();
  if (!mayMerge(file)) return merged;
  const isOrders = file.kind === 'orders';
  const isAlone = before.size === 0;
  if (isAlone && isOrders && isByLine(file)) return merged;
  const { name } = file;
  const after: Standings =
    isAlone && isOrders
      ? new Map([
          [name, { ...NOTHING, orders: Number((await db.query(OWN_ORDERS, { name })).rows[0]?.['orders'] ?? 0) }],
        ])
      : await read(db);
  for (const [other, had] of before) {
    const has = after.get(other) ?? NOTHING;
    const lost = isOrders ? Math.max(had.counted - has.counted, had.lines - has.lines) : had.customers - has.customers;
    if (other !== name && lost > 0) merged.set(key({ kind: file.kind, name: other }), lost);
  }
  if (isOrders && isByLine(file)) return merged;
  const [now, then] = [after.get(name) ?? NOTHING, before.get(name) ?? NOTHING];
  const own = isOrders ? now.orders - then.orders : now.customers - then.customers;
  const within = file.rows - (loaded.leftOut['no_id'] ?? 0) - own;
  if (within > 0) merged.set(key(file), within);
  return merged;
}

/** Files with the rows that became part of others since. */
export function withMerged(files: readonly LoadedFile[], merged: ReadonlyMap<string, number>): readonly LoadedFile[] {
  return files.map((file) => {
    const more = Math.min(merged.get(key(file)) ?? 0, file.rowsKept);
    return more === 0 ? file : { ...file, rowsKept: file.rowsKept - more, rowsMerged: file.rowsMerged + more };
  });
}
