import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import { EngineSource } from '../../src/analyses/engine-source.ts';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { type Attribute, ATTRIBUTE_IDS } from '../../src/model/attributes.ts';
import { localCube } from '../../src/model/cube/local.ts';
import { generateSample } from '../../src/model/sample/generate.ts';
import { CubeArrays, localHost } from '../../src/model/cube/arrays.ts';
import { OrderCube } from '../../src/model/cube/order-cube.ts';
import { type Filters, type Scope, WHOLE } from '../../src/model/scope.ts';
import { addDays, addMonths, monthStart } from '../../src/util/day.ts';
import { type Random, randomFrom } from '../../src/util/random.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

const QUICK = [...ANALYSES.values()].filter(({ quick }) => quick !== undefined);

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

const VALUES: Readonly<Partial<Record<Attribute, readonly string[]>>> = {
  province: ['广东', '浙江', '四川', ''],
  city: ['广州', '杭州', ''],
  channel: ['天猫', '京东', '门店', ''],
  payment_method: ['微信', ''],
  daypart: ['06-12', '18-24'],
  weekday: ['1', '6'],
  category: ['奶粉', '辅食', '用品', ''],
  gender: ['female', ''],
  member_level: ['金卡', '银卡', ''],
  segment: ['champions', 'lost', 'potential_loyalists', 'new_customers'],
};

/** A small shop with everything that may be missing: buyers, places, categories; several lines of a category in one order. */
function shop(seed: number): File[] {
  const random = randomFrom(seed);
  const pick = (attribute: Attribute) => {
    const values = VALUES[attribute] ?? [''];
    return values[random.integer(0, values.length - 1)] ?? '';
  };
  const lines = ['订单编号,会员编号,下单时间,省份,城市,渠道,支付方式,类目,数量,实付金额'];
  for (let order = 0; order < 260; order++) {
    const customer = random.next() < 0.1 ? '' : `u${Math.floor(60 * random.next() ** 2)}`;
    const day = addDays('2022-03-01', Math.floor(900 * random.next()));
    const head = `A${order},${customer},${day} ${String(random.integer(0, 23)).padStart(2, '0')}:15:00,${pick('province')},${pick('city')},${pick('channel')},${pick('payment_method')}`;
    for (let line = random.integer(1, 4); line > 0; line--)
      lines.push(`${head},${pick('category')},1,${(random.integer(0, 40_000) / 100).toFixed(2)}`);
  }
  const members = ['会员编号,性别,会员等级'];
  for (let customer = 0; customer < 40; customer++)
    members.push(`u${customer},${['男', '女', ''][customer % 3] ?? ''},${pick('member_level')}`);
  return [new File([lines.join('\n')], 'orders.csv'), new File([members.join('\n')], 'members.csv')];
}

const SURVEYS = [
  { survey: 's', sheets: 120, questions: [
    { question: 'q1', kind: 'nps', theme: null, scale: [0, 10], isMain: false },
    { question: 'q2', kind: 'rating', theme: 'overall', scale: [1, 5], isMain: true },
    { question: 'q3', kind: 'rating', theme: 'product', scale: [1, 5], isMain: false },
    { question: 'q4', kind: 'rating', theme: 'product', scale: [1, 7], isMain: false },
    { question: 'q5', kind: 'rating', theme: null, scale: [null, null], isMain: false },
    { question: 'q6', kind: 'choice', theme: null, scale: [null, null], isMain: false },
  ] },
  { survey: 't', sheets: 60, questions: [
    { question: 'q1', kind: 'rating', theme: 'service', scale: [0, 100], isMain: false },
    { question: 'q2', kind: 'rating', theme: 'service', scale: [null, 3], isMain: false },
    { question: 'q3', kind: 'nps', theme: null, scale: [0, 10], isMain: false },
    { question: 'q4', kind: 'rating', theme: null, scale: [1, 5], isMain: false },
  ] },
] as const; // prettier-ignore

/** Sheets with and without a day, an order, a customer or a place of their own; some long before or after the orders, some with little on them. */
async function giveAnswers(seed: number): Promise<void> {
  const random = randomFrom(seed + 50);
  const maybe = <T>(share: number, value: () => T) => (random.next() < share ? value() : null);
  for (const { survey, sheets, questions } of SURVEYS) {
    for (const [position, { question, kind, theme, scale, isMain }] of questions.entries())
      await bench.insert('questions', [
        { survey, question, position, wording: `${survey} ${question}?`, kind, theme, scale_min: scale[0], scale_max: scale[1], is_main: isMain },
      ]); // prettier-ignore
    const [responses, answers]: [Record<string, string | number | null>[], Record<string, string | number | null>[]] = [[], []]; // prettier-ignore
    for (let sheet = 0; sheet < sheets; sheet++) {
      responses.push({
        survey,
        response_id: `r${sheet}`,
        customer_id: maybe(0.5, () => `u${random.integer(0, 70)}`),
        order_id: maybe(0.6, () => `A${random.integer(0, 280)}`),
        submitted_at: maybe(0.85, () => `${addDays('2021-11-20', Math.floor(1300 * random.next()))} 10:00:00`),
        channel: maybe(0.3, () => ['天猫', '微信群'][random.integer(0, 1)] ?? ''),
        province: maybe(0.3, () => ['广东', '海南'][random.integer(0, 1)] ?? ''),
      });
      for (const { question, scale } of questions) {
        if (random.next() < 0.2) continue;
        const [low, high] = [scale[0] ?? 1, scale[1] ?? 6];
        const value = random.next() < 0.1 ? null : random.integer(low, high) + (random.next() < 0.1 ? 0.5 : 0);
        answers.push({ survey, response_id: `r${sheet}`, question, value });
      }
    }
    for (const [table, rows] of [['responses', responses], ['answers', answers]] as const) await insertAll(table, rows); // prettier-ignore
  }
  await bench.workspace.rebuildFacts();
}

/** Many rows in one statement. */
async function insertAll(table: string, rows: readonly Readonly<Record<string, string | number | null>>[]) {
  const names = Object.keys(rows[0] ?? {});
  const written = (value: string | number | null | undefined) => (typeof value === 'string' ? `'${value}'` : String(value ?? 'NULL')); // prettier-ignore
  const values = rows.map((row) => `(${names.map((name) => written(row[name])).join(', ')})`);
  await bench.db.script(`INSERT INTO ${table} (${names.join(', ')}) VALUES ${values.join(', ')}`);
}

function anyScope(random: Random): Partial<Scope> {
  const filters: Filters = Object.fromEntries(
    (Object.entries(VALUES) as [Attribute, readonly string[]][])
      .filter(() => random.next() < 0.15)
      .map(([attribute, values]) => [attribute, values.filter(() => random.next() < 0.6)] as const)
      .filter(([, values]) => values.length > 0),
  );
  if (random.next() < 0.25) return { filters };
  const from = addDays('2022-03-01', Math.floor(700 * random.next()));
  const to = addDays(from, 1 + Math.floor(500 * random.next()));
  return random.next() < 0.5
    ? { filters, from, to }
    : { filters, from: monthStart(from), to: addMonths(monthStart(to), 1) };
}

function anyRule(random: Random): Readonly<Record<string, unknown>> {
  const one = <T>(...values: readonly T[]) => values[random.integer(0, values.length - 1)];
  return {
    scoring: one('auto', 'auto', 'percentile', 'fixed', 'quantile', 'ntile'),
    frequency: one('days', 'orders'),
    window: one('12m', 'all'),
    segments: one('named11', 'named11', 'rf10', 'cn8'),
    r_breaks: one('30,60,120,240', '100,200,300,400'),
    f_breaks: one('1,2,3,5', '2,4,8,16'),
    m_breaks: one('100,200,500,1000', '333.33,666.66,1000.5,2000'),
  };
}

function anyParams({ id }: AnyAnalysis, random: Random): Readonly<Record<string, unknown>> {
  const by = ATTRIBUTE_IDS[random.integer(0, ATTRIBUTE_IDS.length - 1)];
  if (id === 'breakdown') return { by };
  if (id === 'cohort-retention')
    return { window: random.next() < 0.5 ? 'calendar' : 'interval30', max_age: random.integer(1, 24) };
  if (id === 'rfm-segments') return anyRule(random);
  if (id in OF_ANSWERS) return anyQuestion(id, by, random);
  if (!id.startsWith('kpi')) return {};
  return {
    ...anyQuestion(id, by, random),
    churn_days: random.integer(7, 300),
    basis: random.next() < 0.5 ? 'days' : 'orders',
  };
}

/** Analyses of answers, and whether they split them. */
const OF_ANSWERS: Readonly<Record<string, boolean>> = {
  nps: true,
  csat: true,
  'score-distribution': false,
  'satisfaction-by-month': false,
  'item-means': false,
};

function anyQuestion(id: string, by: Attribute | undefined, random: Random): Readonly<Record<string, unknown>> {
  const one = <T>(...values: readonly T[]) => values[random.integer(0, values.length - 1)];
  const survey = id.startsWith('kpi') ? {} : { survey: one('', '', 's', 't') };
  if (id === 'item-means') return survey;
  return {
    ...survey,
    ...(OF_ANSWERS[id] ? { by: one('none', 'month', 'category', by, by) } : {}),
    question: one('', '', '', 'q1', 'q2', 'q4', 'q5', 'q9'),
    ...(id === 'csat' ? {} : one({}, { promoter_min: 5, detractor_max: 3 })),
    ...(id === 'nps' ? {} : one({}, { csat_min: 3 })),
  };
}

/** From arrays that may get ready between two questions, else from ones that nothing was asked before, and by SQL. */
async function bothWays(
  analysis: AnyAnalysis,
  params: Readonly<Record<string, unknown>>,
  scope: Partial<Scope>,
  cube?: OrderCube,
) {
  const { quick: _, ...plain } = analysis;
  const ask = async (asked: AnyAnalysis, by?: OrderCube) => {
    const request = {
      analysis: asked,
      params: { ...defaultsOf(asked.params), ...params },
      scope: { ...WHOLE, ...scope },
    };
    const result = await new EngineSource(bench.workspace, by ?? localCube(bench.workspace), {
      days: 0,
      buyers: 0,
    }).get(request);
    if (result.kind === 'empty') return [];
    if (result.kind !== 'rows') throw new Error(JSON.stringify(result));
    return result.rows;
  };
  return [await ask(analysis, cube), await ask(plain)] as const;
}

/** The same but for the last digits, which the order of a sum decides. */
function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

async function expectSame(
  analysis: AnyAnalysis,
  params: Readonly<Record<string, unknown>>,
  scope: Partial<Scope>,
  cube?: OrderCube,
) {
  const [quick, sql] = await bothWays(analysis, params, scope, cube);
  const note = `${analysis.id} ${JSON.stringify(params)} ${JSON.stringify(scope)}`;
  expect(quick.length, note).toBe(sql.length);
  const names = Object.keys(analysis.columns);
  const different = sql.flatMap((row, at) =>
    names
      .filter((name) => !alike(quick[at]?.[name], row[name]))
      .map((name) => [at, name, quick[at]?.[name], row[name]]),
  );
  expect(different, note).toEqual([]);
}

it('the panels that are explored most answer without SQL', () => {
  expect(QUICK.map(({ id }) => id).sort()).toEqual([
    'breakdown',
    'cohort-retention',
    'csat',
    'item-means',
    'kpi-monthly',
    'kpi-summary',
    'nps',
    'revenue-by-month',
    'rfm-segments',
    'satisfaction-by-month',
    'score-distribution',
  ]);
});

describe.each([1, 2])('in a small shop where anything may be missing (%i), arrays and SQL agree', (seed) => {
  beforeAll(async () => {
    const importer = createImporter(bench.workspace);
    await importer.clear();
    await importer.load(await importer.stage(shop(seed)));
    await giveAnswers(seed);
  });
  it.each(QUICK.map((analysis) => [analysis.id, analysis] as const))('%s', async (_, analysis) => {
    const random = randomFrom(seed * 100);
    for (let round = 0; round < 16; round++) await expectSame(analysis, anyParams(analysis, random), anyScope(random));
  });
});

/** What the overview asks. */
const OVERVIEW: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['kpi-summary', {}],
  ['kpi-monthly', { churn_days: 60 }],
  ['revenue-by-month', {}],
  ...(['province', 'channel', 'category', 'segment'] as const).map((by) => ['breakdown', { by }] as const),
];

describe('after a while without questions, a value that is switched is answered without the orders', () => {
  it.each([
    [3, { from: '2022-09-01', to: '2024-03-01' }],
    [4, { from: '2022-09-11', to: '2024-02-17' }],
  ])('and as SQL does (shop %i)', async (seed, range) => {
    const importer = createImporter(bench.workspace);
    await importer.clear();
    await importer.load(await importer.stage(shop(seed)));
    const arrays = new CubeArrays();
    const cube = new OrderCube(bench.workspace, localHost(arrays));
    const random = randomFrom(seed);
    const switched = ['channel', 'province', 'category', 'channel', 'segment', 'province', 'gender'] as const;
    let filters: Filters = {};
    for (const attribute of switched) {
      for (const [id, params] of OVERVIEW)
        await expectSame(ANALYSES.get(id) as AnyAnalysis, params, { ...range, filters }, cube);
      while (arrays.prepare(100));
      const values = (VALUES[attribute] ?? []).filter(() => random.next() < 0.5);
      const { [attribute]: _, ...others } = filters;
      filters = values.length > 0 ? { ...others, [attribute]: values } : others;
    }
    for (const [id, params] of OVERVIEW)
      await expectSame(
        ANALYSES.get(id) as AnyAnalysis,
        params,
        { from: '2022-09-01', to: '2024-03-01', filters },
        cube,
      );
  });
});

describe('with the sample shop and its survey', () => {
  beforeAll(async () => {
    const importer = createImporter(bench.workspace);
    await importer.clear();
    const { orders, members, survey } = generateSample();
    const files = [orders, members, survey].map(({ name, text }) => new File([text], name, { type: 'text/csv' }));
    await importer.load(await importer.stage(files));
  }, 180_000);

  const SCOPES: readonly (readonly [string, Partial<Scope>])[] = [
    ['everything', {}],
    ['a year', { from: '2024-01-01', to: '2024-12-01' }],
    ['two channels', { filters: { channel: ['天猫', '京东'] } }],
    [
      'a province and a segment',
      { from: '2024-03-10', to: '2024-12-01', filters: { province: ['广东'], segment: ['champions'] } },
    ],
    ['nobody', { filters: { province: ['nowhere'] } }],
  ];
  describe.each(SCOPES)('arrays and SQL agree on %s', (_, scope) => {
    it.each(QUICK.map((analysis) => [analysis.id, analysis] as const))('%s', async (id, analysis) => {
      for (const params of id === 'breakdown' ? ATTRIBUTE_IDS.map((by) => ({ by })) : [{}])
        await expectSame(analysis, params, scope);
    });
  });

  it('what follows the hand is what is asked for when it has let go', async () => {
    const source = new EngineSource(bench.workspace, localCube(bench.workspace));
    const months = { ...WHOLE, from: '2024-03-01', to: '2024-08-01', filters: { channel: ['天猫'] } };
    const { signal } = new AbortController();
    for (const analysis of QUICK.filter(({ id }) => id !== 'rfm-segments')) {
      const request = { analysis, params: defaultsOf(analysis.params), scope: months };
      const [preview, result] = [await source.preview(request, signal), await source.get(request)];
      if (!preview || result.kind !== 'rows') throw new Error(`${analysis.id}: ${result.kind}`);
      expect(preview.rows).toEqual(result.rows);
      expect([preview.scope.from, preview.scope.to]).toEqual([result.scope.from, result.scope.to]);
    }
  });
  it('nobody is judged anew while the hand moves, and what it has left is not worked on', async () => {
    const source = new EngineSource(bench.workspace, localCube(bench.workspace));
    const [breakdown] = QUICK.filter(({ id }) => id === 'breakdown');
    if (!breakdown) throw new Error('no breakdown');
    const ask = (by: Attribute, scope: Partial<Scope>, signal: AbortSignal) =>
      source.preview({ analysis: breakdown, params: { by }, scope: { ...WHOLE, ...scope } }, signal);
    const { signal } = new AbortController();
    expect(await ask('segment', {}, signal)).toBeUndefined();
    expect(await ask('channel', { filters: { segment: ['champions'] } }, signal)).toBeUndefined();
    await expect(ask('channel', { filters: { channel: ['京东'] } }, AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' }); // prettier-ignore
  });

  it('what was told of a mark that the pointer rested on is not worked out again once it is chosen', async () => {
    const source = new EngineSource(bench.workspace, localCube(bench.workspace));
    const [breakdown] = QUICK.filter(({ id }) => id === 'breakdown');
    if (!breakdown?.quick) throw new Error('no breakdown');
    const quick = vi.fn(breakdown.quick.bind(breakdown));
    const scope = { ...WHOLE, filters: { channel: ['天猫'] } };
    const request = { analysis: { ...breakdown, quick }, params: { by: 'province' }, scope };
    const { signal } = new AbortController();
    const pointed = await source.preview(request, signal, true);
    const chosen = await source.get(request);
    if (!pointed || chosen.kind !== 'rows') throw new Error(chosen.kind);
    expect(chosen.rows).toEqual(pointed.rows);
    await source.preview(request, signal, true);
    expect(quick).toHaveBeenCalledTimes(1);
    await source.preview(request, signal);
    expect(quick).toHaveBeenCalledTimes(2);
  });

  it('what is wanted later is answered after all that is wanted now, and not at all once it is unwanted', async () => {
    const source = new EngineSource(bench.workspace, localCube(bench.workspace));
    const told: string[] = [];
    const ask = async (id: string, isLater: boolean, signal?: AbortSignal) => {
      const analysis = ANALYSES.get(id);
      if (!analysis) throw new Error(id);
      const request = { analysis, params: defaultsOf(analysis.params), scope: WHOLE };
      await source.get(request, { isLater, ...(signal ? { signal } : {}) });
      told.push(id);
    };
    const gone = new AbortController();
    const unwanted = ask('lorenz', true, gone.signal);
    const asked = [ask('nps', true), ask('rfm-grid', false), ask('survey-questions', false)];
    gone.abort();
    await expect(unwanted).rejects.toMatchObject({ reason: 'aborted' });
    await Promise.all(asked);
    expect(told.slice(0, 2).sort()).toEqual(['rfm-grid', 'survey-questions']);
    expect(told[2]).toBe('nps');
  });

  it('what was in the arrays is forgotten with the data', async () => {
    const [before] = await bothWays(QUICK[0] as AnyAnalysis, {}, {});
    expect(before.length).toBeGreaterThan(0);
    await createImporter(bench.workspace).clear();
    const result = await bench.source.get({
      analysis: QUICK[0] as AnyAnalysis,
      params: defaultsOf((QUICK[0] as AnyAnalysis).params),
      scope: WHOLE,
    });
    expect(['missing', 'rows', 'empty']).toContain(result.kind);
  });
});
