import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createImporter } from '../../src/imports/importer.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { fileOf } from './files.ts';

const ORDERS = fileOf(
  'orders.csv',
  [
    '订单编号,会员编号,下单时间,商品ID,类目,数量,实付金额',
    'A1,u1,2026-01-02 10:00:00,p1,奶粉,1,100.00',
    'A1,u1,2026-01-02 10:00:00,p2,辅食,2,50.00',
    'A2,u2,2026-02-03 11:00:00,p1,奶粉,1,100.00',
    '',
  ].join('\n'),
);
const LATER = fileOf(
  'later.csv',
  [
    '订单编号,会员编号,下单时间,商品ID,类目,数量,实付金额',
    'A2,u2,2026-02-03 11:00:00,p1,奶粉,3,300.00',
    'A3,u1,2026-03-04 12:00:00,p2,辅食,1,25.00',
    '',
  ].join('\n'),
);
const LINES = fileOf('order_items.csv', ['订单编号,商品ID,商品名称,数量', 'A2,p9,成人奶粉,4', ''].join('\n'));

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

const rows = async (sql: string) => (await bench.db.query(sql)).rows;
const lines = () =>
  rows('SELECT order_id, product_id, category, quantity, amount FROM order_items ORDER BY order_id, product_id');
const kind = async () =>
  (await rows("SELECT table_type AS kind FROM information_schema.tables WHERE table_name = 'order_items'"))[0]?.[
    'kind'
  ];
const spare = async () =>
  (await rows("SELECT count(*)::INTEGER AS n FROM information_schema.tables WHERE table_name = 'read_lines'"))[0]?.[
    'n'
  ];

const A1 = [
  { order_id: 'A1', product_id: 'p1', category: '奶粉', quantity: 1, amount: 100 },
  { order_id: 'A1', product_id: 'p2', category: '辅食', quantity: 2, amount: 50 },
];

/** Two channels on many orders: stored as words. */
const MANY = fileOf(
  'many.csv',
  [
    '订单编号,会员编号,下单时间,渠道,收货省份,类目,实付金额,订单状态',
    ...Array.from(
      { length: 40 },
      (_, at) =>
        `B${at},u${at % 7},2026-01-02 10:00:00,${at % 2 ? '天猫' : '京东'},浙江省,奶粉,${at}.00,${at % 5 ? '交易成功' : '等待买家付款'}`,
    ),
    '',
  ].join('\n'),
);
const CUSTOMERS = fileOf('customers.csv', ['会员编号,性别,省份,城市', 'u1,女,上海,上海市', 'u2,男,,', ''].join('\n'));
const kindOfOrders = async () =>
  (await rows("SELECT table_type AS kind FROM information_schema.tables WHERE table_name = 'orders'"))[0]?.['kind'];

describe('the orders of the only order file', () => {
  let importer: ReturnType<typeof createImporter>;
  beforeEach(async () => {
    importer = createImporter(bench.workspace);
    await importer.clear();
    await importer.load(await importer.stage([MANY]));
  });

  it('are shown as they were read: texts as texts, columns in their order, nothing else', async () => {
    expect(await kindOfOrders()).toBe('VIEW');
    const { columns } = await bench.db.query('SELECT * FROM orders LIMIT 0');
    await bench.db.script('CREATE TEMP TABLE plain AS FROM orders LIMIT 0');
    const types = await rows(
      "SELECT DISTINCT data_type AS type FROM duckdb_columns() WHERE table_name = 'plain' ORDER BY type",
    );
    await bench.db.script('DROP TABLE plain');
    expect(columns.slice(0, 4)).toEqual(['order_id', 'customer_id', 'ordered_at', 'amount']);
    expect(columns).toHaveLength(17);
    expect(types.map(({ type }) => type)).toEqual(['DOUBLE', 'INTEGER', 'TIMESTAMP', 'VARCHAR']);
    expect(
      await rows(
        "SELECT channel, province, status, exclusion, city, count(*)::INTEGER AS n FROM orders WHERE channel < '天' OR exclusion = 'unpaid' GROUP BY ALL ORDER BY n, channel",
      ),
    ).toEqual([
      { channel: '京东', province: '浙江', status: 'pending', exclusion: 'unpaid', city: null, n: 4 },
      { channel: '天猫', province: '浙江', status: 'pending', exclusion: 'unpaid', city: null, n: 4 },
      { channel: '京东', province: '浙江', status: 'sale', exclusion: null, city: null, n: 16 },
    ]);
  });
  it('become a table when customers tell where they live', async () => {
    const before = await rows('SELECT order_id, channel, amount, source_row FROM orders ORDER BY order_id');
    await importer.load(await importer.stage([CUSTOMERS]));
    expect(await kindOfOrders()).toBe('BASE TABLE');
    expect(await rows('SELECT order_id, channel, amount, source_row FROM orders ORDER BY order_id')).toEqual(before);
  });
  it('become a table when a later file brings orders with other words', async () => {
    await importer.load(await importer.stage([LATER]));
    expect(await kindOfOrders()).toBe('BASE TABLE');
    expect(
      await rows('SELECT count(*)::INTEGER AS n, count(DISTINCT source_file)::INTEGER AS files FROM orders'),
    ).toEqual([{ n: 42, files: 2 }]);
  });
});

describe('the lines of the only order file', () => {
  let importer: ReturnType<typeof createImporter>;
  beforeEach(async () => {
    importer = createImporter(bench.workspace);
    await importer.clear();
    await importer.load(await importer.stage([ORDERS]));
  });

  it('are shown as they were read, not written twice', async () => {
    expect(await kind()).toBe('VIEW');
    expect(await lines()).toEqual([
      ...A1,
      { order_id: 'A2', product_id: 'p1', category: '奶粉', quantity: 1, amount: 100 },
    ]);
    const { columns } = await bench.db.query('SELECT * FROM order_items LIMIT 0');
    expect(columns).toContain('source_row');
  });
  it('become a table when a later file brings the same order anew', async () => {
    await importer.load(await importer.stage([LATER]));
    expect(await kind()).toBe('BASE TABLE');
    expect(await spare()).toBe(0);
    expect(await lines()).toEqual([
      ...A1,
      { order_id: 'A2', product_id: 'p1', category: '奶粉', quantity: 3, amount: 300 },
      { order_id: 'A3', product_id: 'p2', category: '辅食', quantity: 1, amount: 25 },
    ]);
    expect(await rows('SELECT round(sum(amount), 2) AS amount FROM item_facts')).toEqual([{ amount: 475 }]);
  });
  it('give way to a file of lines of the same order', async () => {
    await importer.load(await importer.stage([LINES]));
    expect(await lines()).toEqual([
      ...A1,
      { order_id: 'A2', product_id: 'p9', category: null, quantity: 4, amount: null },
    ]);
  });
  it('stay as they are when the next load fails', async () => {
    const before = await lines();
    const abort = new AbortController();
    const staged = await importer.stage([LATER]);
    const load = importer.load(staged, {
      signal: abort.signal,
      onProgress: ({ phase }) => {
        if (phase === 'facts') abort.abort();
      },
    });
    await expect(load).rejects.toThrow();
    expect(await lines()).toEqual(before);
    expect(await kind()).toBe('VIEW');
  });
  it('are gone when everything is emptied, and can be read again', async () => {
    await importer.clear();
    expect(await kind()).toBe('BASE TABLE');
    expect(await spare()).toBe(0);
    expect(await lines()).toEqual([]);
    await importer.load(await importer.stage([ORDERS]));
    expect(await lines()).toHaveLength(3);
  });
});
