import * as sheetjs from '@e965/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { ReadTable } from '../../src/imports/format.ts';
import { readFile } from '../../src/imports/reader.ts';
import { importer, rows, withImporter } from './desk.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

withImporter();

async function table(file: File): Promise<ReadTable> {
  const read = await readFile(file);
  if (!('names' in read)) throw new Error(JSON.stringify(read));
  return read;
}
const refusal = async (file: File) => {
  const read = await readFile(file);
  return 'refused' in read ? read.refused : undefined;
};
const load = async (...files: readonly File[]) => importer.load(await importer.stage(files));
const orders = () => rows('SELECT order_id, customer_id, ordered_at, amount FROM orders ORDER BY order_id');
const json = (name: string, value: unknown) => fileOf(name, JSON.stringify(value));

/** GBK bytes of the letters these tests use. */
const GBK: Readonly<Record<string, readonly number[]>> = {
  订: [0xb6, 0xa9], 单: [0xb5, 0xa5], 号: [0xba, 0xc5], 下: [0xcf, 0xc2], 时: [0xca, 0xb1], 间: [0xbc, 0xe4], 实: [0xca, 0xb5], 付: [0xb8, 0xb6], 金: [0xbd, 0xf0], 额: [0xb6, 0xee], 会: [0xbb, 0xe1], 员: [0xd4, 0xb1], 编: [0xb1, 0xe0],
}; // prettier-ignore
const gbk = (text: string) => new Uint8Array([...text].flatMap((letter) => GBK[letter] ?? [letter.charCodeAt(0)]));

describe('HTML named .xls', () => {
  const page = (meta: string) =>
    `<html><head>${meta}<style>td{mso-number-format:"\\@"}</style></head><body><table border=1><tr><th>订单号</th><th>会员编号</th><th>下单时间</th><th>实付金额</th></tr>` +
    '<tr><td>1930679858170647123</td><td>M1</td><td>2026-01-02&nbsp;10:00:00</td><td>1,234.50</td></tr></table></body></html>';

  it.each([
    ['UTF-8', fileOf('orders.xls', page('')), 'utf-8'],
    ['GBK as its meta says', fileOf('orders.xls', gbk(page('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'))), 'gb18030'],
    ['GBK whatever its meta says', fileOf('orders.xls', gbk(page('<meta charset="utf-8">'))), 'gb18030'],
  ])('in %s is read as the table it shows', async (_, file, encoding) => {
    expect(await table(file)).toMatchObject({ format: 'html', encoding, rows: 1 });
    await load(file);
    expect(await orders()).toEqual([{ order_id: '1930679858170647123', customer_id: 'M1', ordered_at: '2026-01-02 10:00:00', amount: 1234.5 }]);
  }); // prettier-ignore

  it('gives each row of a merged order cell its value, so that the order counts once', async () => {
    const lines =
      '<tr><td rowspan="2">A1</td><td rowspan="2">M1</td><td rowspan="2">2026-01-02</td><td>milk</td><td>1</td><td>30</td><td rowspan="2">100</td></tr><tr><td>paper</td><td>2</td><td>40</td></tr>' +
      '<tr><td>A2</td><td>M2</td><td>2026-01-03</td><td>milk<br>large</td><td>1</td><td>30</td><td>30</td></tr>';
    await load(
      fileOf('a.xls', `<table><tr><td colspan=7>订单导出 2026-01</td></tr><tr><td>订单号<td>会员编号<td>下单时间<td>商品名称<td>数量<td>单价<td>实付金额</tr>${lines}</table>`),
    );
    expect(await orders()).toMatchObject([{ order_id: 'A1', amount: 100 }, { order_id: 'A2', amount: 30 }]);
    expect(await rows('SELECT product_name FROM order_items ORDER BY ALL')).toEqual(['milk', 'milk\nlarge', 'paper'].map((product_name) => ({ product_name })));
  }); // prettier-ignore

  it('of several tables reads the one that holds the data and names the others', async () => {
    const layout = '<table><tr><td>店铺</td><td>一店</td></tr><tr><td>日期</td><td>2026</td></tr></table>';
    const read = await table(fileOf('a.xls', layout + page('')));
    expect(read.names).toEqual(['订单号', '会员编号', '下单时间', '实付金额']);
    expect(read.warnings).toEqual([{ code: 'other-sheets', values: { sheet: '2', sheets: '1' } }]);
  });

  it('written as SpreadsheetML of Excel 2003 is read as well', async () => {
    const cells = (...texts: readonly string[]) =>
      `<Row>${texts.map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row>`;
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="订单"><Table>${cells('订单号', '会员编号', '下单时间', '实付金额')}${cells('A1', 'M1', '2026-01-02', '5')}<Row><Cell><Data>A2</Data></Cell><Cell ss:Index="3"><Data>2026-01-03</Data></Cell><Cell><Data>6</Data></Cell></Row></Table></Worksheet></Workbook>`;
    expect((await table(fileOf('a.xls', xml))).sample).toEqual([['A1', 'M1', '2026-01-02', '5'], ['A2', '', '2026-01-03', '6']]);
  }); // prettier-ignore

  it('keeps within its limits whatever the spans say', async () => {
    const wide = '<table><tr><th>订单号<th colspan=99999999>下单时间<th>实付金额<tr><td rowspan=99999999>A1<td>2026-01-02<td>5</table>';
    expect((await table(fileOf('a.xls', wide))).rows).toBe(1);
  }); // prettier-ignore
});

it('text between tabs named .xls is text', async () => {
  expect(await table(fileOf('orders.xls', '订单号\t下单时间\t实付金额\nA1\t2026-01-02\t5\n'))).toMatchObject({
    format: 'csv', delimiter: '\t', rows: 1,
  }); // prettier-ignore
});

it('Big5, as shops in Taiwan export it, is read as traditional Chinese', async () => {
  // 訂單編號,會員編號,下單時間,實付金額,縣市 / … 臺北市
  const header = [0xad, 0x71, 0xb3, 0xe6, 0xbd, 0x73, 0xb8, 0xb9, 44, 0xb7, 0x7c, 0xad, 0xfb, 0xbd, 0x73, 0xb8, 0xb9, 44, 0xa4, 0x55, 0xb3, 0xe6, 0xae, 0xc9, 0xb6, 0xa1, 44, 0xb9, 0xea, 0xa5, 0x49, 0xaa, 0xf7, 0xc3, 0x42, 44, 0xbf, 0xa4, 0xa5, 0xab];
  const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
  const bytes = new Uint8Array([...header, ...ascii('\nA1,M1,2026-01-02,5,'), 0xbb, 0x4f, 0xa5, 0x5f, 0xa5, 0xab, 10]);
  const read = await table(fileOf('a.csv', bytes));
  expect(read).toMatchObject({ encoding: 'big5', names: ['訂單編號', '會員編號', '下單時間', '實付金額', '縣市'] });
  expect(read.sample).toEqual([['A1', 'M1', '2026-01-02', '5', '臺北市']]);
}); // prettier-ignore

describe('JSON', () => {
  const expected = [
    { order_id: '6917926768823643751', customer_id: 'M1', ordered_at: '2026-01-02 10:00:00', amount: 30 },
    { order_id: '6917926768823643752', customer_id: 'M2', ordered_at: '2026-01-03 10:00:00', amount: 7.5 },
  ];
  const flat =
    '{"order_id":6917926768823643751,"customer_id":"M1","ordered_at":"2026-01-02 10:00:00","paid_amount":30.00},{"order_id":6917926768823643752,"customer_id":"M2","ordered_at":"2026-01-03 10:00:00","paid_amount":7.5}';
  const nested = (id: number, day: string, items: string) =>
    `{"id":${`69179267688236437${id}`},"customer":{"id":"M${id - 50}"},"created_at":"${day} 10:00:00","paid_amount":${id === 51 ? 30 : 7.5},"items":[${items}]}`;

  it.each([
    ['a list', `[${flat}]`],
    ['a list within an answer of a server', `{"code":0,"data":{"list":[${flat}],"tags":[{"a":1}]}}`],
    ['one record a line', flat.replace('},{', '}\r\n{')],
    ['one record a line, with blank ones', `\n${flat.replace('},{', '}\n\n{')}\n`],
    ['lists of rows', '[["order_id","customer_id","ordered_at","paid_amount"],[6917926768823643751,"M1","2026-01-02 10:00:00",30],[6917926768823643752,"M2","2026-01-03 10:00:00",7.5]]'],
    ['orders with their lines', `{"orders":[${nested(51, '2026-01-02', '{"sku":"a","name":"milk","quantity":2,"price":10},{"sku":"b","name":"paper","quantity":1,"price":10}')},${nested(52, '2026-01-03', '{"sku":"a","name":"milk","quantity":1,"price":7.5}')}]}`],
    ['orders that are wrapped one by one', `[{"order":${nested(51, '2026-01-02', '{"sku":"a","name":"milk","quantity":2,"price":10},{"sku":"b","name":"paper","quantity":1,"price":10}')}},{"order":${nested(52, '2026-01-03', '{"sku":"a","name":"milk","quantity":1,"price":7.5}')}}]`],
  ])('as %s keeps ids of 19 digits and counts each order once', async (_, text) => {
    await load(fileOf('orders.csv', text));
    expect(await orders()).toEqual(expected);
  }); // prettier-ignore

  it('brings the lines of orders as lines', async () => {
    const line = { product_name: 'milk', quantity: 2, price: 15 };
    await load(json('a.json', [{ order_id: 'A1', customer_id: 'M1', created_at: '2026-01-02', paid_amount: 30, line_items: [line, { ...line, product_name: 'cup', quantity: 1, price: 0 }], refunds: [{ id: 1 }] }]));
    expect(await rows('SELECT order_id, product_name, quantity FROM order_items ORDER BY 2')).toEqual([
      { order_id: 'A1', product_name: 'cup', quantity: 1 }, { order_id: 'A1', product_name: 'milk', quantity: 2 },
    ]);
    expect(importer.loaded()[0]?.warnings).toContainEqual({ code: 'lists-left-out', values: { lists: 'refunds' } });
  }); // prettier-ignore

  it('keeps columns that only later records have, and texts that look like numbers or brackets', async () => {
    const read = await table(json('a.json', [{ note: '[{"a": 12345678901234567890 \\', tags: ['x', 'y'] }, { note: null, late: true }]));
    expect(read.names).toEqual(['note', 'tags', 'late']);
    expect(read.sample).toEqual([['[{"a": 12345678901234567890 \\', 'x;y', ''], ['', '', 'true']]);
  }); // prettier-ignore

  it.each([
    ['cut short', '[{"a":1},\n{"a":', { code: 'damaged-json' }],
    ['nested without end', `${'['.repeat(100_000)}`, { code: 'json-too-deep', values: { line: 1 } }],
    ['with a record a line that is broken', '{"a":1}\n{"a":2}\n{"a":', { code: 'damaged-json', values: { line: 3 } }],
    ['with nothing in it', '[]', { code: 'no-records' }],
    ['with far too many names', `[${Array.from({ length: 2001 }, (_, index) => `{"k${index}":1}`).join(',')}]`, { code: 'too-many-columns' }],
  ])('%s is turned away', async (_, text, problem) => {
    expect(await refusal(fileOf('a.json', text))).toMatchObject(problem);
  }); // prettier-ignore
});

/** A workbook that another program has written. */
function written(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>, type: 'biff8' | 'xlsb' | 'ods' | 'xlsx', is1904 = false) {
  const book = sheetjs.utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet(cells.map((row) => [...row]), { UTC: true }), name);
  }
  if (is1904) book.Workbook = { WBProps: { date1904: true } };
  return new Uint8Array(sheetjs.write(book, { bookType: type, type: 'array' }) as ArrayBuffer);
} // prettier-ignore

describe('workbooks of other kinds', () => {
  const header = ['订单号', '会员编号', '下单时间', '实付金额', '备注'];
  const cells = [
    header,
    ['A1', 'M1', { t: 'n', v: 46024.4236111111, z: 'm/d/yy h:mm' }, 12.5, true],
    ['A2', 'M2', { t: 'n', v: 46025, z: 'm/d/yy' }, 8, { t: 'e', v: 42, w: '#N/A' }],
  ];

  it.each(['biff8', 'xlsb', 'ods'] as const)(
    '%s: texts, moments, numbers, truth and errors as they are',
    async (type) => {
      const read = await table(fileOf('a.csv', written({ 订单: cells }, type)));
      expect(read).toMatchObject({ format: 'xls', names: header, rows: 2 });
      expect(read.sample[0]).toEqual(['A1', 'M1', '2026-01-02 10:10:00', '12.5', 'TRUE']);
      expect(read.sample[1]?.slice(0, 4)).toEqual(['A2', 'M2', '2026-01-03', '8']);
    },
  );

  it('XLS with a password or cut short is turned away in words', async () => {
    const bytes = written({ 订单: cells }, 'biff8');
    expect((await refusal(fileOf('a.xls', bytes.slice(0, 1024))))?.code).toBe('damaged-workbook');
  });

  it('XLS: ids of more than 15 digits were lost before, and that is said', async () => {
    const read = await table(fileOf('a.xls', written({ 订单: [header, [6917926768823644e3, 'M1', '2026-01-02', 5, '']] }, 'biff8')));
    expect(read.warnings).toEqual([{ code: 'ids-lost-digits', values: { rows: 1 } }]);
  }); // prettier-ignore

  it('of several sheets the one that is known is read, even where another is larger', async () => {
    const noise = Array.from({ length: 30 }, (_, row) => [`甲${row}`, `乙${row}`, `丙${row}`]);
    for (const file of [
      fileOf('a.xls', written({ 说明: [['项目', '内容', '其他'], ...noise], 订单: cells, 目录: [['x']] }, 'biff8')),
      fileOf('a.xlsx', workbook({ 说明: [['项目', '内容', '其他'], ...noise], 订单: [header, ['A1', 'M1', '2026-01-02', 5, ''], ['A2', 'M1', '2026-01-02', 5, '']], 目录: [['x']] })),
    ]) {
      const read = await table(file);
      expect(read).toMatchObject({ names: header, warnings: [{ code: 'other-sheets', values: { sheet: '订单', sheets: '说明' } }] });
    }
  }); // prettier-ignore

  it('XLSX is read alike by a second reader: dates of both systems, truth, errors, shared texts', async () => {
    for (const is1904 of [false, true]) {
      const bytes = written({ 订单: cells }, 'xlsx', is1904);
      const mine = await table(fileOf('a.xlsx', bytes));
      const book = sheetjs.read(bytes, { dense: true, cellDates: true, UTC: true });
      const other = sheetjs.utils.sheet_to_json<unknown[]>(book.Sheets['订单'] ?? {}, { header: 1, UTC: true });
      const day = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
      expect(mine.sample.map((row) => row[2]?.slice(0, 10))).toEqual(other.slice(1).map((row) => day(row[2])));
      expect(mine.sample.map((row) => row[3])).toEqual(other.slice(1).map((row) => String(row[3])));
      expect(mine.sample[0]?.[2]).toBe(is1904 ? '2030-01-03 10:10:00' : '2026-01-02 10:10:00');
    }
  });

  it.each([
    ['yyyy"年"m"月"d"日"', true],
    ['[$-804]yyyy"年"m"月"d"日"\\ hh:mm;@', true],
    ['m"月"d"日"', true],
    ['上午/下午h"时"mm"分"', true],
    ['yyyy/m/d\\ h:mm;@', true],
    ['[Red]dd-mmm-yy', true],
    ['mm:ss.0', true],
    ['[h]:mm', true],
    ['#,##0.00_);[Red](#,##0.00)', false],
    ['0.00"天"', false],
    ['"d"0', false],
    ['¥#,##0.00;[Red]-¥#,##0.00', false],
    ['General', false],
  ])('XLSX: a number written as %s is a moment for both readers or for none', async (format, isMoment) => {
    const value = 46024.4236111111;
    const bytes = written({ 订单: [['订单号', '下单时间'], ['A1', { t: 'n', v: value, z: format }], ['A2', { t: 'n', v: 46025, z: format }]] }, 'xlsx'); // prettier-ignore
    const mine = (await table(fileOf('a.xlsx', bytes))).sample.map((row) => row[1]);
    const book = sheetjs.read(bytes, { dense: true, cellDates: true, UTC: true });
    const rows = sheetjs.utils.sheet_to_json<unknown[]>(book.Sheets['订单'] ?? {}, { header: 1, UTC: true, rawNumbers: true }); // prettier-ignore
    const other = rows.slice(1).map((row) => (row[1] instanceof Date ? 'moment' : String(row[1])));
    expect(mine).toEqual(isMoment ? ['2026-01-02 10:10:00', '2026-01-03'] : [String(value), '46025']);
    expect(other).toEqual(isMoment ? ['moment', 'moment'] : [String(value), '46025']);
  });

  it('XLSX: a day number without a format of days is a day where the column says so', async () => {
    const plain = written({ 订单: [['订单号', '会员编号', '下单时间', '实付金额', '数量'], ['A1', 'M1', 46024.5, 5, 46024]] }, 'xlsx'); // prettier-ignore
    await load(fileOf('a.xlsx', plain));
    expect((await orders())[0]).toMatchObject({ ordered_at: '2026-01-02 12:00:00' });
  });
});

describe('Parquet', () => {
  const columnData = [
    { name: 'order_id', data: [1930679858170647123n, 1930679858170647124n], type: 'INT64' as const },
    { name: 'customer_id', data: ['M1', null], type: 'STRING' as const },
    { name: 'created_at', data: [new Date('2026-01-31T17:00:00Z'), new Date('2026-02-01T00:00:00Z')], type: 'TIMESTAMP' as const },
    { name: 'paid_amount', data: [19.99, 8], type: 'DOUBLE' as const },
  ]; // prettier-ignore
  const file = (codec: 'SNAPPY' | 'UNCOMPRESSED') =>
    fileOf('a.csv', new Uint8Array(parquetWriteBuffer({ columnData, codec })));

  it.each(['SNAPPY', 'UNCOMPRESSED'] as const)('%s: ids keep all digits, UTC becomes Beijing time', async (codec) => {
    expect(await table(file(codec))).toMatchObject({ format: 'parquet', rows: 2 });
    await load(file(codec));
    expect(await orders()).toEqual([
      { order_id: '1930679858170647123', customer_id: 'M1', ordered_at: '2026-02-01 01:00:00', amount: 19.99 },
      { order_id: '1930679858170647124', customer_id: null, ordered_at: '2026-02-01 08:00:00', amount: 8 },
    ]);
  });

  it('moments without a zone are local, decimals keep their scale', async () => {
    const local = parquetWriteBuffer({
      columnData: [
        { name: 'at', data: [1769878800000000n] },
        { name: 'amount', data: [1999.07] },
      ],
      schema: [
        { name: 'root', num_children: 2 },
        { name: 'at', type: 'INT64', repetition_type: 'REQUIRED', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } },
        { name: 'amount', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'DECIMAL', scale: 2, precision: 9 },
      ],
    });
    expect((await table(fileOf('a.parquet', new Uint8Array(local)))).sample).toEqual([['2026-01-31 17:00:00', '1999.07']]);
  }); // prettier-ignore

  it('cut short is turned away', async () => {
    const whole = new Uint8Array(await file('SNAPPY').arrayBuffer());
    expect((await refusal(fileOf('a.parquet', whole.slice(0, 200))))?.code).toBe('damaged-parquet');
  });
});
