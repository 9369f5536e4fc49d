import { beforeAll, describe, expect, it } from 'vitest';
import lorenz from '../../src/analyses/lorenz/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

const spending = (...amounts: readonly number[]) =>
  bench.orders(amounts.map((amount, i) => ({ order: String(i), customer: `c${i}`, at: '2024-01-05', amount })));
const pointsOf = async () => new Map((await bench.rows(lorenz)).map((row) => [row.point, row]));

// 50 20 10 10 10, together 100. Gini: ascending 10 10 10 20 50, Σ i·x = 390, 2·390/500 − 6/5 = 0.36.
describe('five customers who spent 50, 20, 10, 10 and 10', () => {
  beforeAll(() => spending(10, 50, 10, 20, 10));

  it('have a Gini coefficient of 0.36, and the first fifth makes half of the revenue', async () => {
    const points = await pointsOf();
    expect(points.get('top20')).toMatchObject({ customers: 1, customer_share: 0.2, revenue: 50, revenue_share: 0.5 });
    expect(points.get('all')).toMatchObject({ customers: 5, revenue: 100, revenue_share: 1 });
    expect(points.get('all')?.gini).toBeCloseTo(0.36, 12);
  });

  // 80 is reached with the third customer, who spent 10 as the last two did: one tier for all of them.
  it('keep customers who spent alike in one tier', async () => {
    const points = await pointsOf();
    expect(points.get('tier_a')).toMatchObject({ customers: 5, revenue_share: 1 });
  });

  it('have one place on the curve for each of them', async () => {
    const curve = (await bench.rows(lorenz)).filter(({ point }) => point === 'curve');
    expect(curve.map(({ customers, revenue_share }) => [customers, revenue_share])).toEqual([[1, 0.5], [2, 0.7], [3, 0.8], [4, 0.9], [5, 1]]); // prettier-ignore
  });
});

it('finds nothing concentrated where everybody spends alike', async () => {
  await spending(7, 7, 7, 7);
  expect((await pointsOf()).get('all')?.gini).toBeCloseTo(0, 12);
});

it('leaves out orders without a customer, and takes only what the filters let through', async () => {
  await bench.orders([
    { order: '1', customer: 'ann', at: '2024-01-01', amount: 30, channel: 'A' },
    { order: '2', customer: 'ann', at: '2024-01-02', amount: 50, channel: 'B' },
    { order: '3', customer: 'bob', at: '2024-01-02', amount: 10, channel: 'A' },
    { order: '4', customer: null, at: '2024-01-02', amount: 1000, channel: 'A' },
  ]);
  const all = (await bench.rows(lorenz, {}, { filters: { channel: ['A'] } })).find(({ point }) => point === 'all');
  expect(all).toMatchObject({ customers: 2, revenue: 40 });
});

it('has shares of zero, not a division by zero, where nothing was paid', async () => {
  await spending(0, 0, 0);
  expect((await bench.rows(lorenz)).every(({ revenue_share, gini }) => revenue_share === 0 && gini === 0)).toBe(true);
});
