import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYSES } from '../../src/analyses/registry.ts';
import { type Scope, WHOLE } from '../../src/model/scope.ts';
import { freeze } from '../../src/share/freeze.ts';
import { mayLeave } from '../../src/share/may-leave.ts';
import { Recorder } from '../../src/share/recorder.ts';
import { isDominated } from '../../src/share/complement.ts';
import { isWeighed, type Weights, weigh, weightOf } from '../../src/share/weights.ts';
import { defaultsOf, openBench, type OrderLine, type TestBench } from '../support/workspace.ts';

const order = (customer: string | null, at: string, amount: number, province: string): OrderLine => ({
  order: `${customer ?? 'x'}-${at}-${amount}`,
  customer,
  at: `${at} 10:00:00`,
  amount,
  province,
});
/** Six buyers of 10 in 甲 and in 乙; in 乙 one of them spends 100 more, in two orders. In 丙, two orders of 40 and 60 of nobody known. */
const LINES: readonly OrderLine[] = [
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((customer) => order(customer, '2024-01-05', 10, '甲')),
  ...['g', 'h', 'i', 'j', 'k', 'l'].map((customer) => order(customer, '2024-02-05', 10, '乙')),
  order('g', '2024-02-06', 30, '乙'),
  order('g', '2024-02-07', 70, '乙'),
  order(null, '2024-03-01', 40, '丙'),
  order(null, '2024-03-02', 60, '丙'),
];
const SCOPE: Scope = { ...WHOLE, from: '2024-01-01', to: '2024-04-01' };

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await bench.orders(LINES);
});

async function weightsOf(id: string, params: Readonly<Record<string, unknown>> = {}): Promise<Weights> {
  const analysis = ANALYSES.get(id);
  if (!analysis) throw new Error(id);
  const asked = { params: { ...defaultsOf(analysis.params), ...params }, scope: SCOPE } as never;
  const weights = await weigh(bench.source, analysis, asked);
  if (!weights) throw new Error(`${id} could not be weighed`);
  return weights;
}
const written = (weights: Weights) =>
  Object.fromEntries([...weights].map(([place, { amount, largest }]) => [place, [amount, largest]]));

describe('the largest customer of an amount', () => {
  it('is weighed for every analysis with amounts that may leave, or its amounts are rounded', () => {
    const open = [...ANALYSES.values()].filter(
      (analysis) =>
        mayLeave(analysis) &&
        !isWeighed(analysis) &&
        Object.values(analysis.columns).some(({ unit }) => unit === 'money'),
    );
    expect(open.map(({ id }) => id)).toEqual(['rfm-thresholds']);
  });

  it('is one customer with all orders, or one order where nobody is named', async () => {
    expect(written(await weightsOf('breakdown', { by: 'province' }))).toEqual({
      甲: [60, 10],
      乙: [160, 110],
      丙: [100, 60],
    });
    expect(written(await weightsOf('kpi-summary'))).toEqual({ all: [320, 110], known: [220, 110] });
    expect(written(await weightsOf('revenue-by-month'))).toEqual({
      '2024-01': [60, 10], '2024-02': [160, 110], '2024-03': [100, 60],
    }); // prettier-ignore
    expect(written(await weightsOf('kpi-monthly'))).toMatchObject({ '2024-02': [160, 110] });
    expect(written(await weightsOf('cohort-retention'))).toEqual({ '2024-01 0': [60, 10], '2024-02 0': [160, 110] });
  });

  it('follows each point of the curve', async () => {
    expect(written(await weightsOf('lorenz'))).toMatchObject({
      0: [0, 110],
      1: [110, 10],
      11: [210, 10],
      12: [220, 0],
    });
  });

  it('is found at the place of every row that shows an amount', async () => {
    for (const analysis of [...ANALYSES.values()].filter(isWeighed)) {
      const result = await bench.source.get({ analysis, params: defaultsOf(analysis.params), scope: SCOPE } as never);
      if (result.kind !== 'rows') throw new Error(analysis.id);
      const weights = await weightsOf(analysis.id);
      for (const row of result.rows as readonly Readonly<Record<string, unknown>>[]) {
        const weight = weightOf(analysis, row, weights);
        if (weight && 'revenue' in row && !analysis.id.startsWith('rfm-grid')) {
          expect(weight.amount, `${analysis.id} ${JSON.stringify(row)}`).toBeCloseTo(Number(row['revenue']));
        }
      }
    }
  });

  it('stays behind with its row', async () => {
    const recorder = new Recorder(bench.source);
    const analysis = ANALYSES.get('cohort-retention');
    if (!analysis) throw new Error('no such analysis');
    await recorder.get({ analysis, params: defaultsOf(analysis.params), scope: SCOPE } as never);
    const [frozen] = freeze(recorder.answers).results;
    if (frozen?.kind !== 'rows') throw new Error('nothing frozen');
    expect(frozen.columns['cohort']).not.toContain('2024-02');
  });

  it('counts from half, and a loss of the others counts as well', () => {
    expect([
      { amount: 100, largest: 50 },
      { amount: 100, largest: 51 },
      { amount: -10, largest: 5 },
      { amount: 0, largest: 0 },
    ].map(isDominated)).toEqual([false, true, true, false]); // prettier-ignore
  });

  it('leaves a result behind that cannot be weighed', async () => {
    const analysis = ANALYSES.get('breakdown');
    if (!analysis) throw new Error('no such analysis');
    const asked = { analysis, params: defaultsOf(analysis.params), scope: SCOPE };
    const result = await bench.source.get(asked as never);
    const frozen = freeze([{ ...asked, result, weights: null } as never]);
    expect(frozen.results).toEqual([]);
    expect(frozen.leftOut.map(({ why }) => why)).toEqual(['failed']);
  });

  it('keeps the shares of what a selection leaves out to itself where one of them would be mostly one customer’s', async () => {
    const analysis = ANALYSES.get('breakdown');
    if (!analysis) throw new Error('no such analysis');
    const line = (customer: string, channel: string, province: string, amount: number): OrderLine => ({
      ...order(customer, '2024-01-05', amount, province),
      order: `${customer} ${channel} ${province}`,
      channel,
    });
    const buyers = ['a', 'b', 'c', 'd', 'e', 'f'];
    const restOf = async (most: number) => {
      await bench.orders([
        ...buyers.flatMap((name) => [line(name, '甲店', '江苏', 10), line(name, '甲店', '浙江', 20)]),
        ...buyers.flatMap((name) => [
          line(name, '乙店', '江苏', 10),
          line(name, '乙店', '浙江', name === 'c' ? most : 10),
        ]),
      ]);
      const recorder = new Recorder(bench.source);
      const scope: Scope = { ...SCOPE, filters: { channel: ['甲店'] } };
      const params = { ...defaultsOf(analysis.params), by: 'province' };
      await recorder.get({ analysis, params, scope } as never);
      const live = recorder.answers[0]?.result;
      const [frozen] = freeze(recorder.answers).results;
      if (frozen?.kind !== 'rows' || live?.kind !== 'rows') throw new Error('nothing frozen');
      return { live: live.rows.map((row) => row['share_rest']), frozen: frozen.columns['share_rest'] };
    };
    expect(await restOf(10)).toEqual({ live: [0.5, 0.5], frozen: [0.5, 0.5] });
    const told = await restOf(190);
    expect(told.live).toEqual([0.8, 0.2]);
    expect(told.frozen).toEqual([null, null]);
  });
});
