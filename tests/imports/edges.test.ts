import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ImportError, type ImportProgress, type StagedFile } from '../../src/imports/api.ts';
import { importMessages, PROBLEMS } from '../../src/imports/messages.ts';
import { csv, importer, rows, withImporter } from './desk.ts';
import { FILLED } from './facts.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

withImporter();

const load = async (...files: readonly File[]) => importer.load(await importer.stage(files));
async function one(file: File): Promise<StagedFile> {
  const [staged] = await importer.stage([file]);
  if (!staged) throw new Error('nothing staged');
  return staged;
}

/** Every table and fact, counted: what a failed import must not change. */
const state = () =>
  rows(
    `${FILLED.map((table) => `SELECT '${table}' AS what, count(*)::DOUBLE AS n FROM ${table}`).join(
      ' UNION ALL ',
    )} UNION ALL SELECT 'revenue', sum(amount) FROM order_facts ORDER BY what`,
  );

const ORDERS = '订单号,会员编号,下单时间,实付金额';
const SIMPLE = csv('simple.csv', ORDERS, 'A1,M1,2026-01-02,10', 'A2,M1,2026-02-02,20', 'A3,M2,2026-02-03,30');
const utf16 = (text: string) => new Uint8Array([...text].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])); // prettier-ignore
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

const OLE = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);

describe('a file that cannot be read', () => {
  it.each([
    ['0 bytes', fileOf('a.csv', ''), 'empty-file'],
    ['blank lines only', fileOf('a.csv', '\n \n\n'), 'empty-file'],
    ['a header only', csv('a.csv', ORDERS), 'header-only'],
    ['an empty workbook', fileOf('a.xlsx', workbook({ Sheet1: [] })), 'empty-file'],
    ['a workbook of a header', fileOf('a.xlsx', workbook({ Sheet1: [ORDERS.split(',')] })), 'header-only'],
    ['a picture named .csv', fileOf('a.csv', PNG), 'image-file'],
    ['a workbook with a password', fileOf('a.xlsx', joined(OLE, new Uint8Array(1200), utf16('EncryptedPackage'))), 'password-protected'],
    ['an old workbook', fileOf('a.xls', joined(OLE, new Uint8Array(600), utf16('Workbook'))), 'damaged-workbook'],
    ['a web page without a table, named .xls', fileOf('orders.xls', '<html><p>订单号</p></html>'), 'no-table'],
    ['a web page of a header', fileOf('orders.xls', '\ufeff\n<table><tr><th>订单号</th><th>下单时间</th><th>实付金额</th></tr></table>'), 'header-only'],
    ['a zip of nothing but a folder', fileOf('a.zip', new Uint8Array(zipSync({ 'a/': new Uint8Array() }))), 'empty-archive'],
    ['an archive of another kind', fileOf('a.rar', new Uint8Array([0x52, 0x61, 0x72, 0x21, 0x1a, 7, 0])), 'foreign-archive'],
    ['JSON without records', fileOf('a.json', '{"ok":[]}'), 'no-records'],
    ['JSON cut short', fileOf('a.json', '[{"id":1,'), 'damaged-json'],
  ])('comes back refused, with a sentence in both languages, and changes nothing: %s', async (_, file, code) => {
    await load(SIMPLE);
    const before = await state();
    const staged = await one(file);
    expect(staged).toMatchObject({ kind: 'refused', blocked: { code } });
    const known = PROBLEMS.find((each) => each === code);
    if (!known) throw new Error(`${code} has no sentence`);
    expect(importMessages['zh-CN'].problems[known]({})).toMatch(/。$/);
    expect(importMessages.en.problems[known]({})).toMatch(/\.$/);
    expect(await state()).toEqual(before);
  }); // prettier-ignore

  it('does not keep the good one dropped with it from loading', async () => {
    const staged = await importer.stage([fileOf('bad.csv', PNG), SIMPLE]);
    expect(staged.map(({ blocked }) => blocked?.code)).toEqual(['image-file', undefined]);
    const { files } = await importer.load(staged.filter(({ blocked }) => blocked === undefined));
    expect(files).toHaveLength(1);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM order_facts')).toEqual([{ n: 3 }]);
  });

  it('that is loaded all the same takes nothing in, not even its neighbour', async () => {
    const staged = await importer.stage([SIMPLE, csv('b.csv', '订单号,会员编号,下单时间', 'B1,M1,2026-01-02')]);
    const before = await state();
    await expect(importer.load(staged)).rejects.toBeInstanceOf(ImportError);
    expect(await state()).toEqual(before);
  });
});

describe('a file that lacks something', () => {
  it('names the column whose amounts cannot be read, with an example', async () => {
    const staged = await one(csv('a.csv', ORDERS, 'A1,M1,2026-01-02,见附件', 'A2,M1,2026-01-02,见附件'));
    expect(staged.blocked).toEqual({ code: 'missing-field', values: { kind: 'orders', field: 'orders.paid_amount' } });
    expect(staged.mapping[3]).toMatchObject({ field: null, warning: { code: 'unreadable-column', values: { column: '实付金额', field: 'orders.paid_amount', sample: '见附件' } } });
    expect(importMessages['zh-CN'].problems['unreadable-column'](staged.mapping[3]?.warning?.values ?? {})).toBe('列名像“实付金额”，内容却读不出来（例如“见附件”），所以没有用“实付金额”。请检查这一列。');
  }); // prettier-ignore

  it('names the column whose dates cannot be read', async () => {
    const staged = await one(csv('a.csv', ORDERS, 'A1,M1,明天,10.50', 'A2,M1,后天,20.10'));
    expect(staged.blocked?.values).toEqual({ kind: 'orders', field: 'orders.ordered_at' });
    expect(staged.mapping[2]?.warning?.code).toBe('unreadable-column');
  });

  it('is mended by pointing at the right column', async () => {
    const staged = await one(csv('a.csv', '订单号,会员编号,日子,实付金额', 'A1,M1,2026-01-02,10.50'));
    expect(staged.blocked?.values).toEqual({ kind: 'orders', field: 'orders.ordered_at' });
    const mended = await importer.remap(staged, { fields: { 日子: 'orders.ordered_at' } });
    expect(mended.blocked).toBeUndefined();
    expect((await importer.load([mended])).extents.orders).toBe(1);
  });

  it('has no customers: orders count, customers are none', async () => {
    const { extents } = await load(csv('a.csv', '订单号,下单时间,实付金额', 'A1,2026-01-02,5', 'A2,2026-01-03,6'));
    expect(extents).toMatchObject({ orders: 2, customers: 0, ordersWithoutCustomer: 2 });
  });

  it('has only masked customers: there is no customer called ****', async () => {
    const masked = ['张**', '****', '1******6198', '##密文'].map((name, index) => `A${index},${name},2026-01-02,1`);
    const { extents } = await load(csv('a.csv', '订单号,买家昵称,下单时间,实付金额', ...masked));
    expect(extents).toMatchObject({ orders: 4, customers: 0, ordersWithoutCustomer: 4 });
  });

  it('is a survey where orders were expected: taken for orders it lacks a date, taken for a survey it loads', async () => {
    const staged = await one(csv('a.csv', '序号,1、总体满意度,2、物流满意度', '1,5,4', '2,4,3', '3,2,5'));
    expect(staged.kind).toBe('survey');
    const forced = await importer.remap(staged, { kind: 'orders' });
    expect(forced.blocked).toEqual({ code: 'missing-field', values: { kind: 'orders', field: 'orders.ordered_at' } });
    const back = await importer.remap(forced, { kind: 'survey' });
    expect((await importer.load([back])).extents).toMatchObject({ orders: 0, responses: 3 });
  });

  it('completes orders that are not there: it says so, until they come', async () => {
    const items = csv('items.csv', '订单号,商品名称,单价,数量', 'A1,milk,5,2');
    const staged = await one(items);
    expect(staged.warnings).toEqual([{ code: 'needs-orders', values: { kind: 'order_items' } }]);
    await importer.load([staged]);
    await load(SIMPLE);
    expect(importer.loaded().flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(await rows('SELECT amount FROM item_facts')).toContainEqual({ amount: 10 });
  }); // prettier-ignore
});

describe('ids that a spreadsheet has damaged', () => {
  it('join and replace nothing: each row is an order, a damaged customer is unknown, and the columns say so', async () => {
    const staged = await one(csv('a.csv', ORDERS, '1.23E+17,1.38E+10,2026-01-02,100', '1.23E+17,1.38E+10,2026-01-03,50'));
    expect(staged.mapping.slice(0, 2).map(({ warning }) => warning?.code)).toEqual(['ids-lost-digits', 'ids-lost-digits']);
    const { extents } = await importer.load([staged]);
    expect(extents).toMatchObject({ orders: 2, customers: 0 });
    expect(await rows('SELECT order_id, amount FROM orders ORDER BY 1')).toEqual([{ order_id: 'a.csv#2', amount: 100 }, { order_id: 'a.csv#3', amount: 50 }]);
  }); // prettier-ignore
});

describe('writing', () => {
  const TEXT = `${ORDERS}\nA1,M1,2026-01-02,12.50\nA2,M2,2026-01-03,8\n`;
  it.each([
    ['UTF-16LE with a mark, as Excel saves “Unicode text”', fileOf('a.txt', joined(new Uint8Array([0xff, 0xfe]), utf16(TEXT.replaceAll(',', '\t'))))],
    ['UTF-16LE without a mark', fileOf('a.csv', utf16(TEXT))],
    ['sep=; and decimal commas', fileOf('a.csv', `sep=;\r\n${TEXT.replaceAll(',', ';').replace('12.50', '12,50').replaceAll('\n', '\r\n')}`)],
    ['sep=; behind a mark', fileOf('a.csv', `\ufeffsep=;\n${TEXT.replaceAll(',', ';')}`)],
    ['a row of totals', fileOf('a.csv', `${TEXT}合计:,,,20.50\n`)],
    ['a workbook named .csv', fileOf('a.csv', workbook({ 订单: [ORDERS.split(','), ['A1', 'M1', new Date('2026-01-02T00:00:00Z'), 12.5], ['A2', 'M2', new Date('2026-01-03T00:00:00Z'), 8]] }))],
  ])('does not matter: %s', async (_, file) => {
    await load(file);
    expect(await rows('SELECT order_id, customer_id, left(ordered_at::VARCHAR, 10) AS day, amount FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', customer_id: 'M1', day: '2026-01-02', amount: 12.5 }, { order_id: 'A2', customer_id: 'M2', day: '2026-01-03', amount: 8 },
    ]);
  }); // prettier-ignore

  it('in GB18030 that is valid UTF-8 by accident is read as Chinese', async () => {
    const food = new Uint8Array([0xca, 0xb3, 0xc6, 0xb7]); // 食品
    const ascii = (text: string) => new TextEncoder().encode(text);
    await load(fileOf('a.csv', joined(ascii('order id,customer id,order date,category,paid amount\nA1,M1,2026-01-02,'), food, ascii(',5\n'))));
    expect(await rows('SELECT category FROM item_facts')).toEqual([{ category: '食品' }]);
  }); // prettier-ignore

  it('of spreadsheet day numbers is a moment in a time column and a number elsewhere', async () => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,数量,实付金额', 'A1,M1,45231.5,milk,45231,100'));
    expect(await rows('SELECT ordered_at FROM orders')).toEqual([{ ordered_at: '2023-11-01 12:00:00' }]);
    expect(await rows('SELECT quantity FROM order_items')).toEqual([{ quantity: 45231 }]);
  });
});

describe('a row far too long', () => {
  const long = 'y'.repeat(3_000_000);
  it.each([
    ['in a plain file', csv('a.csv', '订单号,会员编号,下单时间,内部说明,实付金额', 'A1,M1,2026-01-02,x,5', `A2,M1,2026-01-02,${long},5`, 'A3,M1,2026-01-02,x,5')],
    ['in quotes', csv('a.csv', '订单号,会员编号,下单时间,内部说明,实付金额', `A1,M1,2026-01-02,"${long}",5`, 'A2,M1,2026-01-02,x,5', 'A3,M1,2026-01-02,x,5')],
    ['with line ends of its own', csv('a.csv', '订单号,会员编号,下单时间,内部说明,实付金额', 'A1,M1,2026-01-02,x,5', 'A2,M1,2026-01-02,x,5', `A3,M1,2026-01-02,"${`${long.slice(0, 700_000)}\n`.repeat(4)}",5`)],
    ['in a web page', fileOf('a.xls', `<table><tr><td>订单号<td>会员编号<td>下单时间<td>内部说明<td>实付金额${['A1', 'A2', 'A3'].map((id) => `<tr><td>${id}<td>M1<td>2026-01-02<td>${id === 'A2' ? long : 'x'}<td>5`).join('')}</table>`)],
  ])('%s is left out and counted, the others are read', async (_, file) => {
    const { files } = await load(file);
    expect(files[0]).toMatchObject({ rows: 3, rowsKept: 2, rowsRejected: 1, leftOut: { row_too_long: 1 }, rejected: [{ reason: 'row_too_long' }] });
    expect(await rows('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 2 }]);
  }); // prettier-ignore

  it('without any line end is no table, and that is said', async () => {
    expect((await one(fileOf('a.csv', `订单号,${'y'.repeat(40 << 20)}`))).blocked).toEqual({ code: 'endless-line', values: { megabytes: 32 } });
  }); // prettier-ignore

  it('because a quote never closes is read with the quote as a letter', async () => {
    const { files } = await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,实付金额', 'A1,M1,2026-01-02,"5 inch,5', 'A2,M1,2026-01-02,x,5'));
    expect(files[0]).toMatchObject({ rows: 2, rowsKept: 2 });
  }); // prettier-ignore
});

describe('workbooks of several sheets', () => {
  const table = (rowCount: number) => [
    ORDERS.split(','),
    ...Array.from({ length: rowCount }, (_, row) => [`A${row}`, 'M1', '2026-01-02', 5]),
  ];

  it('give the largest known table and name the others that hold data, not the notes', async () => {
    const notes = Array.from({ length: 40 }, (_, row) => [`note ${row}`]);
    const staged = await one(fileOf('a.xlsx', workbook({ 说明: notes, 一月: table(3), 二月: table(9), 三月: table(4), 空: [] })));
    expect(staged).toMatchObject({ rows: 9, warnings: [{ code: 'other-sheets', values: { sheet: '二月', sheets: '一月\n三月' } }] });
    expect(importMessages['zh-CN'].problems['other-sheets'](staged.warnings[0]?.values ?? {})).toBe('只读了工作表“二月”。这几张也有数据，没有读：“一月”、“三月”。需要哪张，可以在这份文件旁边点选，再导入。');
  }); // prettier-ignore

  it('can be read one by one: each sheet is a file of its own, once, and stays when others leave', async () => {
    const notes = [['编号', '姓名', '性别', '会员等级'], ['M1', '张三', '女', '金卡'], ['M2', '李四', '男', '银卡']];
    const book = fileOf('a.xlsx', workbook({ 一月: table(9), 二月: table(4).map((row, at) => (at === 0 ? row : [`B${at}`, ...row.slice(1)])), 客户: notes }));
    const first = await importer.stage([book]);
    expect(first[0]?.sheets).toEqual([{ name: '二月', kind: 'orders', rows: 4, isHidden: false }, { name: '客户', kind: 'refused', rows: 2, isHidden: false }]);
    await importer.load(first);
    const source = importer.source(importer.loaded()[0] ?? expect.fail());
    const second = await importer.stage([source ?? expect.fail()], { sheet: '二月' });
    expect(second[0]).toMatchObject({ name: 'a.xlsx [二月]', sheet: '二月', rows: 4, warnings: [] });
    await importer.load(second);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 13 }]);
    expect((await importer.stage([book], { sheet: '二月' }))[0]?.warnings).toEqual([{ code: 'already-loaded' }]);
    await importer.load([], { without: [importer.loaded()[0]?.id ?? ''] });
    expect(importer.loaded().map(({ name, rowsKept }) => [name, rowsKept])).toEqual([['a.xlsx [二月]', 4]]);
    expect((await importer.stage([book], { sheet: '四月' }))[0]).toMatchObject({ kind: 'refused', blocked: { code: 'empty-file' } });
  }); // prettier-ignore
});

describe('the same again', () => {
  it('in one drop counts once', async () => {
    const { files } = await load(SIMPLE, SIMPLE);
    expect(files.map(({ rowsKept }) => rowsKept)).toEqual([3, 0]);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 3 }]);
  });

  it('with a later state of an order shows the later state', async () => {
    const header = '订单号,会员编号,下单时间,订单状态,实付金额';
    await load(csv('0601.csv', header, 'A1,M1,2026-06-01,已发货,10', 'A2,M1,2026-06-01,等待买家付款,7'));
    await load(csv('0615.csv', header, 'A1,M1,2026-06-01,退款成功,10', 'A2,M1,2026-06-01,交易成功,7'));
    expect(await rows('SELECT order_id, exclusion, amount FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', exclusion: 'refunded', amount: 0 },
      { order_id: 'A2', exclusion: null, amount: 7 },
    ]);
  });

  it('as two equal lines of one order keeps both', async () => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,单价,数量,实付金额', 'A1,M1,2026-01-02,milk,60,1,60', 'A1,M1,2026-01-02,milk,60,1,60'));
    expect(await rows('SELECT amount FROM orders')).toEqual([{ amount: 120 }]);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM order_items')).toEqual([{ n: 2 }]);
  }); // prettier-ignore
});

describe('stopping', () => {
  const abortIn = (phase: ImportProgress['phase']) => {
    const controller = new AbortController();
    const onProgress = (progress: ImportProgress) => {
      if (progress.phase === phase) controller.abort();
    };
    return { signal: controller.signal, onProgress };
  };

  it.each(['loading', 'facts'] as const)('in the phase of %s leaves everything as it was', async (phase) => {
    await load(SIMPLE);
    const before = await state();
    const more = csv('more.csv', '订单号,会员编号,下单时间,商品名称,实付金额', 'A1,M1,2026-03-01,x,99', 'B1,M9,2026-05-01,y,99');
    const survey = csv('s.csv', '序号,1、总体满意度,2、物流满意度', '1,5,4', '2,4,3');
    const staged = await importer.stage([more, survey]);
    await expect(importer.load(staged, abortIn(phase))).rejects.toThrow();
    expect(await state()).toEqual(before);
    expect(importer.loaded()).toHaveLength(1);
    expect((await importer.load(staged)).extents).toMatchObject({ orders: 4, responses: 2 });
  }); // prettier-ignore

  it.each(['reading', 'recognising'] as const)('in the phase of %s forgets what was staged, and the same files come in afterwards', async (phase) => {
    await load(SIMPLE);
    const before = await state();
    const more = csv('b.csv', ORDERS, 'B1,M1,2026-01-02,1');
    const book = fileOf('c.xlsx', workbook({ S: [ORDERS.split(','), ['C1', 'M1', '2026-01-02', 5]] }));
    for (const files of [[more], [more, book], [book]]) await expect(importer.stage(files, abortIn(phase))).rejects.toThrow();
    expect(await state()).toEqual(before);
    expect(importer.loaded()).toHaveLength(1);
    expect((await load(more, book)).extents).toMatchObject({ orders: 5 });
    expect(importer.loaded().map(({ name }) => name)).toEqual(['simple.csv', 'b.csv', 'c.xlsx']);
  }); // prettier-ignore
});
