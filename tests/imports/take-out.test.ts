import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../src/imports/api.ts';
import { readFile } from '../../src/imports/reader.ts';
import { csv, importer, readWith, rows, withImporter } from './desk.ts';
import { fileOf } from './files.ts';

withImporter();

const load = async (...files: readonly File[]) => importer.load(await importer.stage(files));
const named = (name: string) => {
  const file = importer.loaded().find((each) => each.name === name);
  if (!file) throw new Error(`${name} is not loaded`);
  return file;
};
const takeOut = (...names: readonly string[]) => importer.load([], { without: names.map((name) => named(name).id) });

const TABLES = ['orders', 'order_items', 'customers', 'responses', 'answers', 'questions', 'order_facts', 'item_facts', 'customer_facts', 'response_facts', 'imports.payments', 'imports.products', 'imports.people', 'imports.sources']; // prettier-ignore
/** Every row of every table, in no order. */
async function everything() {
  const told: Record<string, readonly string[]> = {};
  for (const table of TABLES) told[table] = (await rows(`FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
  return { told, files: importer.loaded().map(({ id: _, content: __, ...file }) => file) };
}

const HEADER = '订单号,会员编号,下单时间,实付金额';
const MARCH = csv('三月.csv', HEADER, 'A1,M1,2026-03-02,10', 'A2,M2,2026-03-05,20');
const APRIL = csv('四月.csv', HEADER, 'A2,M2,2026-03-05,5', 'A3,M3,2026-04-02,40');
const LINES = csv('明细.csv', '订单号,商品名称,数量,单价', 'A1,茶,1,10', 'A3,杯,2,20');
const MEMBERS = csv('会员.csv', '会员编号,性别,会员等级,注册时间', 'M1,女,金卡,2025-01-01', 'M3,男,银卡,2025-02-02');
const UNPAID = csv('订单.csv', '订单号,会员编号,下单时间', 'B1,M1,2026-05-01', 'B2,M2,2026-05-02');
const PAID = csv('支付.csv', '订单号,支付金额,支付方式', 'B1,33,微信', 'B2,44,支付宝');

describe('taking a file out', () => {
  it('leaves everything as if the file had never been dropped, whichever it is and in whatever steps it came', async () => {
    const files = [MARCH, LINES, APRIL, MEMBERS];
    for (const out of files) {
      const rest = files.filter((file) => file !== out);
      await importer.clear();
      await load(...rest);
      const expected = await everything();
      await importer.clear();
      await load(MARCH, LINES);
      await load(APRIL);
      await load(MEMBERS);
      await takeOut(out.name);
      expect(await everything(), out.name).toEqual(expected);
    }
  });

  it('gives an order back the amount it had before the later file', async () => {
    await load(MARCH);
    await load(APRIL);
    expect(await rows("SELECT amount FROM orders WHERE order_id = 'A2'")).toEqual([{ amount: 5 }]);
    const { files, extents } = await takeOut('四月.csv');
    expect(files).toEqual([]);
    expect(extents).toMatchObject({ orders: 2, customers: 2 });
    expect(await rows('SELECT order_id, amount FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', amount: 10 },
      { order_id: 'A2', amount: 20 },
    ]);
  });

  it('keeps what was said by hand of the files that stay, and their ids', async () => {
    const [odd] = await importer.stage([csv('odd.csv', 'foo,bar,baz,qux', 'K1,M1,2026-02-03,7', 'K2,M2,2026-02-04,8')]);
    if (!odd) throw new Error('nothing staged');
    const typed = await importer.remap(await importer.remap(odd, { kind: 'orders' }), {
      fields: {
        foo: 'orders.order_id',
        bar: 'orders.customer_id',
        baz: 'orders.ordered_at',
        qux: 'orders.paid_amount',
      },
    });
    await importer.load([typed]);
    await load(MARCH);
    const before = named('odd.csv');
    await takeOut('三月.csv');
    expect(importer.loaded()).toEqual([before]);
    expect(await rows('SELECT order_id, amount FROM orders ORDER BY 1')).toEqual([
      { order_id: 'K1', amount: 7 },
      { order_id: 'K2', amount: 8 },
    ]);
  });

  it('takes one file of an archive out and leaves the others', async () => {
    const parts = { '三月.csv': strToU8(await MARCH.text()), '四月.csv': strToU8(await APRIL.text()) };
    await load(fileOf('both.zip', new Uint8Array(zipSync(parts))));
    await takeOut('both.zip/三月.csv');
    expect(importer.loaded().map(({ name }) => name)).toEqual(['both.zip/四月.csv']);
    expect(await rows('SELECT order_id FROM orders ORDER BY 1')).toEqual([{ order_id: 'A2' }, { order_id: 'A3' }]);
  });

  it('empties the tables with the last file, and lets the same file come again', async () => {
    await load(MARCH);
    const { extents } = await takeOut('三月.csv');
    expect(extents.orders).toBe(0);
    expect(importer.loaded()).toEqual([]);
    const { files } = await load(MARCH);
    expect(files[0]).toMatchObject({ rowsKept: 2, warnings: [] });
  });

  it('changes nothing where a file that stays cannot do without it, and says which', async () => {
    await load(UNPAID, PAID);
    const before = await everything();
    const failure = await takeOut('支付.csv').catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ImportError);
    expect(failure).toMatchObject({ file: '订单.csv', problem: { code: 'missing-field' } });
    expect(await everything()).toEqual(before);
  });

  it('changes nothing when it is stopped, in reading or in loading', async () => {
    await load(MARCH, LINES);
    await load(APRIL);
    const before = await everything();
    for (const phase of ['reading', 'recognising', 'loading', 'facts'] as const) {
      const abort = new AbortController();
      const onProgress = (progress: { readonly phase: string }) => {
        if (progress.phase === phase) abort.abort();
      };
      const options = { without: [named('四月.csv').id], signal: abort.signal, onProgress };
      await expect(importer.load([], options), phase).rejects.toThrow();
      expect(await everything(), phase).toEqual(before);
    }
    await takeOut('四月.csv');
    expect(importer.loaded()).toHaveLength(2);
  });

  it('changes nothing when a file that stays can no longer be read', async () => {
    let isGone = false;
    readWith(async (file, options) =>
      isGone && file.name === '三月.csv' ? { refused: { code: 'cannot-open' } } : readFile(file, options),
    );
    await load(MARCH, APRIL);
    const before = await everything();
    isGone = true;
    await expect(takeOut('四月.csv')).rejects.toMatchObject({ file: '三月.csv', problem: { code: 'cannot-open' } });
    expect(await everything()).toEqual(before);
  });
});

describe('replacing a file', () => {
  it('puts the new one in its place, so that a later file still has the last word', async () => {
    await load(MARCH);
    await load(APRIL);
    const [next] = await importer.stage([csv('三月（改）.csv', HEADER, 'A1,M1,2026-03-02,11', 'A2,M2,2026-03-05,22')]);
    if (!next) throw new Error('nothing staged');
    const { files } = await importer.load([next], { without: [named('三月.csv').id] });
    expect(files.map(({ name }) => name)).toEqual(['三月（改）.csv']);
    expect(importer.loaded().map(({ name }) => name)).toEqual(['三月（改）.csv', '四月.csv']);
    expect(await rows('SELECT order_id, amount FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', amount: 11 },
      { order_id: 'A2', amount: 5 },
      { order_id: 'A3', amount: 40 },
    ]);
  });

  it('knows a file that replaces itself', async () => {
    await load(MARCH, APRIL);
    const before = await everything();
    await importer.load(await importer.stage([MARCH]), { without: [named('三月.csv').id] });
    expect(await everything()).toEqual(before);
  });
});
