import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyAnalysis, ViewContext } from '../../src/analyses/analysis.ts';
import { EngineSource } from '../../src/analyses/engine-source.ts';
import { partsBy, shareOf } from '../../src/analyses/part.ts';
import { PARTS } from '../../src/analyses/parts.ts';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { formatter } from '../../src/i18n/format.ts';
import type { Attribute } from '../../src/model/attributes.ts';
import { localCube } from '../../src/model/cube/local.ts';
import { type ResolvedScope, type Scope, WHOLE } from '../../src/model/scope.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';
import { openShop } from './shop.ts';

type Row = Readonly<Record<string, unknown>>;

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await openShop(bench, 900);
});

const { signal } = new AbortController();
const analysisOf = (id: string): AnyAnalysis => {
  const analysis = ANALYSES.get(id);
  if (!analysis) throw new Error(id);
  return analysis;
};
const sourceOf = () => new EngineSource(bench.workspace, localCube(bench.workspace), { days: 0, buyers: 0 });

async function bySql(analysis: AnyAnalysis, params: Row, scope: Scope) {
  const { quick: _, ...plain } = analysis;
  const result = await sourceOf().get({ analysis: plain, params, scope });
  if (result.kind !== 'rows') throw new Error(`${analysis.id}: ${result.kind}`);
  return result;
}
/** The last digits of a sum hang on its order. */
const rounded = (rows: readonly Row[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'number' ? Math.round(1e6 * value) / 1e6 : value,
      ]),
    ),
  );
const contextOf = (params: Row, scope: ResolvedScope): ViewContext<Row> => ({
  locale: 'en',
  format: formatter('en'),
  params,
  scope,
  nameOf: (_, value) => value,
});

const POINTED: readonly (readonly [Attribute, string])[] = [
  ['province', '广东'],
  ['channel', '拼多多'],
  ['category', '辅食'],
  ['segment', 'champions'],
];
const UNDER: readonly (readonly [string, Partial<Scope>])[] = [
  ['everything', {}],
  ['months and a filter', { from: '2023-06-01', to: '2024-06-01', filters: { member_level: ['金卡'] } }],
];
const ASKED: readonly (readonly [string, Row])[] = [
  ...(['province', 'channel', 'category', 'segment'] as const).map((by) => ['breakdown', { by }] as const),
  ...(['none', 'month', 'channel', 'segment'] as const).flatMap(
    (by) =>
      [
        ['nps', { by }],
        ['csat', { by }],
      ] as const,
  ),
  ...[
    'kpi-summary',
    'kpi-monthly',
    'revenue-by-month',
    'score-distribution',
    'satisfaction-by-month',
    'item-means',
  ].map((id) => [id, {}] as const),
];

it('every analysis whose marks can be divided has an answer without SQL', () => {
  expect([...PARTS.keys()].toSorted()).toEqual([...new Set(ASKED.map(([id]) => id))].toSorted());
  expect([...PARTS.keys()].filter((id) => !analysisOf(id).quick)).toEqual([]);
});

describe.each(UNDER)('under %s', (_, under) => {
  it.each(POINTED)('what falls to %s %s is what SQL tells of the page with that filter', async (attribute, value) => {
    const scope = { ...WHOLE, ...under };
    const narrower = { ...scope, filters: { ...scope.filters, [attribute]: [value] } };
    for (const [id, own] of ASKED) {
      if (own['by'] === attribute) continue;
      const analysis = analysisOf(id);
      const params = { ...defaultsOf(analysis.params), ...own };
      const preview = await sourceOf().preview({ analysis, params, scope: narrower }, signal, true);
      const told = await bySql(analysis, params, narrower);
      expect(rounded(preview?.rows ?? []), `${id} ${JSON.stringify(own)}`).toEqual(rounded(told.rows));
    }
  });
});

it('the parts of all values make up the whole, bar by bar and month by month', async () => {
  for (const [id, own, key, amount] of [
    ['breakdown', { by: 'province' }, 'value', 'revenue'],
    ['breakdown', { by: 'category' }, 'value', 'revenue'],
    ['revenue-by-month', {}, 'month', 'revenue'],
  ] as const) {
    const analysis = analysisOf(id);
    const params = { ...defaultsOf(analysis.params), ...own };
    const whole = await bySql(analysis, params, WHOLE);
    const sums = new Map<unknown, number>();
    for (const channel of ['天猫', '京东', '拼多多']) {
      const narrower = { ...WHOLE, filters: { channel: [channel] } };
      const preview = await sourceOf().preview({ analysis, params, scope: narrower }, signal, true);
      const parts = PARTS.get(id)?.(whole.rows, preview?.rows ?? [], contextOf(params, whole.scope));
      for (const row of whole.rows) {
        const share = parts?.get(String(row[key]))?.share ?? NaN;
        sums.set(row[key], (sums.get(row[key]) ?? 0) + share * Number(row[amount]));
      }
    }
    for (const row of whole.rows) expect(sums.get(row[key])).toBeCloseTo(Number(row[amount]), 6);
  }
});

it('a customer of two categories counts in both, so that their shares add up to more than one', async () => {
  const analysis = analysisOf('kpi-summary');
  const params: Row = defaultsOf(analysis.params);
  const whole = await bySql(analysis, params, WHOLE);
  let sum = 0;
  for (const category of ['婴儿奶粉', '成人奶粉', '辅食']) {
    const part = await bySql(analysis, params, { ...WHOLE, filters: { category: [category] } });
    const parts = PARTS.get('kpi-summary')?.(whole.rows, part.rows, contextOf(params, whole.scope));
    expect([...(parts?.keys() ?? [])].toSorted()).toEqual(['customers', 'orders', 'revenue']);
    sum += parts?.get('customers')?.share ?? NaN;
  }
  expect(sum).toBeGreaterThan(1);
});

it('under a filter a bar is a share, and so is the number of its part: of the same whole', async () => {
  const analysis = analysisOf('breakdown');
  const params = { by: 'province' };
  const scope = { ...WHOLE, filters: { category: ['婴儿奶粉'] } };
  const whole = await bySql(analysis, params, scope);
  const part = await bySql(analysis, params, { ...scope, filters: { ...scope.filters, channel: ['天猫'] } });
  const parts = PARTS.get('breakdown')?.(whole.rows, part.rows, contextOf(params, whole.scope));
  const total = whole.rows.reduce((sum, row) => sum + Number(row['revenue']), 0);
  const own = part.rows.find(({ value }) => value === '广东')?.['revenue'];
  expect(parts?.get('广东')?.text).toBe(`${Math.round((100 * Number(own)) / total)}%`);
  const some = whole.rows.filter(({ value }) => value === '广东');
  expect(PARTS.get('breakdown')?.(some, part.rows, contextOf(params, whole.scope))).toEqual(
    new Map([['广东', parts?.get('广东')]]),
  );
});

it('what is no part is not said to be one: returns may outweigh what was bought', () => {
  expect([shareOf(1, 4), shareOf(0, 4), shareOf(4 + 1e-12, 4)]).toEqual([0.25, 0, 1]);
  expect([shareOf(5, 4), shareOf(-1, 4), shareOf(1, 0), shareOf(1, -4), shareOf(NaN, 4)]).toEqual(
    new Array(5).fill(null),
  );
  const row = (key: string, sum: number) => ({ key, sum });
  const parts = partsBy([row('a', 4), row('b', 2)], [row('a', -1)], ({ key }) => key, ({ sum }) => sum, (sum) => `${sum}.–`); // prettier-ignore
  expect([...parts]).toEqual([
    ['a', { share: null, text: '-1.–' }],
    ['b', { share: 0, text: '0' }],
  ]);
});

it('rates of the part stand beside those of the whole: each with its interval, and none where nobody answered', () => {
  const row = (value: string, n: number, score: number, question = 'q') => ({
    value, n, score, low: score - 90, high: score + 90, question, survey: 's', promoters: n / 2, passives: 0, detractors: n / 2,
  }); // prettier-ignore
  const context = contextOf({ by: 'channel' }, { ...WHOLE, from: '2024-01-01', to: '2024-02-01' });
  const whole = [row('天猫', 80, 20), row('京东', 60, 10)];
  const part = (rows: readonly Row[]) => [...(PARTS.get('nps')?.(whole, rows, context) ?? [])];
  expect(part([row('天猫', 12, -30)])).toEqual([
    ['天猫', { share: null, text: '−30', standing: { value: -30, low: -100, high: 60, isSmall: true }, cells: ['12'] }],
    ['京东', { share: null, text: '–', cells: ['0'] }],
  ]);
  expect(part([row('天猫', 30, 40)])[0]).toMatchObject([
    '天猫',
    { standing: { value: 40, low: -50, high: 100, isSmall: false } },
  ]);
  expect(part([row('天猫', 12, -30, 'r')])).toEqual([]);
  const of = (by: string, rows: readonly Row[]) => PARTS.get('nps')?.(whole, rows, contextOf({ by }, context.scope));
  expect(of('none', [row('', 8, 0)])).toEqual(
    new Map([
      ['detractor', { share: 0.1, text: '5%' }],
      ['passive', { share: null, text: '0' }],
      ['promoter', { share: 0.1, text: '5%' }],
    ]),
  );
});

it('the satisfied and the rest are divided as shares of all answers, and groups bring their own mean and number', () => {
  const scope = { ...WHOLE, from: '2024-01-01', to: '2024-02-01' };
  const row = (value: string, n: number, satisfied: number, mean: number) => ({
    value, n, satisfied, mean, score: satisfied / n, low: 0, high: 1, question: 'q', survey: 's',
  }); // prettier-ignore
  const parts = (by: string, part: readonly Row[]) => PARTS.get('csat')?.([row('天猫', 80, 60, 4)], part, contextOf({ by }, scope)); // prettier-ignore
  expect(parts('none', [row('', 8, 4, 3)])).toEqual(
    new Map([
      ['rest', { share: 4 / 20, text: '5%' }],
      ['satisfied', { share: 4 / 60, text: '5%' }],
    ]),
  );
  expect(parts('channel', [row('天猫', 8, 4, 3.25)])?.get('天猫')).toMatchObject({
    text: '50%',
    standing: { value: 0.5, isSmall: true },
    cells: ['3.25', '8'],
  });
  expect(parts('channel', [])?.get('天猫')?.cells).toEqual(['–', '0']);
});

it('answers are divided only where they fall into the same columns', () => {
  const row = (value: number, n: number, question = 'q') => ({ value, n, question, survey: 's', total: 10 });
  const whole = [row(1, 4), row(2, 6)];
  const context = contextOf({}, { ...WHOLE, from: '2024-01-01', to: '2024-02-01' });
  const part = (rows: readonly Row[]) => [...(PARTS.get('score-distribution')?.(whole, rows, context) ?? [])];
  expect(part([row(2, 3)])).toEqual([
    ['1', { share: 0, text: '0' }],
    ['2', { share: 0.5, text: '30%' }],
  ]);
  expect([part([row(3, 1)]), part([row(2, 1, 'r')])]).toEqual([[], []]);
});
