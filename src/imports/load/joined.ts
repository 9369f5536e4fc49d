import { distinctTexts, type Loaded, type Loading, writeNames } from './context';
import customersSql from './customers-insert.sql?raw';
import { written } from './held';
import { genderOf, provinceOf, provinceOfAddress } from './names';
import { addressStart, relation, Typed } from './relation';

/** Rows of a table that lack what makes them a row. */
async function withoutKey({ db, options }: Loading, table: string, condition: string): Promise<Loaded> {
  const [{ n } = { n: 0 }] = (
    await db.query(`SELECT count(*)::INTEGER AS n FROM ${table} WHERE ${condition}`, {}, options)
  ).rows;
  const missing = Number(n);
  return { rowsRejected: missing, leftOut: missing > 0 ? { no_id: missing } : {}, rejected: [] };
}

async function typedTable(
  loading: Loading,
  table: string,
  build: (typed: Typed) => Readonly<Record<string, string>>,
): Promise<void> {
  const typed = new Typed(loading);
  const columns = Object.entries(build(typed)).map(([name, sql]) => `${sql} AS ${name}`);
  await loading.db.script(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT row, ${columns.join(', ')} FROM ${relation(loading, typed.used, loading.kind)}`,
    loading.options,
  );
}

/** Loads a file of order lines; lines of the same orders that came with an order file give way. */
export async function loadItems(loading: Loading): Promise<Loaded> {
  await typedTable(loading, 'import_items', (typed) => ({
    order_id: typed.text('orders.order_id'),
    product_id: typed.identity('order_items.product_id', 'order_items.sku'),
    product_name: typed.text('order_items.product_name'),
    category: typed.text('order_items.category'),
    quantity: typed.money('order_items.quantity'),
    unit_price: typed.money('order_items.unit_price'),
    item_amount: typed.money('order_items.item_amount'),
    is_gift: typed.text('order_items.is_gift'),
  }));
  await written(loading.db, 'order_items', loading.options);
  await loading.db.script(
    'DELETE FROM order_items WHERE order_id IN (SELECT order_id FROM import_items)',
    loading.options,
  );
  await loading.db.query(
    `INSERT INTO order_items SELECT order_id, row, product_id, product_name, category, coalesce(quantity, 1), unit_price, item_amount,
     is_gift IN ('是', 'true', '1', 'yes', 'Y', '赠品'), $name, row FROM import_items WHERE order_id IS NOT NULL`,
    { name: loading.name },
    loading.options,
  );
  return withoutKey(loading, 'import_items', 'order_id IS NULL');
}

export async function loadPayments(loading: Loading): Promise<Loaded> {
  await typedTable(loading, 'import_payments', (typed) => ({
    order_id: typed.text('payments.order_id'),
    amount: typed.money('payments.amount'),
    refund: typed.money('payments.refund_amount'),
    payment_method: typed.text('payments.payment_method'),
  }));
  await loading.db.query(
    `INSERT INTO imports.payments SELECT order_id, amount - coalesce(refund, 0), payment_method, $name FROM import_payments WHERE order_id IS NOT NULL AND amount IS NOT NULL`,
    { name: loading.name },
    loading.options,
  );
  return withoutKey(loading, 'import_payments', 'order_id IS NULL OR amount IS NULL');
}

export async function loadProducts(loading: Loading): Promise<Loaded> {
  await typedTable(loading, 'import_products', (typed) => ({
    product_id: typed.text('products.product_id'),
    product_name: typed.text('products.product_name'),
    category: typed.text('products.category'),
  }));
  await loading.db.query(
    'INSERT INTO imports.products SELECT product_id, product_name, category, $name FROM import_products WHERE product_id IS NOT NULL',
    { name: loading.name },
    loading.options,
  );
  return withoutKey(loading, 'import_products', 'product_id IS NULL');
}

/** Loads what is known of customers; a person who was known before is known anew. */
export async function loadCustomers(loading: Loading): Promise<Loaded> {
  const { db, options, name } = loading;
  await typedTable(loading, 'import_people', (typed) => ({
    customer_id: typed.identity('customers.customer_id', 'customers.nickname', 'customers.phone', 'customers.email'),
    account_id: typed.text('customers.account_id'),
    registered_at: typed.time('customers.registered_at'),
    birth_date: typed.time('customers.birth_date'),
    gender: typed.text('customers.gender'),
    age: typed.money('customers.age'),
    age_band: typed.text('customers.age_band'),
    member_level: typed.text('customers.member_level'),
    customer_type: typed.text('customers.customer_type'),
    customer_source: typed.text('customers.customer_source'),
    province: typed.has('customers.province')
      ? typed.text('customers.province')
      : addressStart(typed.text('customers.address')),
    city: typed.identity('customers.city'),
  }));
  await writeNames(
    loading,
    'import_genders',
    'gender',
    await distinctTexts(loading, 'import_people', 'gender'),
    genderOf,
  );
  await writeNames(
    loading,
    'import_provinces',
    'short',
    await distinctTexts(loading, 'import_people', 'province'),
    loading.fields.includes('customers.province') ? provinceOf : provinceOfAddress,
  );
  await db.script('DELETE FROM customers WHERE customer_id IN (SELECT customer_id FROM import_people)', options);
  await db.query(customersSql, { source_file: name }, options);
  if (loading.fields.includes('customers.account_id')) {
    await db.script(
      `INSERT INTO imports.people SELECT account_id, customer_id, short, city
       FROM import_people LEFT JOIN import_provinces ON written = province WHERE account_id IS NOT NULL AND customer_id IS NOT NULL`,
      options,
    );
  }
  return withoutKey(loading, 'import_people', 'customer_id IS NULL');
}
