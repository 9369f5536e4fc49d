import { AMOUNT_BASES } from '../recognise/fields';
import { distinctTexts, type Loaded, type Loading, rejectedRows, writeNames } from './context';
import { genderOf, isClosed, provinceOf, provinceOfAddress, standingOf } from './names';
import groupSql from './orders-group.sql?raw';
import groupStandingsSql from './orders-group-standings.sql?raw';
import groupSimpleSql from './orders-group-simple.sql?raw';
import insertSql from './orders-insert.sql?raw';
import { itemAmountSql, orderIdSql } from './layouts';
import itemsSql from './items-insert.sql?raw';
import itemsMixedSql from './items-insert-mixed.sql?raw';
import levelSql from './orders-level.sql?raw';
import { addressStart, relation, Typed } from './relation';
import { applyReturns, findReturns, looseReturns } from './returns';
import { setAside } from './set-aside';

const LINE_FIELDS = ['product_id', 'sku', 'product_name', 'category', 'unit_price', 'quantity'];

/** The typed lines of an order file: every column is there, NULL where the file is silent. */
export function linesSql(loading: Loading, columns: readonly string[]): string {
  const typed = new Typed(loading);
  const basis = AMOUNT_BASES.find((name) => typed.has(`orders.${name}`));
  const time = typed.has('orders.ordered_at')
    ? typed.time('orders.ordered_at', false)
    : typed.time('orders.paid_at', false);
  const orderedAt =
    loading.layout === 'pdd_order'
      ? `coalesce(${time}, try_strptime(regexp_extract(${typed.text('orders.order_id')}, '^(\\d{6})-', 1), '%y%m%d'))`
      : time;
  const province = typed.has('orders.province')
    ? typed.text('orders.province')
    : typed.has('orders.address')
      ? addressStart(typed.text('orders.address'))
      : 'NULL::VARCHAR';
  const expressions: Readonly<Record<string, string>> = {
    order_id: orderIdSql(loading, typed),
    customer_id: typed.identity(
      'orders.customer_id',
      'orders.buyer_nick',
      'orders.buyer_phone',
      'orders.receiver_phone',
      'orders.email',
    ),
    ordered_at: orderedAt,
    paid_at: typed.time('orders.paid_at', false),
    paid: basis ? typed.money(`orders.${basis}`) : 'NULL::DOUBLE',
    refund: typed.money('orders.refund_amount'),
    status: typed.text('orders.order_status'),
    refund_status: typed.text('orders.refund_status'),
    channel: typed.text(typed.has('orders.sales_channel') ? 'orders.sales_channel' : 'orders.store_name'),
    province,
    city: typed.identity('orders.city'),
    payment_method: typed.text('orders.payment_method'),
    promised_at: typed.time('orders.promised_at', false),
    delivered_at: typed.time('orders.delivered_at', false),
    product_id: typed.text('order_items.product_id'),
    sku: typed.text('order_items.sku'),
    product_name: typed.text('order_items.product_name'),
    category: typed.text('order_items.category'),
    quantity: typed.money('order_items.quantity'),
    unit_price: typed.money('order_items.unit_price'),
    item_amount: itemAmountSql(loading, typed),
    is_gift: typed.text('order_items.is_gift'),
    buyer_message: typed.text('orders.buyer_message'),
    seller_note: typed.text('orders.seller_note'),
    customer_type: typed.text('customers.customer_type'),
    gender: typed.text('customers.gender'),
    age: typed.money('customers.age'),
    age_band: typed.text('customers.age_band'),
    member_level: typed.text('customers.member_level'),
  };
  const wanted = Object.entries(expressions).filter(([name]) => columns.length === 0 || columns.includes(name));
  return `SELECT row, ${wanted.map(([name, sql]) => `${sql} AS ${name}`).join(', ')} FROM ${relation(loading, typed.used, loading.kind)}`;
}

/** Writes which status words mean which standing; returns whether the file has any. */
async function writeStandings(loading: Loading): Promise<boolean> {
  const { db, options } = loading;
  const has = loading.fields.includes('orders.order_status') || loading.fields.includes('orders.refund_status');
  const { rows } = has
    ? await db.query(
        "SELECT DISTINCT coalesce(status, '') AS status, coalesce(refund_status, '') AS refund FROM import_lines LIMIT 5000",
        {},
        options,
      )
    : { rows: [] };
  const pairs = rows.map(({ status, refund }) => [String(status), String(refund)] as const);
  await db.query(
    `CREATE OR REPLACE TEMP TABLE import_standings AS SELECT unnest($status::VARCHAR[]) AS status, unnest($refund::VARCHAR[]) AS refund_status,
     unnest($standing::VARCHAR[]) AS standing, unnest($closed::VARCHAR[])::BOOLEAN AS is_closed`,
    {
      status: pairs.map(([status]) => status),
      refund: pairs.map(([, refund]) => refund),
      standing: pairs.map(([status, refund]) => standingOf(status, refund)),
      closed: pairs.map(([status]) => String(isClosed(status))),
    },
    options,
  );
  return has;
}

async function levels(
  loading: Loading,
): Promise<{ readonly paid_by: string; readonly refund_by: string; readonly is_mixed: boolean }> {
  const { db, fields, options } = loading;
  const isPaid = AMOUNT_BASES.some((name) => fields.includes(`orders.${name}`));
  const hasWorth = fields.includes('order_items.item_amount') || fields.includes('order_items.unit_price');
  const hasRefund = fields.includes('orders.refund_amount');
  const [row = {}] = (await db.query(levelSql, {}, options)).rows;
  const count = (name: string) => Number(row[name] ?? 0);
  const isOrder = count('many') > 0 && count('equal') >= 0.9 * count('many') && count('adds_up') < 0.5 * count('equal');
  const paidBy = isPaid ? (isOrder ? 'order' : 'line') : hasWorth ? 'worth' : 'none';
  const equalRefunds = count('refunds') > 0 ? count('equal_refunds') >= 0.9 * count('refunds') && isOrder : isOrder;
  return {
    paid_by: paidBy,
    refund_by: !hasRefund ? 'none' : equalRefunds ? 'order' : 'line',
    is_mixed: count('mixed') > 0,
  };
}

async function leftOut(loading: Loading): Promise<Loaded> {
  const { db, options, name } = loading;
  const counts = await db.query(
    'SELECT exclusion AS reason, sum(lines)::INTEGER AS n FROM orders o JOIN import_orders g ON g.row = o.source_row WHERE o.exclusion IS NOT NULL AND o.source_file = $name GROUP BY exclusion',
    { name },
    options,
  );
  const [{ n: noId } = { n: 0 }] = (
    await db.query('SELECT count(*)::INTEGER AS n FROM import_lines WHERE order_id IS NULL', {}, options)
  ).rows;
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
  await loading.db.query(
    `INSERT INTO customers (customer_id, gender, age, age_band, member_level, customer_type, source_file, source_row)
     SELECT customer_id, any_value(g.gender), any_value(age)::INTEGER, coalesce(any_value(age_band), band_of(any_value(age))), any_value(member_level), any_value(customer_type), $name, min(row)::INTEGER
     FROM import_lines LEFT JOIN import_genders g ON g.written = import_lines.gender
     WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT customer_id FROM customers) GROUP BY customer_id`,
    { name: loading.name },
    loading.options,
  );
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

/** Loads an order file: one row per order or per line, with the lines and the customers it tells of. */
export async function loadOrders(loading: Loading): Promise<Loaded> {
  const { db, options, name, fields } = loading;
  await db.script(`CREATE OR REPLACE TEMP TABLE import_lines AS ${linesSql(loading, [])}`, options);
  const hasStatus = await writeStandings(loading);
  const isSimple = !hasStatus && !fields.includes('orders.order_id');
  await db.script(isSimple ? groupSimpleSql : hasStatus ? groupStandingsSql : groupSql, options);
  const level = await levels(loading);
  await writeNames(
    loading,
    'import_provinces',
    'short',
    await distinctTexts(loading, 'import_lines', 'province'),
    fields.includes('orders.province') ? provinceOf : provinceOfAddress,
  );
  const [{ n: before } = { n: 0 }] = (await db.query('SELECT count(*)::INTEGER AS n FROM orders', {}, options)).rows;
  let hasReturns = false;
  if (Number(before) > 0) {
    hasReturns = await findReturns(loading, level.paid_by);
    await db.script(
      'DELETE FROM order_items WHERE order_id IN (SELECT order_id FROM import_orders); DELETE FROM orders WHERE order_id IN (SELECT order_id FROM import_orders)',
      options,
    );
  }
  await db.query(insertSql, { ...level, has_paid_at: fields.includes('orders.paid_at'), source_file: name }, options);
  if (LINE_FIELDS.some((field) => fields.includes(`order_items.${field}`))) {
    const { is_mixed: isMixed, ...by } = level;
    await db.query(isMixed ? itemsMixedSql : itemsSql, { ...by, source_file: name }, options);
  }
  if (hasReturns) await applyReturns(loading);
  await setAside(loading);
  await writeProfiles(loading);
  if (level.paid_by === 'none')
    await db.query("INSERT INTO imports.sources VALUES ($name, 'elsewhere')", { name }, options);
  return { ...(await leftOut(loading)), warnings: await looseReturns(loading) };
}
