import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createImporter } from '../../src/imports/importer.ts';
import { randomFrom } from '../../src/util/random.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { FACTS } from './facts.ts';
import { fileOf } from './files.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

const facts = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(FACTS).map(async ([name, sql]) => [name, (await bench.db.query(sql)).rows] as const),
    ),
  );

const HEADER = '订单编号,会员编号,下单时间,渠道,收货省份,城市,类目,数量,实付金额,订单状态';

/** An export of some orders: new ones and, now and then, one that an earlier export told otherwise. */
function orders(name: string, seed: number, ids: readonly [number, number], customers: number): File {
  const random = randomFrom(seed);
  const one = (of: readonly string[]) => of[random.integer(0, of.length - 1)] ?? '';
  const rows = Array.from({ length: 60 }, () => random.integer(...ids)).flatMap((id, place, all) => {
    if (all.indexOf(id) !== place) return [];
    const day = `2026-${String(1 + (id % 6)).padStart(2, '0')}-${String(1 + ((id * 7) % 28)).padStart(2, '0')}`;
    const customer = random.next() < 0.1 ? '' : `u${random.integer(1, customers)}`;
    const head = `B${id},${customer},${day} ${String(id % 24).padStart(2, '0')}:10:00,${one(['天猫', '京东', ''])},${one(['浙江省', '上海市', ''])},${one(['杭州', ''])}`;
    const status = random.next() < 0.8 ? '交易成功' : '交易关闭';
    return Array.from(
      { length: random.integer(1, 3) },
      () => `${head},${one(['奶粉', '辅食', ''])},${random.integer(1, 3)},${random.integer(100, 9999) / 100},${status}`,
    );
  });
  return fileOf(name, [HEADER, ...rows, ''].join('\n'));
}

const SURVEY = fileOf(
  '问卷.csv',
  [
    '订单编号,提交时间,推荐意愿（0-10）',
    ...Array.from({ length: 30 }, (_, at) => `B${at * 3},2026-05-0${1 + (at % 9)},${at % 11}`),
    '',
  ].join('\n'),
);

describe('facts that grow with a further file of orders', () => {
  let importer: ReturnType<typeof createImporter>;
  const load = async (...files: readonly File[]) => importer.load(await importer.stage(files));
  beforeEach(async () => {
    importer = createImporter(bench.workspace);
    await importer.clear();
  });

  afterEach(() => void vi.restoreAllMocks());

  it.each([1, 2, 3])('are those that would be built anew (%i)', async (seed) => {
    const grow = vi.spyOn(bench.workspace, 'growFacts');
    await load(orders('1.csv', seed, [1, 60], 30), SURVEY);
    expect(grow).not.toHaveBeenCalled();
    for (const [at, name] of ['2.csv', '3.csv', '4.csv'].entries()) {
      await load(orders(name, seed * 10 + at, [30 + 30 * at, 110 + 30 * at], 30 + at * 10));
      expect(grow).toHaveBeenCalledTimes(at + 1);
      const grown = await facts();
      const { orders: told } = await bench.workspace.extents();
      await bench.workspace.rebuildFacts();
      expect(grown).toEqual(await facts());
      expect(told).toBe((await bench.workspace.extents()).orders);
    }
  });

  it.each([1, 2, 4, 5])('rest on a first file whose orders all have their own customers (%i)', async (seed) => {
    await load(orders('1.csv', seed, [1, 20 * seed], 30));
    const read = await facts();
    await bench.workspace.rebuildFacts();
    expect(read).toEqual(await facts());
  });

  it('number a customer who has no order any more no longer', async () => {
    const row = (id: string, customer: string, status: string) =>
      `${id},${customer},2026-01-02 10:00:00,天猫,浙江省,杭州,奶粉,1,20,${status}`;
    await load(fileOf('1.csv', [HEADER, row('B1', 'u1', '交易成功'), row('B2', 'u2', '交易成功'), ''].join('\n')));
    await load(fileOf('2.csv', [HEADER, row('B1', 'u1', '等待买家付款'), row('B3', 'u3', '交易成功'), ''].join('\n')));
    const keys = await bench.db.query('SELECT customer_id, customer_key FROM customer_keys ORDER BY customer_key');
    expect(keys.rows).toEqual([
      { customer_id: 'u2', customer_key: 1 },
      { customer_id: 'u3', customer_key: 2 },
    ]);
    const grown = await facts();
    await bench.workspace.rebuildFacts();
    expect(grown).toEqual(await facts());
  });

  it('are built anew where returns of a further file come off orders of another', async () => {
    const grow = vi.spyOn(bench.workspace, 'growFacts');
    const line = (id: string, amount: string) =>
      `${id},u1,2026-01-02 10:00:00,天猫,浙江省,杭州,奶粉,1,${amount},交易成功`;
    await load(fileOf('1.csv', [HEADER, line('B1', '20'), line('B2', '30'), ''].join('\n')));
    await load(fileOf('2.csv', [HEADER, line('B1', '-5'), line('B3', '7'), ''].join('\n')));
    expect(grow).not.toHaveBeenCalled();
    expect((await bench.db.query('SELECT order_id, amount FROM order_facts ORDER BY 1')).rows).toEqual([
      { order_id: 'B1', amount: 15 },
      { order_id: 'B2', amount: 30 },
      { order_id: 'B3', amount: 7 },
    ]);
  });
});
