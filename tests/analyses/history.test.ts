import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import breakdown from '../../src/analyses/breakdown/index.ts';
import cross from '../../src/analyses/cross-breakdown/index.ts';
import { EngineSource } from '../../src/analyses/engine-source.ts';
import kpiSummary from '../../src/analyses/kpi-summary/index.ts';
import lorenz from '../../src/analyses/lorenz/index.ts';
import nps from '../../src/analyses/nps/index.ts';
import rfmCustomers from '../../src/analyses/rfm-customers/index.ts';
import rfmGrid from '../../src/analyses/rfm-grid/index.ts';
import rfmSegments from '../../src/analyses/rfm-segments/index.ts';
import rfmThresholds from '../../src/analyses/rfm-thresholds/index.ts';
import { localCube } from '../../src/model/cube/local.ts';
import { hasHistory } from '../../src/model/history.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { addDays } from '../../src/util/day.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

describe('the history that customers are judged from', () => {
  const file = { customers: 30, firstDay: '2024-01-01', asOf: '2024-03-25' };
  it('is twelve weeks of orders of thirty known buyers', () => {
    expect(hasHistory(file)).toBe(true);
    expect(hasHistory({ ...file, asOf: '2024-03-24' })).toBe(false);
    expect(hasHistory({ ...file, customers: 29 })).toBe(false);
    expect(hasHistory({ ...file, firstDay: null, asOf: null })).toBe(false);
  });
  it('ends where the range ends, or with the data', () => {
    expect(hasHistory({ ...file, asOf: '2024-12-01' }, '2024-03-24')).toBe(false);
    expect(hasHistory({ ...file, asOf: '2024-03-01' }, '2025-01-01')).toBe(false);
  });
});

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

const ask = (analysis: AnyAnalysis, params: Readonly<Record<string, unknown>> = {}, scope: Partial<Scope> = {}) =>
  new EngineSource(bench.workspace, localCube(bench.workspace)).get({
    analysis,
    params: { ...defaultsOf(analysis.params), ...params },
    scope: { ...WHOLE, ...scope },
  });
const customers = (n: number, day: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => ({
    order: `o${i}`,
    customer: `c${i}`,
    at: day(i),
    amount: 10 + i,
    channel: 'A',
  }));

describe('an export of one day', () => {
  beforeAll(() => bench.orders(customers(40, () => '2024-06-01')));

  it.each([rfmSegments, rfmGrid, rfmThresholds, rfmCustomers].map((analysis) => [analysis.id, analysis as unknown as AnyAnalysis] as const))('is too short for %s', async (_, analysis) => {
    expect(await ask(analysis)).toEqual({ kind: 'missing', needs: ['history'] });
  }); // prettier-ignore

  it('is too short for whatever is split or filtered by segment, and for nothing else', async () => {
    const refused = { kind: 'missing', needs: ['history'] };
    expect(await ask(breakdown, { by: 'segment' })).toEqual(refused);
    expect(await ask(cross, { by: 'channel', across: 'segment' })).toEqual(refused);
    expect(await ask(kpiSummary, {}, { filters: { segment: ['lost'] } })).toEqual(refused);
    expect(await ask(nps, { by: 'segment' })).toMatchObject({ kind: 'missing', needs: ['responses', 'history'] });
    expect((await ask(breakdown, { by: 'channel' })).kind).toBe('rows');
    expect((await ask(lorenz)).kind).toBe('rows');
  });
});

describe('an export of a year', () => {
  // Forty customers, one every nine days.
  beforeAll(() => bench.orders(customers(40, (i) => addDays('2024-01-01', 9 * i))));

  it('is judged at its end, and not at the end of its second month', async () => {
    expect((await ask(rfmSegments)).kind).toBe('rows');
    expect((await ask(rfmSegments, {}, { from: '2024-02-01', to: '2024-03-01' })).kind).toBe('missing');
  });
});

describe('recency that most customers share', () => {
  const scores = async () =>
    (await bench.rows(rfmCustomers)).map(({ recency, r_score, segment }) => [recency, r_score, segment] as const);

  it('is neither good nor bad where all came on one day', async () => {
    await bench.orders(customers(40, () => '2024-06-01'));
    const found = await scores();
    expect(new Set(found.map(([, r]) => r))).toEqual(new Set([3]));
    expect(
      found.filter(([, , segment]) => ['lost', 'cannot_lose', 'at_risk', 'hibernating'].includes(segment)),
    ).toEqual([]);
  });
  // 39 of 40 came on the last day: the middle of their places is (1 + 38 / 2) / 39 = 0.51, the third fifth; the one before is last.
  it('is the middle of its places where one came earlier', async () => {
    await bench.orders(customers(40, (i) => (i === 0 ? '2024-01-01' : '2024-06-01')));
    const found = await scores();
    expect(new Set(found.map(([recency, r]) => `${recency}: ${r}`))).toEqual(new Set(['1: 3', '153: 1']));
  });
});
