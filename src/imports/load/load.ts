import { quoted } from '../../db/bind';
import type { Database, QueryOptions } from '../../db/database';
import type { FileKind } from '../api';
import type { Loaded, Loading } from './context';
import type { KnownSources } from '../../model/facts';
import { loadCustomers, loadItems, loadPayments, loadProducts } from './joined';
import { knownSources } from './known';
import linkSql from './link.sql?raw';
import namedCustomersSql from './link-customers.sql?raw';
import placesSql from './link-places.sql?raw';
import relatedSql from './link-related.sql?raw';
import macrosSql from './macros.sql?raw';
import notesSql from './notes.sql?raw';
import { clearHeld, sweepHeld, written } from './held';
import { loadOrders, settled } from './orders';
import { settleReturns } from './own-returns';
import { SIDE_KINDS } from '../recognise/side-fields';
import { loadSide } from './side';
import { loadSurvey } from './survey';

type LoadedKind = Exclude<FileKind, 'refused'>;

const LOADERS: Readonly<Record<LoadedKind, (loading: Loading) => Promise<Loaded>>> = {
  orders: loadOrders,
  order_items: loadItems,
  payments: loadPayments,
  products: loadProducts,
  customers: loadCustomers,
  survey: loadSurvey,
  complaints: loadSide,
  campaigns: loadSide,
  coupons: loadSide,
  points: loadSide,
  events: loadSide,
};

/** Orders before what refers to them. */
export const LOAD_ORDER: readonly FileKind[] = [
  'orders',
  'order_items',
  'payments',
  'products',
  'customers',
  'survey',
  ...SIDE_KINDS,
];

/** The macros and the tables of notes; safe to run again. */
export async function prepare(db: Database, options?: QueryOptions): Promise<void> {
  await db.script(macrosSql, options);
  await db.script(notesSql, options);
}

/** What became of a file after all files were linked. */
export async function settleFile(loading: Loading, loaded: Loaded): Promise<Loaded> {
  return loading.kind === 'orders' ? settled(loading, loaded) : loaded;
}

export async function loadFile(loading: Loading): Promise<Loaded> {
  if (loading.kind === 'refused') throw new RangeError(`${loading.name} was refused and cannot be loaded`);
  return LOADERS[loading.kind](loading);
}

export interface Linked {
  /** What the facts can be made from when the only orders are those of `heads` and nothing completed them. */
  readonly known: KnownSources;
  /** Nothing changed orders of other files. */
  readonly isApart: boolean;
}

/** Lets the files loaded so far complete each other. */
export async function link(
  db: Database,
  { heads, namesCustomers = false }: Partial<Loaded>,
  options: QueryOptions,
): Promise<Linked> {
  const { rows } = await db.query(relatedSql, {}, options);
  const isRelated = rows[0]?.['is_related'] === true;
  const hasPlaces = rows[0]?.['has_places'] === true;
  if (isRelated) {
    await written(db, 'orders', options);
    await written(db, 'order_items', options);
    await db.script(linkSql, options);
  }
  if (hasPlaces) {
    await written(db, 'orders', options);
    await db.script(placesSql, options);
  }
  if (!namesCustomers || isRelated) await db.script(namedCustomersSql, options);
  const isLowered = await settleReturns(db, options);
  const isPlain = heads && !isRelated && !hasPlaces;
  return { known: isPlain ? await knownSources(db, heads, options) : {}, isApart: !isRelated && !isLowered };
}

const TABLES = [
  'customers',
  'responses',
  'answers',
  'questions',
  ...SIDE_KINDS,
  'imports.payments',
  'imports.products',
  'imports.people',
  'imports.sources',
  'imports.taken',
  'imports.taken_lines',
  'imports.returned',
];
const CLEAR_SQL = TABLES.map((table) => `DELETE FROM ${table}`).join(';\n');

/** Empties all tables. */
export async function clearTables(db: Database): Promise<void> {
  await clearHeld(db);
  await db.script(CLEAR_SQL);
}

const SCRATCH = [
  'lines',
  'orders',
  'standings',
  'heads',
  'words_customer_id',
  'words_province',
  'words_channel',
  'words_category',
  'provinces',
  'genders',
  'items',
  'payments',
  'products',
  'people',
  'sheet',
  'cells',
  'previews',
  'questions',
  'labels',
  'tests',
  'test_words',
  'returns',
  'freight',
  'side',
];
const SWEEP_SQL = [...SCRATCH.map((table) => `import_${table}`), 'touched_orders']
  .map((table) => `DROP TABLE IF EXISTS temp.${table}`)
  .join(';\n');

/** Takes away the views of a loading that was broken off: they stand in the way of the next one's tables. */
export async function sweepViews(db: Database): Promise<void> {
  const { rows } = await db.query(
    "SELECT view_name AS name FROM duckdb_views() WHERE temporary AND starts_with(view_name, 'import_')",
  );
  for (const { name } of rows) await db.script(`DROP VIEW temp.${quoted(String(name))}`);
}

/** Frees what only the loading needed. */
export async function sweep(db: Database, options: QueryOptions): Promise<void> {
  await db.script(SWEEP_SQL, options);
  await sweepHeld(db, options);
}
