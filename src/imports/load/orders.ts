import { inlined } from '../../db/bind';
import { distinctTexts, type Loaded, type Loading, rejectedRows, writeNames } from './context';
import { genderOf, provinceOf, provinceOfAddress } from './names';
import groupSql from './orders-group.sql?raw';
import groupStandingsSql from './orders-group-standings.sql?raw';
import firstsSql from './orders-firsts.sql?raw';
import firstsJoinedSql from './orders-firsts-joined.sql?raw';
import firstsPlainSql from './orders-firsts-plain.sql?raw';
import firstsToldSql from './orders-firsts-told.sql?raw';
import splitSql from './orders-firsts-split.sql?raw';
import groupSimpleSql from './orders-group-simple.sql?raw';
import insertSql from './orders-insert.sql?raw';
import { settleFreight } from './freight';
import { type Heads, loadHeads } from './heads';
import { type LevelCounts, type Levels, levelsOf } from './levels';
import { lineExpressions } from './lines';
import { READ_ORDERS, showLines, written } from './held';
import itemsSql from './items.sql?raw';
import itemsMixedSql from './items-mixed.sql?raw';
import levelSql from './orders-level.sql?raw';
import toldAnewSql from './orders-told-anew.sql?raw';
import { holdOrders } from './read-orders';
import profilesSql from './orders-profiles.sql?raw';
import { relation, Typed } from './relation';
import { applyReturns, findReturns } from './returns';
import { setAside } from './set-aside';
import { fillSilent, writeStandings } from './write-standings';

const DROP_JOINED = 'DROP VIEW import_firsts; DROP VIEW import_item_lines';
const DROP_HEADS = `${DROP_JOINED}; DROP VIEW import_orders; DROP VIEW import_lines; DROP VIEW import_first_lines; DROP TABLE temp.import_heads`;

const LINE_FIELDS = ['product_id', 'sku', 'product_name', 'category', 'unit_price', 'quantity'];

/** The typed lines of an order file, read by the engine. */
function linesSql(loading: Loading): string {
  const typed = new Typed(loading);
  const columns = Object.entries(lineExpressions(loading, typed)).map(([name, sql]) => `${sql} AS ${name}`);
  return `SELECT row, ${columns.join(', ')} FROM ${relation(loading, typed.used, loading.kind)}`;
}

async function levels({ db, fields, options }: Loading): Promise<Levels> {
  const [row = {}] = (await db.query(levelSql, {}, options)).rows;
  const count = (name: keyof LevelCounts) => Number(row[name] ?? 0);
  return levelsOf(fields, {
    many: count('many'),
    equal: count('equal'),
    adds_up: count('adds_up'),
    refunds: count('refunds'),
    equal_refunds: count('equal_refunds'),
    mixed: count('mixed'),
  });
}

async function leftOut(loading: Loading, hasIds: boolean): Promise<Loaded> {
  const { db, options, name } = loading;
  const [{ n: excluded } = { n: 0 }] = (
    await db.query(
      'SELECT count(*)::INTEGER AS n FROM orders WHERE exclusion IS NOT NULL AND source_file = $name',
      { name },
      options,
    )
  ).rows;
  if (hasIds && Number(excluded) === 0) return { rowsRejected: 0, leftOut: {}, rejected: [] };
  const counts = await db.query(
    'SELECT exclusion AS reason, sum(lines)::INTEGER AS n FROM orders o JOIN import_orders g ON g.row = o.source_row WHERE o.exclusion IS NOT NULL AND o.source_file = $name GROUP BY exclusion',
    { name },
    options,
  );
  const [{ n: noId } = { n: 0 }] = hasIds
    ? []
    : (await db.query('SELECT count(*)::INTEGER AS n FROM import_lines WHERE order_id IS NULL', {}, options)).rows;
  const reasons: Record<string, number> = Object.fromEntries(
    counts.rows.map(({ reason, n }) => [String(reason), Number(n)]),
  );
  if (Number(noId) > 0) reasons['no_id'] = Number(noId);
  const unread = await db.query(
    `SELECT source_row AS row, exclusion AS reason FROM orders WHERE source_file = $name AND exclusion IN ('no_date', 'no_amount')
     UNION ALL SELECT row, 'no_id' FROM import_lines WHERE order_id IS NULL ORDER BY row LIMIT 1000`,
    { name },
    options,
  );
  const rejected = await rejectedRows(
    loading,
    new Map(unread.rows.map(({ row, reason }) => [Number(row), String(reason)])),
  );
  return {
    leftOut: reasons,
    rowsRejected: ['no_date', 'no_amount', 'no_id'].reduce((sum, reason) => sum + (reasons[reason] ?? 0), 0),
    rejected,
  };
}

async function writeProfiles(loading: Loading): Promise<void> {
  const fields = ['customer_type', 'gender', 'age', 'age_band', 'member_level'];
  if (!fields.some((field) => loading.fields.includes(`customers.${field}`))) return;
  await writeNames(
    loading,
    'import_genders',
    'gender',
    await distinctTexts(loading, 'import_lines', 'gender'),
    genderOf,
  );
  await loading.db.query(profilesSql, { name: loading.name }, loading.options);
}

/** Gives every customer of orders that were read typed a row, where there are no other customers yet. */
async function nameCustomers({ db, name, options }: Loading, { words }: Heads): Promise<boolean> {
  const table = words.get('customer_id');
  const { rows } = await db.query('SELECT count(*)::INTEGER AS n FROM customers', {}, options);
  if (!table || Number(rows[0]?.['n']) > 0) return false;
  await db.query(
    `INSERT INTO customers (customer_id, source_file, source_row) SELECT text, $name, row FROM ${table} WHERE row > 0`,
    { name },
    options,
  );
  return true;
}

/** The account of an order file once related files have told its amounts. */
export async function settled(loading: Loading, loaded: Loaded): Promise<Loaded> {
  const { no_amount: unpaid = 0, ...leftOut } = loaded.leftOut;
  if (unpaid === 0) return loaded;
  const { rows } = await loading.db.query(
    "SELECT count(*)::INTEGER AS n FROM orders WHERE source_file = $name AND exclusion = 'no_amount'",
    { name: loading.name },
    loading.options,
  );
  if (Number(rows[0]?.['n']) > 0) return loaded;
  return {
    ...loaded,
    leftOut,
    rowsRejected: loaded.rowsRejected - unpaid,
    rejected: loaded.rejected.filter(({ reason }) => reason !== 'no_amount'),
  };
}

/** Lets the engine read the file and add up its lines, whatever they look like. */
async function groupLines(loading: Loading): Promise<Levels> {
  const { db, options, fields } = loading;
  await db.script(`CREATE OR REPLACE TEMP TABLE import_lines AS ${linesSql(loading)}`, options);
  const hasStatus = await writeStandings(loading, 'import_lines');
  if (hasStatus) await fillSilent(loading);
  const isSimple = !hasStatus && !fields.includes('orders.order_id');
  await db.script(isSimple ? groupSimpleSql : hasStatus ? groupStandingsSql : groupSql, options);
  await db.script(firstsJoinedSql, options);
  await splitLines(loading);
  return levels(loading);
}

/** Lets `import_item_lines` be the goods one by one where cells hold several. */
async function splitLines({ db, joined, options }: Loading): Promise<void> {
  if (!joined) return;
  const { separator, count } = joined;
  const said = { separator, count: count?.pattern ?? '', strip: count?.strip ?? '' };
  await db.script(inlined(splitSql, said), options);
}

/** The same for a file that was read typed and has the tables to itself; undefined where that is not enough. */
async function headsOf(loading: Loading): Promise<Heads | undefined> {
  const heads = await loadHeads(loading);
  if (!heads) return undefined;
  const hasStatus = await writeStandings(loading, heads.isVaried ? 'import_lines' : 'import_first_lines');
  const firsts = heads.isVaried ? firstsToldSql : hasStatus ? firstsSql : firstsPlainSql;
  await loading.db.script(firsts, loading.options);
  await splitLines(loading);
  return heads;
}

async function loadLines(
  { db, options, name, joined }: Loading,
  level: Levels,
  heads: Heads | undefined,
): Promise<void> {
  const { rows } = await db.query('SELECT EXISTS (FROM order_items) AS has_lines', {}, options);
  if (heads && !joined && !level.is_mixed && rows[0]?.['has_lines'] !== true)
    return showLines(db, heads.itemLines, level, name, options);
  const { is_mixed: isMixed, ...by } = level;
  await written(db, 'order_items', options);
  await db.query(
    `INSERT INTO order_items ${isMixed ? itemsMixedSql : itemsSql}`,
    { ...by, source_file: name },
    options,
  );
}

/** Loads an order file: one row per order or per line, with its lines and customers. */
export async function loadOrders(loading: Loading): Promise<Loaded> {
  const { db, options, name, fields } = loading;
  const [{ n: before } = { n: 0 }] = (await db.query('SELECT count(*)::INTEGER AS n FROM orders', {}, options)).rows;
  const heads = Number(before) === 0 ? await headsOf(loading) : undefined;
  const level = heads?.levels ?? (await groupLines(loading));
  await writeNames(
    loading,
    'import_provinces',
    'short',
    await distinctTexts(loading, heads ? 'import_first_lines' : 'import_lines', 'province'),
    fields.includes('orders.province') ? provinceOf : provinceOfAddress,
  );
  const isLater = Number(before) > 0;
  let hasReturns = false;
  if (isLater) {
    await written(db, 'orders', options);
    await written(db, 'order_items', options);
    hasReturns = await findReturns(loading, level.paid_by);
    await db.script(toldAnewSql, options);
  }
  const hasPaidAt = fields.includes('orders.paid_at');
  if (heads) await holdOrders(loading, heads, hasPaidAt);
  else
    await db.query(`INSERT INTO orders ${insertSql}`, { ...level, has_paid_at: hasPaidAt, source_file: name }, options);
  if (LINE_FIELDS.some((field) => fields.includes(`order_items.${field}`))) await loadLines(loading, level, heads);
  if (hasReturns) await applyReturns(loading);
  await setAside(loading, heads ? READ_ORDERS : 'orders', heads?.words ?? new Map<string, string>());
  const freight = await settleFreight(loading, heads !== undefined);
  await writeProfiles(loading);
  if (level.paid_by === 'none')
    await db.query("INSERT INTO imports.sources VALUES ($name, 'elsewhere')", { name }, options);
  const loaded = {
    ...(await leftOut(loading, heads !== undefined)),
    isNoted: isLater && !hasReturns,
    ...(freight === undefined ? {} : { freight }),
    ...(heads ? { heads, namesCustomers: await nameCustomers(loading, heads) } : {}),
  };
  await db.script(heads ? DROP_HEADS : DROP_JOINED, options);
  return loaded;
}
