import { beforeEach, describe, expect, it } from 'vitest';
import type { Importer, ImportReport } from '../../src/imports/api.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { sharedFile } from '../support/shared.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { fileAt } from './files.ts';

const ORDERS = 'data/orders';
const OLIST = ['orders', 'customers', 'order_items', 'order_payments', 'order_reviews', 'products'].map(
  (name) => `${ORDERS}/olist/olist_${name}_dataset.csv`,
);
const MISSING = sharedFile(`${ORDERS}/cdnow_sample.txt`) === undefined;

let bench: TestBench;
let importer: Importer;
beforeEach(async () => {
  bench ??= await openBench();
  importer = createImporter(bench.workspace);
  await importer.clear();
});

function shared(path: string): File {
  const full = sharedFile(path);
  if (!full) throw new Error(`reference data ${path} is missing`);
  return fileAt(full);
}

async function load(...paths: readonly string[]): Promise<ImportReport> {
  return importer.load(await importer.stage(paths.map(shared)));
}

const one = async (sql: string) => (await bench.db.query(sql)).rows[0] ?? {};
const totals = () =>
  one(
    'SELECT count(*)::INTEGER AS orders, count(DISTINCT customer_key)::INTEGER AS customers, round(sum(amount), 2) AS revenue FROM order_facts',
  );

describe.skipIf(MISSING)('reference data, against data/answers', () => {
  it('CDNOW: a file without a header is mapped by hand; each row is an order', async () => {
    const [staged] = await importer.stage([shared(`${ORDERS}/cdnow_sample.txt`)]);
    if (!staged) throw new Error('nothing staged');
    expect(staged).toMatchObject({ hasHeader: false, rows: 6919, delimiter: ' ' });
    const mapped = await importer.remap(staged, {
      kind: 'orders',
      fields: { col2: 'orders.customer_id', col3: 'orders.ordered_at', col5: 'orders.paid_amount' },
    });
    const { files, extents } = await importer.load([mapped]);
    expect(await totals()).toEqual({ orders: 6919, customers: 2357, revenue: 244091.94 });
    expect(extents).toMatchObject({ firstDay: '1997-01-01', asOf: '1998-07-01', ordersWithoutCustomer: 0 });
    expect(files[0]).toMatchObject({ rowsKept: 6919, rowsRejected: 0 });
  });

  it('rfm_data_orders: a customer, a day and a revenue are enough', async () => {
    await load(`${ORDERS}/rfm_data_orders.csv`);
    expect(await totals()).toMatchObject({ orders: 4906, customers: 995 });
  });

  it('Superstore: windows-1252, lines with amounts of their own, months first', async () => {
    const { files } = await load(`${ORDERS}/Sample - Superstore.csv`);
    expect(files[0]).toMatchObject({ kind: 'orders', encoding: 'windows-1252', rows: 9994, rowsKept: 9994 });
    expect(await totals()).toEqual({ orders: 5009, customers: 793, revenue: 2297200.86 });
    const { rows } = await bench.db.query(
      'SELECT category, round(sum(amount), 2) AS revenue FROM item_facts GROUP BY 1 ORDER BY 1',
    );
    expect(rows).toEqual([
      { category: 'Furniture', revenue: 742000 - 0.2 },
      { category: 'Office Supplies', revenue: 719047.03 },
      { category: 'Technology', revenue: 836154.03 },
    ]);
    expect(await one("SELECT count(*)::INTEGER AS n FROM customer_facts WHERE customer_type = 'Consumer'")).toEqual({
      n: 409,
    });
    expect(
      await one('SELECT product_name FROM order_items WHERE contains(product_name, chr(160)) LIMIT 1'),
    ).not.toEqual({});
  });

  it('Olist: six related files join by their ids', async () => {
    const { files } = await load(...OLIST);
    expect(files.map(({ kind }) => kind)).toEqual([
      'orders',
      'customers',
      'order_items',
      'payments',
      'survey',
      'products',
    ]);
    expect(await totals()).toEqual({ orders: 3960, customers: 3958, revenue: 637217.93 });
    expect(files[0]?.leftOut).toEqual({ cancelled: 40 });
    expect(await one('SELECT count(*)::INTEGER AS n, round(avg(score), 6) AS mean FROM responses')).toEqual({
      n: 3986,
      mean: 4.080281,
    });
    expect(
      await one(
        "SELECT count(*)::INTEGER AS n FROM responses r JOIN orders o USING (order_id) WHERE o.province = 'SP'",
      ),
    ).toEqual({ n: 1710 });
    expect(
      await one("SELECT count(DISTINCT category)::INTEGER > 50 AS many FROM item_facts WHERE category <> ''"),
    ).toEqual({ many: true });
    expect(
      await one(
        'SELECT count(*)::INTEGER AS n FROM orders WHERE delivered_at::DATE > promised_at::DATE AND exclusion IS NULL',
      ),
    ).not.toEqual({ n: 0 });
  });

  it('Olist: the same files in separate batches, in another order, give the same numbers', async () => {
    for (const path of [...OLIST].reverse()) {
      if (path.includes('olist_orders')) continue;
      await load(path);
    }
    await load(`${ORDERS}/olist/olist_orders_dataset.csv`);
    expect(await totals()).toEqual({ orders: 3960, customers: 3958, revenue: 637217.93 });
  });

  it('Online Retail: 1,946 C invoices of 425,238.18 come off the orders before them or are said to have none', async () => {
    const { files } = await load(`${ORDERS}/online_retail_2010_12_to_2011_06.parquet`);
    const sold = "exclusion IS NULL OR exclusion = 'refunded'";
    const told = await one(
      `SELECT round(sum(paid_amount) FILTER (${sold}), 2) AS sold, round(-sum(paid_amount) FILTER (exclusion = 'returned'), 2) AS returned FROM orders`,
    );
    expect(told).toEqual({ sold: 4700382.11, returned: 425238.18 });
    expect(files[0]?.warnings).toEqual([
      { code: 'returns-taken-off', values: { orders: 1946, amount: 268259.92 } },
      { code: 'returns-left-out', values: { orders: 1946, amount: 156978.26 } },
    ]);
    expect(await totals()).toMatchObject({ revenue: 4432122.19 });
    expect(await one('SELECT round(sum(amount), 2) AS revenue FROM item_facts')).toEqual({ revenue: 4432122.19 });
  }, 60_000);

  it('mobi: a survey of 24 items on 1–10, without id or date', async () => {
    const { files } = await load('data/surveys/mobi_ecsi.csv');
    expect(files[0]).toMatchObject({ kind: 'survey', rows: 250, rowsKept: 250 });
    expect(await one('SELECT count(*)::INTEGER AS n, round(avg(score), 3) AS mean FROM responses')).toEqual({
      n: 250,
      mean: 7.988,
    });
    const { rows } = await bench.db.query('SELECT DISTINCT kind, scale_min, scale_max FROM questions');
    expect(rows).toEqual([{ kind: 'rating', scale_min: 1, scale_max: 10 }]);
    expect(await one('SELECT question FROM questions WHERE is_main')).toEqual({ question: 'CUSA1' });
    expect(await one('SELECT count(value)::INTEGER AS n FROM answers')).toEqual({ n: 6000 });
  });
});
