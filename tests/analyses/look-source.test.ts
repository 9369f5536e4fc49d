import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import { EngineSource } from '../../src/analyses/engine-source.ts';
import { LookSource } from '../../src/analyses/look-source.ts';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { createImporter } from '../../src/imports/importer.ts';
import type { StagedFile } from '../../src/imports/api.ts';
import { CubeFeed } from '../../src/model/cube/feed.ts';
import type { FirstLook } from '../../src/model/cube/first-look.ts';
import { localCube } from '../../src/model/cube/local.ts';
import type { OrderCube } from '../../src/model/cube/order-cube.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { MARKETPLACES } from '../imports/marketplaces.ts';
import { seededLines } from '../support/seeded.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

const QUICK = ['kpi-summary', 'kpi-monthly', 'revenue-by-month', 'breakdown', 'rfm-segments', 'cohort-retention'];
const SCOPES: readonly Partial<Scope>[] = [
  {},
  { from: '2023-03-01', to: '2024-01-01' },
  { from: '2023-03-05', to: '2023-11-12', filters: { channel: ['天猫'] } },
  { filters: { category: ['婴儿奶粉', '营养品'], province: ['广东', '浙江'] } },
  { filters: { segment: ['champions', 'lost'], weekday: ['1', '6'] } },
];

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

interface Looked {
  readonly look: FirstLook;
  readonly feed: CubeFeed;
  readonly cube: OrderCube;
  readonly load: () => Promise<unknown>;
}
let looked: Looked;

async function lookedAt(name: string, text: string): Promise<Looked> {
  const importer = createImporter(bench.workspace);
  await importer.clear();
  const staged: readonly StagedFile[] = await importer.stage([new File([text], name)]);
  const look = importer.look(staged);
  if (!look) throw new Error('cannot be looked at');
  const feed = new CubeFeed(bench.workspace);
  feed.begin(look);
  return { look, feed, cube: localCube(feed), load: () => importer.load(staged) };
}

beforeEach(async () => {
  looked = await lookedAt('orders.csv', seededLines(2500).csv);
});

/** To twelve digits: sums of the same amounts may be added in another order. */
const inDigits = (told: unknown): unknown =>
  JSON.parse(
    JSON.stringify(told, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)),
  );

/** Answers before and after, which must be the same; whether what was looked at stays is told by its sums. */
async function expectSame({ look, feed, cube, load }: Looked, questions: readonly Question[]): Promise<void> {
  const source = new LookSource(look, cube);
  const early = [];
  for (const question of questions) early.push(await source.get(question));
  look.complete();
  await load();
  const live = new EngineSource(bench.workspace, localCube(bench.workspace));
  for (const [at, question] of questions.entries()) {
    const of = `${question.analysis.id} ${JSON.stringify(question.scope.filters)}`;
    expect(early[at]?.kind, of).not.toBe('absent');
    expect(inDigits(early[at]), of).toEqual(inDigits(await live.get(question)));
  }
  expect(await feed.holds()).toBe(true);
}

type Question = ReturnType<typeof asking>;
const asking = (id: string, params: Readonly<Record<string, unknown>> = {}, scope: Partial<Scope> = {}) => {
  const analysis = ANALYSES.get(id) as AnyAnalysis;
  return { analysis, params: { ...defaultsOf(analysis.params), ...params }, scope: { ...WHOLE, ...scope } };
};

describe('before the engine has a file', () => {
  it('is answered what the engine will answer, with the same statement', async () => {
    const questions = SCOPES.flatMap((scope) => [
      ...QUICK.map((id) => asking(id, {}, scope)),
      ...(['channel', 'category', 'segment', 'daypart'] as const).map((by) => asking('breakdown', { by }, scope)),
    ]);
    await expectSame(looked, questions);
  });

  it.each([
    ['taobao', ['province', 'channel', 'weekday'], { province: ['广东', '上海'] }],
    ['douyin', ['province', 'channel', 'payment_method'], { channel: ['抖音'] }],
    ['youzan', ['province', 'payment_method', 'segment'], { segment: ['champions', 'lost'] }],
    ['shopify', ['city', 'payment_method'], { daypart: ['06-12'] }],
    ['members', ['gender', 'member_level', 'age_band', 'category'], { gender: ['female'], category: ['辅食'] }],
  ] as const)('as for the export of a marketplace: %s', async (marketplace, attributes, filters) => {
    const { name, text } = MARKETPLACES[marketplace](3, 200);
    const questions = [{}, { filters }, { from: '2025-03-01', to: '2025-10-01', filters }].flatMap((scope) => [
      ...QUICK.map((id) => asking(id, {}, scope)),
      ...attributes.map((by) => asking('breakdown', { by }, scope)),
    ]);
    await expectSame(await lookedAt(name, text), questions);
  });

  it('waits what takes SQL, and what the file cannot carry is refused as it will be', async () => {
    const source = new LookSource(looked.look, looked.cube);
    expect(await source.get(asking('lorenz'))).toEqual({ kind: 'absent' });
    expect(await source.get(asking('breakdown', { by: 'gender' }))).toEqual({ kind: 'absent' });
    expect(await source.get(asking('rfm-segments', { scoring: 'ntile' }))).toEqual({ kind: 'absent' });
    expect(await source.get(asking('rfm-segments', { segments: 'rf10' }))).toEqual({ kind: 'absent' });
    expect(await source.get(asking('nps'))).toEqual({ kind: 'missing', needs: ['responses'] });
  });

  it('moves with the hand', async () => {
    const source = new LookSource(looked.look, looked.cube);
    const { signal } = new AbortController();
    const scope = { from: '2023-02-01', to: '2023-05-01' };
    const preview = await source.preview(asking('breakdown', { by: 'channel' }, scope), signal);
    expect(preview?.rows).toEqual(
      ((await source.get(asking('breakdown', { by: 'channel' }, scope))) as { rows: unknown }).rows,
    );
    expect(await source.preview(asking('breakdown', { by: 'segment' }), signal)).toBeUndefined();
  });
});

describe('once the engine has it', () => {
  it('the arrays stay where it came to the same, and nothing is fetched', async () => {
    const { feed, cube, load } = looked;
    const source = new EngineSource(bench.workspace, cube);
    await new LookSource(looked.look, cube).get(asking('breakdown', { by: 'channel' }));
    looked.look.complete();
    await load();
    expect(await feed.holds()).toBe(true);
    feed.end();
    cube.keep();
    const numbers = vi.spyOn(bench.db, 'numbers');
    const kept = await source.get(asking('breakdown', { by: 'channel' }));
    expect(numbers).not.toHaveBeenCalled();
    numbers.mockRestore();
    expect(kept).toEqual(
      await new EngineSource(bench.workspace, localCube(bench.workspace)).get(asking('breakdown', { by: 'channel' })),
    );
  });

  it.each([
    ['amounts', 'UPDATE read_orders SET amount = amount + 1 WHERE order_no = 7'],
    ['days', 'UPDATE read_orders SET ordered_at = ordered_at + INTERVAL 1 DAY WHERE order_no = 7'],
    ['customers', 'UPDATE read_orders SET customer_no = customer_no + 1 WHERE order_no = 7'],
    ['provinces', "UPDATE read_orders SET province = '内蒙古'"],
    ['channels', 'UPDATE read_orders SET channel = (SELECT max(channel) FROM read_orders)'],
    ['people', "UPDATE customer_facts SET gender = 'female'"],
    ['categories', 'UPDATE read_lines SET c5 = (SELECT max(c5) FROM read_lines)'],
  ])('they go where it came to other %s', async (_, other) => {
    const { look, feed, load } = looked;
    look.complete();
    await load();
    expect(await feed.holds()).toBe(true);
    await bench.db.script(other);
    expect(await feed.holds()).toBe(false);
  });

  it('a look that is over says nothing more', async () => {
    const { feed, load } = looked;
    await load();
    feed.end();
    expect(await feed.holds()).toBe(false);
    expect(feed.version).toBe(bench.workspace.version);
  });
});
