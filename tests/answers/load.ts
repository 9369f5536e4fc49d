import { readFileSync } from 'node:fs';
import { sharedFile } from '../support/shared.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

/** Reference answers of a data set, and a bench that holds its orders; undefined where the shared data are not beside the project. */
export interface Reference<A> {
  readonly bench: TestBench;
  readonly answers: A;
}

const ORDERS = 'data/orders';

/** Registers a text as a file of the engine and runs the statements that read it. */
async function withTexts(bench: TestBench, files: Readonly<Record<string, string>>, sql: string): Promise<void> {
  const releases = await Promise.all(
    Object.entries(files).map(([name, text]) => bench.db.registerFile(name, new TextEncoder().encode(text))),
  );
  await bench.db.script(sql);
  for (const release of releases) await release();
  await bench.workspace.rebuildFacts();
}

function texts(paths: Readonly<Record<string, string>>, encoding = 'utf-8'): Record<string, string> | undefined {
  const found = Object.entries(paths).map(([name, path]) => [name, sharedFile(`${ORDERS}/${path}`)] as const);
  if (found.some(([, path]) => path === undefined)) return undefined;
  return Object.fromEntries(
    found.map(([name, path]) => [name, new TextDecoder(encoding).decode(readFileSync(path ?? ''))]),
  );
}

export function answersOf<A>(name: string): A | undefined {
  const path = sharedFile(`data/answers/${name}`);
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as A) : undefined;
}

/** CDNOW: columns aligned by blanks (master id, customer id, day, units, dollars); each row is one order. */
export async function loadCdnow(): Promise<TestBench | undefined> {
  const found = texts({ cdnow: 'cdnow_sample.txt' });
  if (!found?.['cdnow']) return undefined;
  const csv = found['cdnow'].trim().split('\n').map((line) => line.trim().split(/\s+/).join(',')).join('\n'); // prettier-ignore
  const bench = await openBench();
  await withTexts(
    bench,
    { 'cdnow.csv': csv },
    `INSERT INTO orders (order_id, customer_id, ordered_at, amount, paid_amount, status)
     SELECT (row_number() OVER ())::VARCHAR, customer, strptime(day, '%Y%m%d'), dollars, dollars, 'sale'
     FROM read_csv('cdnow.csv', header = false, delim = ',', columns =
       {'master': 'VARCHAR', 'customer': 'VARCHAR', 'day': 'VARCHAR', 'units': 'INTEGER', 'dollars': 'DOUBLE'})`,
  );
  return bench;
}

/** Superstore: windows-1252, m/d/yyyy, one row per order line. */
export async function loadSuperstore(): Promise<TestBench | undefined> {
  const found = texts({ 'superstore.csv': 'Sample - Superstore.csv' }, 'windows-1252');
  if (!found) return undefined;
  const bench = await openBench();
  await withTexts(
    bench,
    found,
    `INSERT INTO orders (order_id, customer_id, ordered_at, amount, paid_amount, status)
     SELECT "Order ID", any_value("Customer ID"), strptime(any_value("Order Date"), '%m/%d/%Y'),
            sum("Sales"::DOUBLE), sum("Sales"::DOUBLE), 'sale'
     FROM read_csv('superstore.csv', header = true, delim = ',', quote = '"', all_varchar = true) GROUP BY "Order ID"`,
  );
  return bench;
}

/** Olist: the person is customer_unique_id; canceled and unavailable orders are left out; revenue is the sum of payments. */
export async function loadOlist(): Promise<TestBench | undefined> {
  const found = texts({
    'orders.csv': 'olist/olist_orders_dataset.csv',
    'customers.csv': 'olist/olist_customers_dataset.csv',
    'payments.csv': 'olist/olist_order_payments_dataset.csv',
  });
  if (!found) return undefined;
  const bench = await openBench();
  const read = (name: string) => `read_csv('${name}.csv', header = true, delim = ',', quote = '"', all_varchar = true)`;
  await withTexts(
    bench,
    found,
    `INSERT INTO orders (order_id, customer_id, ordered_at, amount, paid_amount, status, exclusion)
     SELECT order_id, customer_unique_id, order_purchase_timestamp::TIMESTAMP, coalesce(paid, 0), coalesce(paid, 0), 'sale',
            CASE WHEN order_status IN ('canceled', 'unavailable') THEN 'cancelled' END
     FROM ${read('orders')} JOIN ${read('customers')} USING (customer_id)
     LEFT JOIN (SELECT order_id, sum(payment_value::DOUBLE) AS paid FROM ${read('payments')} GROUP BY order_id) USING (order_id)`,
  );
  return bench;
}

/** rfm_data_orders: one row per order, a customer is a name. */
export async function loadRfmData(): Promise<TestBench | undefined> {
  const found = texts({ 'rfm.csv': 'rfm_data_orders.csv' });
  if (!found) return undefined;
  const bench = await openBench();
  await withTexts(
    bench,
    found,
    `INSERT INTO orders (order_id, customer_id, ordered_at, amount, paid_amount, status)
     SELECT (row_number() OVER ())::VARCHAR, customer_id, order_date::TIMESTAMP, revenue::DOUBLE, revenue::DOUBLE, 'sale'
     FROM read_csv('rfm.csv', header = true, delim = ',', quote = '"', all_varchar = true)`,
  );
  return bench;
}
