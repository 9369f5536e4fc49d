import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReadingRules } from '../../src/imports/api.ts';
import type { FileReading } from '../../src/imports/format.ts';
import { parseRecords } from '../../src/imports/text/records.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { readFile } from '../../src/imports/reader.ts';
import { withTyped } from '../../src/imports/typed/table.ts';
import { randomFrom } from '../../src/util/random.ts';
import { seededLines } from '../support/seeded.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { encoded } from './bytes.ts';
import { FACTS } from './facts.ts';
import { fileOf } from './files.ts';
import { cellsOf, pageOf, workbook } from './workbook.ts';

const untyped: FileReading = async (file, options) => {
  const read = await readFile(file, options);
  if (!('names' in read)) return read;
  const { typed: _, ...table } = read;
  return table;
};

const TABLES: Readonly<Record<string, string>> = {
  orders: 'SELECT * FROM orders ORDER BY order_id',
  order_items: 'SELECT * FROM order_items ORDER BY source_row',
  customers: 'SELECT * FROM customers ORDER BY customer_id',
  ...FACTS,
};

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

async function outcome(
  file: File,
  read: FileReading,
  rules: ReadingRules = {},
): Promise<Readonly<Record<string, unknown>>> {
  const importer = createImporter(bench.workspace, read);
  await importer.clear();
  const staged = await importer.stage([file]);
  const { files, extents } = await importer.load(
    await Promise.all(staged.map((each) => importer.remap(each, { rules }))),
  );
  const tables: Record<string, unknown> = { extents };
  for (const { rowsKept, rowsRejected, leftOut, rejected, rows, freight } of files) {
    Object.assign(tables, { rowsKept, rowsRejected, leftOut, rejected, rows, freight });
  }
  for (const [name, sql] of Object.entries(TABLES)) tables[name] = (await bench.db.query(sql)).rows;
  await importer.clear();
  return tables;
}

/** Loads the file both ways; `isKept`: its typed columns are what is loaded, and not read once more by the engine. */
async function expectSame(name: string, csv: string | Uint8Array<ArrayBuffer>, isKept = true): Promise<void> {
  const file = fileOf(name, csv);
  const read = await readFile(file);
  expect('typed' in read && read.typed !== undefined, 'is read typed').toBe(true);
  const append = vi.spyOn(bench.db, 'append');
  const typed = await outcome(file, readFile);
  expect(append.mock.calls.length > 0, 'is loaded from typed columns').toBe(isKept);
  append.mockRestore();
  expect(typed).toEqual(await outcome(file, untyped));
}

const lines = (...rows: readonly string[]) => `${rows.join('\n')}\n`;

/** A shop's order lines with everything that may differ between lines and orders. */
function mixed(
  seed: number,
  options: { readonly sorted: boolean; readonly status: boolean; readonly repeats: boolean },
): string {
  const random = randomFrom(seed);
  const statuses = ['交易成功', '交易关闭', '等待买家付款', '已发货', '退款成功'];
  const header = [
    '订单编号',
    '会员编号',
    '下单时间',
    '付款时间',
    '省份',
    '城市',
    '渠道',
    '类目',
    '商品名称',
    '数量',
    '实付金额',
  ];
  const rows = Array.from({ length: 400 }, (_, index) => {
    const order = options.sorted ? 100000 + index * 7 : 100000 + ((index * 7919) % 65521);
    const paidAt = random.next() < 0.8 ? '2024-03-04 05:06:07' : '';
    const month = random.integer(1, 12);
    const head = [
      String(order),
      random.next() < 0.1 ? (random.next() < 0.5 ? '' : '张**') : `C${random.integer(1, 90)}`,
      random.next() < 0.02
        ? ''
        : `2024-${String(month).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')} 10:20:30`,
      paidAt,
      ['广东省', '广东', '上海市', '', '-', '江苏'][random.integer(0, 5)] ?? '',
      random.next() < 0.3 ? '' : '"深圳,市"',
      ['天猫', '京东', '一个很长很长的渠道名'][random.integer(0, 2)] ?? '',
    ];
    const status = statuses[random.next() < 0.7 ? 0 : random.integer(0, 4)] ?? '';
    const whole = (random.integer(0, 9000) / 100).toFixed(2);
    return Array.from({ length: random.integer(1, 3) }, () => {
      const paid = random.next() < 0.02 ? '' : options.repeats ? whole : (random.integer(0, 9000) / 100).toFixed(2);
      const cells = [
        ...head,
        ['奶粉', '辅食', ''][random.integer(0, 2)] ?? '',
        random.next() < 0.5 ? '赠品' : '商品',
        String(random.integer(1, 4)),
        paid,
      ];
      return [...cells, ...(options.status ? [status] : [])].join(',');
    });
  });
  return lines([...header, ...(options.status ? ['订单状态'] : [])].join(','), ...rows.flat());
}

describe('a plain file of orders that is read typed gives what the engine reads of it', () => {
  it('for a shop that exports lines in the order of their ids', async () => {
    await expectSame('seeded.csv', seededLines(3000).csv);
  });

  it.each([
    { sorted: true, status: false, repeats: false },
    { sorted: false, status: false, repeats: false },
    { sorted: true, status: false, repeats: true },
    { sorted: true, status: true, repeats: false },
    { sorted: false, status: true, repeats: true },
  ])('with ids sorted: $sorted, a status: $status, amounts repeated on the lines: $repeats', async (options) => {
    await expectSame('mixed.csv', mixed(7, options));
  });

  it('with one line per order, refunds, profiles and no lines of goods', async () => {
    await expectSame(
      'plain.csv',
      lines(
        '订单编号,买家会员名,订单付款时间,订单状态,买家实付金额,退款金额,性别',
        '9,a,2026-01-01 10:00:00,交易成功,100,0,女',
        '7,b,2026/01/02,交易关闭,50.5,50.5,男',
        '8,a,2026-01-03 10:00,交易成功,80,30,女',
      ),
    );
  });

  it('with amounts and times that only words can hold', async () => {
    await expectSame(
      'odd.csv',
      lines(
        '订单号,会员编号,下单时间,类目,实付金额,数量',
        'A1,M1,2026年1月2日,x,1.2万,1',
        'A1,M1,2026年1月2日,x,"(1,234.5)",2',
        'A2,M2,2026-01-03,y,3,1',
      ),
      false,
    );
  });

  it('with lines of one order that were sold and refunded', async () => {
    await expectSame(
      'parts.csv',
      lines(
        '订单号,会员编号,下单时间,类目,实付金额,订单状态',
        'A1,M1,2026-01-02,x,10,交易成功',
        'A1,M1,2026-01-02,y,20,已退款',
        'A2,M2,2026-01-03,y,3,交易成功',
      ),
    );
  });

  it('with Windows line ends, quotes and no line end at the end', async () => {
    await expectSame(
      'crlf.csv',
      '订单号,会员编号,下单时间,类目,实付金额\r\n"A1","M,1",2026-01-02,"两\n行",10\r\nA2,M2,2026-01-03,,5',
    );
  });

  it('with test goods and gifts among the lines', async () => {
    await expectSame(
      'tests.csv',
      lines(
        '订单号,会员编号,下单时间,商品名称,类目,实付金额',
        'A1,M1,2026-01-02,测试商品,x,1',
        'A2,M1,2026-01-03,赠品 小勺,x,0',
        'A3,test01,2026-01-03,奶粉,x,9',
        'A4,M2,2026-01-03,奶粉,x,9',
      ),
    );
  });

  it('where freight is said not to count', async () => {
    const file = fileOf('freight.csv', lines('订单号,会员编号,下单时间,商品名称,类目,运费,实付金额', '1,a,2026-01-02,奶粉,x,6,30', '1,a,2026-01-02,米粉,y,,20', '2,b,2026-01-03,奶粉,x,12,8', '3,b,2026-01-03,奶粉,x,0,9', '4,b,2026-01-03,测试商品,x,5,9')); // prettier-ignore
    const rules = { counts: { freight: false } };
    const append = vi.spyOn(bench.db, 'append');
    const typed = await outcome(file, readFile, rules);
    expect(append.mock.calls.length, 'is loaded from typed columns').toBeGreaterThan(0);
    append.mockRestore();
    expect(typed).toEqual(await outcome(file, untyped, rules));
    expect(typed).toMatchObject({ freight: 14, order_facts: [{ amount: 44 }, { amount: 0 }, { amount: 9 }] });
  });

  it('when returns of its own came off its orders and more files follow', async () => {
    const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID';
    const first = fileOf('a.csv', lines(head, '100,H,heart,6,2026-01-02,2,ann', '100,L,lantern,2,2026-01-02,5,ann', '101,H,heart,1,2026-01-20,2,ann', 'C1,H,heart,-4,2026-02-01,2,ann')); // prettier-ignore
    const later = fileOf('b.csv', lines(head, '102,H,heart,5,2026-01-25,2,ann', '103,H,heart,9,2026-03-01,2,bob'));
    const tablesBy = async (read: FileReading, ...batches: readonly (readonly File[])[]) => {
      const importer = createImporter(bench.workspace, read);
      await importer.clear();
      for (const files of batches) await importer.load(await importer.stage(files));
      const tables: Record<string, unknown> = {};
      for (const [name, sql] of Object.entries(TABLES)) tables[name] = (await bench.db.query(sql)).rows;
      await importer.clear();
      return tables;
    };
    expect(await tablesBy(readFile, [first])).toEqual(await tablesBy(untyped, [first]));
    const both = await tablesBy(readFile, [first], [later]);
    expect(both).toEqual(await tablesBy(untyped, [first], [later]));
    expect(both['order_facts']).toMatchObject([{ order_id: '100', amount: 22 }, { order_id: '101', amount: 2 }, { order_id: '102', amount: 2 }, { order_id: '103', amount: 18 }]); // prettier-ignore
  });

  it('when later files replace its orders', async () => {
    const first = fileOf(
      'a.csv',
      lines('订单号,会员编号,下单时间,类目,实付金额', 'A1,M1,2026-01-02,x,10', 'A2,M2,2026-01-03,y,20'),
    );
    const later = fileOf(
      'b.csv',
      lines('订单号,会员编号,下单时间,类目,实付金额', 'A2,M2,2026-01-03,y,25', 'A3,M3,2026-01-04,x,5'),
    );
    const importer = createImporter(bench.workspace);
    await importer.clear();
    const { extents } = await importer.load(await importer.stage([first, later]));
    expect(extents).toMatchObject({ orders: 3, customers: 3 });
    const { rows } = await bench.db.query(
      'SELECT o.order_id, sum(i.amount) AS amount FROM item_facts i JOIN order_facts o USING (order_key) GROUP BY ALL ORDER BY 1',
    );
    expect(rows).toEqual([{ order_id: 'A1', amount: 10 }, { order_id: 'A2', amount: 25 }, { order_id: 'A3', amount: 5 }]); // prettier-ignore
    await importer.clear();
  });
});

/** As a marketplace writes lines: ids as formulas, tabs behind cells, quotes around everything. */
const wrapped = (csv: string, wrap: (cell: string, column: number) => string) =>
  csv
    .trimEnd()
    .split('\n')
    .map((line, row) => (row === 0 ? line : line.split(',').map(wrap).join(',')))
    .join('\r\n');

describe('a file in GB18030, or with wrapped cells, is read typed as well', () => {
  it.each([
    ['in GB18030', (cell: string) => cell],
    ['with ids as formulas', (cell: string, column: number) => (column < 2 ? `="${cell}"` : cell)],
    ['with quoted formulas', (cell: string, column: number) => (column < 2 ? `"=""${cell}"""` : `"${cell}"`)],
    ['with tabs behind all cells', (cell: string) => `${cell}\t`],
  ])('%s', async (_, wrap) => {
    await expectSame('export.csv', encoded(wrapped(seededLines(800).csv, wrap), 'gb18030'));
    await expectSame('export.csv', wrapped(seededLines(200).csv, wrap));
  });

  it('and once more as text where a row cannot be used, which is shown as it stands', async () => {
    const csv = lines(
      '订单号,会员编号,下单时间,备注,实付金额',
      'A1,M1,2026-01-02,奶粉,10',
      'A2,M2,,赠品,5',
      'A3,M3,2026-01-04,,7',
    );
    await expectSame('undated.csv', encoded(csv, 'gb18030'), true);
    const importer = createImporter(bench.workspace);
    const [staged] = await importer.stage([new File([encoded(csv, 'gb18030')], 'undated.csv')]);
    if (!staged) throw new Error('nothing was staged');
    expect(staged).toMatchObject({ encoding: 'gb18030', rows: 3 });
    const { files } = await importer.load([staged]);
    expect(files[0]?.rejected).toEqual([{ row: 3, reason: 'no_date', text: 'A2 | M2 |  | 赠品 | 5' }]);
    await importer.clear();
  });

  it('and once more as text where a column is given another meaning', async () => {
    const csv = lines('订单号,会员编号,下单时间,备注,实付金额', 'A1,M1,2026-01-02,一店,10', 'A2,M2,2026-01-03,二店,5');
    const importer = createImporter(bench.workspace);
    const [staged] = await importer.stage([new File([encoded(csv, 'gb18030')], 'shops.csv')]);
    if (!staged) throw new Error('nothing was staged');
    const remapped = await importer.remap(staged, { fields: { 备注: 'orders.sales_channel' } });
    expect((await importer.preview(remapped)).rows.map(({ cells }) => cells)).toEqual([
      ['A1', 'M1', '2026-01-02 00:00:00', '一店', '10.0'],
      ['A2', 'M2', '2026-01-03 00:00:00', '二店', '5.0'],
    ]);
    await importer.load([remapped]);
    const { rows } = await bench.db.query('SELECT order_id, channel FROM orders ORDER BY 1');
    expect(rows).toEqual([{ order_id: 'A1', channel: '一店' }, { order_id: 'A2', channel: '二店' }]); // prettier-ignore
    await importer.clear();
  });
});

describe('a file that has to be normalised is read typed from the normalised text', () => {
  const shop = mixed(8, { sorted: false, status: true, repeats: false });
  const head = '订单号,会员编号,下单时间,商品名称,类目,实付金额';
  const named = lines(head, ...Array.from({ length: 40 }, (_, at) => `A${at},M${at % 7},2026-01-${String(1 + (at % 28)).padStart(2, '0')},"8"" 盘, ""大""",餐具,${at + 0.5}`)); // prettier-ignore

  it('a workbook', async () => {
    await expectSame('shop.xlsx', workbook({ 订单: cellsOf(shop) }));
  });

  it('a sheet with a title above, rows left out and totals below: its rows keep the numbers they have there', async () => {
    const [header = [], ...rows] = cellsOf(lines(head, 'A1,M1,2026-01-02,奶粉,x,10', 'A1,M1,2026-01-02,米粉,y,20', 'A2,M2,,奶粉,x,5', 'A3,M3,2026-01-03,"米粉 ""2"" 段",y,7')); // prettier-ignore
    const sheet = [['某店订单'], [], header, rows[0] ?? [], [], ['合计', '', '', '', '', 10], ...rows.slice(1), ['合计', '', '', '', '', 42]]; // prettier-ignore
    await expectSame('report.xlsx', workbook({ 订单: sheet }));
    const importer = createImporter(bench.workspace);
    const { files } = await importer.load(await importer.stage([fileOf('report.xlsx', workbook({ 订单: sheet }))]));
    expect(files[0]?.rejected).toEqual([{ row: 8, reason: 'no_date', text: 'A2 | M2 |  | 奶粉 | x | 5' }]);
    const { rows: found } = await bench.db.query('SELECT order_id, source_row FROM orders ORDER BY 1');
    expect(found).toEqual([{ order_id: 'A1', source_row: 4 }, { order_id: 'A2', source_row: 8 }, { order_id: 'A3', source_row: 9 }]); // prettier-ignore
    await importer.clear();
  });

  it('a web page that calls itself a workbook', async () => {
    await expectSame('shop.xls', pageOf(shop));
  });

  it('records of JSON', async () => {
    const [names = [], ...rows] = parseRecords(named, ',', true);
    const records = rows.map((row) => Object.fromEntries(row.map((cell, at) => [names[at] ?? '', cell])));
    await expectSame('shop.json', JSON.stringify(records));
  });

  it('ragged rows, letters of the West, a title above, quotes within cells', async () => {
    await expectSame('short.csv', `${named}B1,M9,2026-02-01,"奶""粉",x,9,\nB2,M9,2026-02-01,奶粉,x\n`);
    const western = lines('order_id,customer_id,order_date,product_name,paid_amount', '1,Zoë,2026-01-02,Café ""crème,10', '2,Zoë,2026-01-03,Müsli 3" tin,5'); // prettier-ignore
    await expectSame('western.csv', encoded(western, 'windows-1252'));
    await expectSame('titled.csv', `某店订单明细\n${shop}`);
    await expectSame('quotes.csv', named);
  });

  it('a large one keeps no text beside its columns: it is read once more where a row cannot be used', async () => {
    const sheet = workbook({ 订单: cellsOf(lines(head, 'A1,M1,2026-01-02,奶粉,x,10', 'A2,M2,,奶粉,x,5')) });
    const large: FileReading = async (file, options = {}) => {
      const table = await readFile(file, { ...options, isText: true });
      return 'names' in table ? withTyped(table, file.name, options, 0) : table;
    };
    const file = fileOf('large.xlsx', sheet);
    expect(await large(file)).toMatchObject({ csv: null, isTypedOnly: true, rows: 2 });
    const told = await outcome(file, large);
    expect(told['rejected']).toEqual([{ row: 3, reason: 'no_date', text: 'A2 | M2 |  | 奶粉 | x | 5' }]);
    expect(told).toEqual(await outcome(file, untyped));
  });

  it('a packed file', async () => {
    await expectSame('shop.csv.gz', new Uint8Array(gzipSync(named)));
    await expectSame('shop.csv.gz', new Uint8Array(gzipSync(encoded(shop, 'gb18030'))));
  });
});
