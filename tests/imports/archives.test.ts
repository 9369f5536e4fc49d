import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../src/imports/archive/inflate.ts';
import { gunzip, unzip } from '../../src/imports/archive/unpack.ts';
import { importMessages } from '../../src/imports/messages.ts';
import { readFile } from '../../src/imports/reader.ts';
import { importer, withImporter } from './desk.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

const HEADER = '订单号,会员编号,下单时间,实付金额\n';
const zipOf = (name: string, files: Parameters<typeof zipSync>[0]) => fileOf(name, new Uint8Array(zipSync(files)));
const gzipOf = (name: string, text: string) => fileOf(name, new Uint8Array(gzipSync(strToU8(text))));
const text = (...rows: readonly string[]) => strToU8(HEADER + rows.join('\n'));

withImporter();

describe('a zip', () => {
  it('comes in as the files in it, whatever folder they lie in; what systems leave beside them does not', async () => {
    const archive = zipOf('2026.zip', {
      '一月.csv': text('A1,M1,2026-01-02,5'),
      '更多/二月/orders.csv': text('A2,M2,2026-02-02,6'),
      '三月.xlsx': workbook({
        Sheet1: [
          ['订单号', '会员编号', '下单时间', '实付金额'],
          ['A3', 'M3', '2026-03-02', 7],
        ],
      }),
      '__MACOSX/._一月.csv': strToU8('x'),
      '更多/.DS_Store': strToU8('x'),
      '更多/~$三月.xlsx': strToU8('x'),
      'Thumbs.db': strToU8('x'),
    });
    const staged = await importer.stage([archive]);
    expect(staged.map(({ name, format, kind }) => [name, format, kind])).toEqual([
      ['2026.zip/一月.csv', 'csv', 'orders'],
      ['2026.zip/更多/二月/orders.csv', 'csv', 'orders'],
      ['2026.zip/三月.xlsx', 'xlsx', 'orders'],
    ]);
    expect((await importer.load(staged)).extents).toMatchObject({ orders: 3, customers: 3 });
    expect((await importer.load(await importer.stage([archive]))).files.map(({ rowsKept }) => rowsKept)).toEqual([
      0, 0, 0,
    ]);
  });

  it('may hold a zip or a gzip, but not archives without end', async () => {
    const inner = zipSync({ 'a.csv': text('A1,M1,2026-01-02,5') });
    const deep = zipSync({ 'b.zip': zipSync({ 'c.zip': inner }) });
    const staged = await importer.stage([
      zipOf('x.zip', { 'inner.zip': inner, 'b.csv.gz': gzipSync(text('B1,M1,2026-01-02,5')), 'deep.zip': deep }),
    ]);
    expect(staged.map(({ name, kind, blocked }) => [name, kind, blocked?.code])).toEqual([
      ['x.zip/inner.zip/a.csv', 'orders', undefined],
      ['x.zip/b.csv.gz', 'orders', undefined],
      ['x.zip/deep.zip/b.zip', 'refused', 'nested-archive'],
    ]);
  });

  it('tells a workbook from an archive with a workbook in it, packed or not', async () => {
    const book = workbook({ Sheet1: [['订单号', '下单时间', '实付金额'], ['A1', '2026-01-02', 7]] });
    const staged = await importer.stage([zipOf('stored.zip', { 'a.xlsx': [book, { level: 0 }] }), fileOf('b.zip', book)]);
    expect(staged.map(({ name, format }) => [name, format])).toEqual([['stored.zip/a.xlsx', 'xlsx'], ['b.zip', 'xlsx']]);
  }); // prettier-ignore

  it('with one bad file keeps the others', async () => {
    const staged = await importer.stage([
      zipOf('x.zip', { 'a.csv': text('A1,M1,2026-01-02,5'), 'b.csv': strToU8('') }),
    ]);
    expect(staged.map(({ kind, blocked }) => [kind, blocked?.code])).toEqual([
      ['orders', undefined],
      ['refused', 'empty-file'],
    ]);
  });

  it('of Windows in China has its file names read as GBK', async () => {
    const bytes = zipSync({ 'AABB.csv': text('A1,M1,2026-01-02,5') });
    const gbk = [0xb6, 0xa9, 0xb5, 0xa5]; // 订单
    for (let at = 0; at < bytes.length - 8; at++) {
      if (String.fromCharCode(...bytes.subarray(at, at + 8)) === 'AABB.csv') bytes.set(gbk, at);
    }
    const [staged] = await importer.stage([fileOf('x.zip', new Uint8Array(bytes))]);
    expect(staged?.name).toBe('x.zip/订单.csv');
  });

  it('with a password or bytes that are broken says so, file by file', async () => {
    const bytes = new Uint8Array(zipSync({ 'a.csv': text(...Array<string>(99).fill('A1,M1,2026-01-02,5')) }));
    const locked = bytes.slice();
    const directory = bytes.length - 22 - 46 - 'a.csv'.length;
    locked[directory + 8] = 1;
    const broken = bytes.slice();
    broken.fill(0xff, 40, 60);
    const staged = await importer.stage([fileOf('locked.zip', locked), fileOf('broken.zip', broken), fileOf('cut.zip', bytes.slice(0, 60))]);
    expect(staged.map(({ name, blocked }) => [name, blocked?.code])).toEqual([
      ['locked.zip/a.csv', 'archive-password'], ['broken.zip/a.csv', 'damaged-archive'], ['cut.zip', 'damaged-archive'],
    ]);
  }); // prettier-ignore
});

describe('a gzip', () => {
  it('is read as the file in it, under its own name', async () => {
    const [staged] = await importer.stage([gzipOf('orders.csv.gz', `${HEADER}A1,M1,2026-01-02,5\n`)]);
    expect(staged).toMatchObject({ name: 'orders.csv.gz', kind: 'orders', format: 'csv', rows: 1 });
    if (staged) expect((await importer.load([staged])).extents.orders).toBe(1);
  });

  it('within a gzip within a gzip is turned away', async () => {
    const once = gzipSync(strToU8(`${HEADER}A1,M1,2026-01-02,5\n`));
    const thrice = new Uint8Array(gzipSync(gzipSync(once)));
    expect(await readFile(fileOf('a.gz', new Uint8Array(gzipSync(thrice))))).toEqual({
      refused: { code: 'nested-archive' },
    });
    expect(await readFile(fileOf('a.gz', new Uint8Array(once)))).toMatchObject({ rows: 1 });
  });
});

describe('limits', () => {
  const limits: Limits = { files: 2, bytes: 100_000, ratio: 50, ratioFrom: 10_000 };
  const blank = (bytes: number) => new Uint8Array(bytes).fill(32);

  it('hold for the bytes that really come out, not for those that are promised', async () => {
    const bytes = new Uint8Array(zipSync({ 'bomb.csv': blank(5_000_000) }));
    const directory = bytes.length - 22 - 46 - 'bomb.csv'.length;
    new DataView(bytes.buffer).setUint32(directory + 24, 10, true);
    expect(await unzip(fileOf('a.zip', bytes), {}, limits)).toEqual({
      refused: { code: 'archive-too-large', values: { name: 'bomb.csv', megabytes: 0 } },
    });
  });

  it.each([
    ['all files together', zipOf('a.zip', { 'a.csv': [blank(60_000), { level: 0 }], 'b.csv': [blank(60_000), { level: 0 }] }), 'archive-too-large'],
    ['what is packed far too well', zipOf('a.zip', { 'a.csv': blank(90_000) }), 'archive-too-large'],
    ['the number of files', zipOf('a.zip', { 'a.csv': blank(1), 'b.csv': blank(1), 'c.csv': blank(1) }), 'archive-too-many'],
  ])('hold for %s', async (_, file, code) => {
    expect(await unzip(file, {}, limits)).toMatchObject({ refused: { code } });
  }); // prettier-ignore

  it('hold for a gzip', async () => {
    const bomb = gzipOf('a.csv.gz', ' '.repeat(90_000));
    expect(await gunzip(bomb, {}, limits)).toMatchObject({ refused: { code: 'archive-too-large' } });
  });

  it('are said in words', () => {
    const values = { name: 'a.csv', megabytes: 2048 };
    expect(importMessages['zh-CN'].problems['archive-too-large'](values)).toBe('压缩包里的“a.csv”解压后太大（整包上限 2048 MB）。请解压后分批拖入，或按月分开导出。');
  }); // prettier-ignore
});

it('taking an archive apart stops when it is told to', async () => {
  const controller = new AbortController();
  controller.abort(new Error('enough'));
  const file = zipOf('a.zip', { 'a.csv': text('A1,M1,2026-01-02,5') });
  await expect(unzip(file, { signal: controller.signal })).rejects.toThrow('enough');
});
