import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judge } from '../../../src/app/share/hosted/judge.ts';
import { hostedIn } from '../../../src/app/share/hosted/plugin.ts';
import { writeRecipes } from '../../../src/imports/recipes/read.ts';
import { generateSample } from '../../../src/model/sample/generate.ts';
import { readHosted } from '../../../src/share/hosted.ts';
import { packPlain } from '../../../src/share/deflate.ts';
import { seal } from '../../../src/share/seal.ts';
import type { Snapshot } from '../../../src/share/snapshot.ts';

const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const snapshot: Snapshot = {
  kequn: 'snapshot', version: 1, name: '十二月例会', frozenAt: '2024-12-21 09:00', fragment: '#/overview', pages: ['overview'], isSample: false,
  extents: {
    orders: 10, customers: 10, firstDay: null, asOf: null, hasItems: false, hasProvince: false, hasChannel: false, responses: 0,
    responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
  },
  scopes: [], results: [],
}; // prettier-ignore
const DAYS = Array.from(
  { length: 60 },
  (_, i) => `2024-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
);
/** Sales by day and channel: no row is a customer, nothing leads to one. */
const TOTALS = [
  '日期,渠道,省份,品类,实付金额',
  ...DAYS.map((day, i) => `${day},${i % 2 ? '官网' : '门店'},广东省,奶粉,${1000 + i}.5`),
].join('\n');
const withColumn = (name: string, value: (i: number) => string) =>
  TOTALS.split('\n').map((line, i) => `${line},${i === 0 ? name : value(i)}`).join('\n'); // prettier-ignore
const why = async (name: string, text: string | Uint8Array<ArrayBuffer>) =>
  (await judge(name, typeof text === 'string' ? bytesOf(text) : text)).objections.map((one) =>
    one.why === 'column' ? one.column : one.why,
  );

describe('a file that is to lie beside the page', () => {
  it('is let pass when no row is a customer and no column leads to one', async () => {
    expect(await judge('sales.csv', bytesOf(TOTALS))).toEqual({ kind: 'file', name: '', objections: [] });
  });

  it('is stopped with the columns that name a person, an order or free words', async () => {
    expect(
      await why(
        'a.csv',
        withColumn('会员编号', (i) => `C${i}`),
      ),
    ).toContain('会员编号');
    expect(
      await why(
        'a.csv',
        withColumn('收货人姓名', (i) => `王${i}`),
      ),
    ).toContain('收货人姓名');
    expect(
      await why(
        'a.csv',
        withColumn('订单编号', (i) => `A${i}`),
      ),
    ).toContain('订单编号');
    expect(
      await why(
        'a.csv',
        withColumn('买家留言', () => '尽快发货'),
      ),
    ).toContain('买家留言');
    expect(
      await why(
        'a.csv',
        withColumn('Email', () => ''),
      ),
    ).toContain('Email');
  });

  it('is stopped by a phone number or an e-mail address wherever it stands, and by no amount or time stamp', async () => {
    expect(
      await why(
        'a.csv',
        withColumn('甲', (i) => (i === 57 ? '13812345678' : '')),
      ),
    ).toEqual(['value']);
    expect(
      await why(
        'a.csv',
        withColumn('甲', (i) => (i === 57 ? 'a.wang@example.com' : '')),
      ),
    ).toEqual(['value']);
    expect(
      await why(
        'a.csv',
        withColumn('甲', () => '1734567890123'),
      ),
    ).toEqual([]);
    expect(
      await why(
        'a.csv',
        withColumn('甲', () => '0.13812345678'),
      ),
    ).toEqual([]);
  });

  it('is stopped when its rows are customers or people who answered: the sample’s three files', async () => {
    const { orders, members, survey } = generateSample();
    const start = ({ text }: { readonly text: string }) => text.split('\n').slice(0, 300).join('\n');
    expect(await why(orders.name, start(orders))).toEqual(expect.arrayContaining(['订单编号', '会员编号']));
    expect(await why(members.name, start(members))).toContain('people');
    expect(await why(survey.name, start(survey))).toContain('survey');
  });

  it('is looked into when it is an archive, and stopped when nobody knows it', async () => {
    expect(await why('a.zip', zipSync({ 'a.csv': bytesOf(TOTALS) }) as Uint8Array<ArrayBuffer>)).toEqual([]);
    const mixed = zipSync({ 'a.csv': bytesOf(TOTALS), 'b.csv': bytesOf(withColumn('手机号', () => '13812345678')) });
    expect(await why('a.zip', mixed as Uint8Array<ArrayBuffer>)).toEqual(expect.arrayContaining(['手机号', 'value']));
    expect(await why('notes.txt', 'hello')).toEqual(['unknown']);
  });

  it('may be a snapshot, whose name is read, a locked one, or recipes; a damaged one is stopped', async () => {
    const plain = packPlain(snapshot);
    expect(await judge('a.kequn', plain)).toEqual({ kind: 'snapshot', name: '十二月例会', objections: [] });
    expect(await judge('a.kequn', await seal(snapshot, '客群快照口令'))).toEqual({
      kind: 'snapshot',
      name: '',
      objections: [],
    });
    expect(await why('a.kequn', plain.slice(0, -3))).toEqual(['damaged']);
    expect(await judge('r.json', bytesOf(writeRecipes([])))).toEqual({ kind: 'recipes', name: '', objections: [] });
  });
});

describe('the manifest of a hosted page', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kequn-hosted-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  const made = () => hostedIn(process.cwd(), folder);

  it('is none where the folder is empty, missing, or holds only what is for people', async () => {
    expect(await made()).toBeNull();
    await put('README.md', 'x');
    expect(await made()).toBeNull();
    expect(await hostedIn(process.cwd(), join(folder, 'nowhere'))).toBeNull();
  });

  it('names each file with size and SHA-256, keeps titles and order set by hand, and is read back the same', async () => {
    await put('b.kequn', packPlain(snapshot));
    await put('a.kequn', packPlain({ ...snapshot, name: '' }));
    await put('sales.csv', TOTALS);
    await put(
      'manifest.json',
      JSON.stringify({ title: { 'zh-CN': '禾牧' }, items: [{ path: 'b.kequn', title: { en: 'December' } }] }),
    );
    const manifest = await made();
    expect(manifest).toMatchObject({
      host: 'public',
      title: { 'zh-CN': '禾牧', en: '禾牧' },
      opens: 'b.kequn',
      items: [
        { kind: 'snapshot', path: 'b.kequn', title: { 'zh-CN': 'December', en: 'December' } },
        { kind: 'snapshot', path: 'a.kequn', title: { 'zh-CN': 'a', en: 'a' } },
        { kind: 'file', path: 'sales.csv', bytes: bytesOf(TOTALS).length },
      ],
    });
    const digest = await crypto.subtle.digest('SHA-256', bytesOf(TOTALS));
    expect(manifest?.items[2]?.sha256).toBe(Buffer.from(digest).toString('hex'));
    expect(readHosted(JSON.stringify(manifest))).toEqual(manifest);
  }, 60_000);

  it('is refused with a sentence in both languages where a file leads to people, unless the host is private', async () => {
    await put(
      'members.csv',
      withColumn('会员编号', (i) => `C${i}`),
    );
    await expect(made()).rejects.toThrow(
      /members\.csv：“会员编号”一列能对应到个人[\s\S]*column "会员编号" leads to single people/,
    );
    await put('manifest.json', '{"host":"private"}');
    expect((await made())?.items.map(({ path }) => path)).toEqual(['members.csv']);
  }, 60_000);

  it('takes no path that leads elsewhere', () => {
    const item = { kind: 'snapshot', bytes: 3, sha256: 'a'.repeat(64) };
    const paths = ['../a.kequn', '/a', 'a/b', 'https://x.example/a', '..', '', 'a%2f', 'a\\b', 'ok.kequn'];
    const text = JSON.stringify({ kequn: 'hosted', version: 1, items: paths.map((path) => ({ ...item, path })) });
    expect(readHosted(text)?.items.map(({ path }) => path)).toEqual(['ok.kequn']);
    expect(readHosted('{"kequn":"hosted","version":2,"items":[]}')).toBeNull();
    expect(readHosted('<html>')).toBeNull();
  });
});
