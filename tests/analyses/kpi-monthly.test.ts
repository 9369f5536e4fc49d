import { beforeAll, describe, expect, it } from 'vitest';
import kpiMonthly from '../../src/analyses/kpi-monthly/index.ts';
import kpiSummary from '../../src/analyses/kpi-summary/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
//         2024-01      02        03 (to the 10th)
//   ann   ●(5) ●(20)   ·         ●(9)
//   bob   ●(7)         ●(8)      ·
//   cai                ●(8)      ·
//   –     ●(31)        ·         ·          everything costs 10
beforeAll(async () => {
  bench = await openBench();
  const days: readonly (readonly [string | null, string])[] = [
    ['ann', '2024-01-05'], ['ann', '2024-01-20'], ['ann', '2024-03-09'], ['bob', '2024-01-07'], ['bob', '2024-02-08'], ['cai', '2024-02-08'], [null, '2024-01-31'],
  ]; // prettier-ignore
  await bench.orders(
    days.map(([customer, at], i) => ({
      order: String(i),
      customer,
      at,
      amount: 10,
      channel: customer === 'cai' ? 'B' : 'A',
    })),
  );
});

type Params = Parameters<typeof bench.rows<typeof kpiMonthly.params, typeof kpiMonthly.columns>>;
async function line(metric: string, params?: Params[1], scope?: Params[2]) {
  const rows = await bench.rows(kpiMonthly, params, { to: '2024-03-11', ...scope });
  return rows.filter((row) => row.metric === metric).map(({ month, value }) => [month, value] as const);
}

describe('kpi-monthly', () => {
  it('counts each month on its own', async () => {
    expect(await line('orders')).toEqual([['2024-01', 4], ['2024-02', 2], ['2024-03', 1]]); // prettier-ignore
    expect(await line('revenue')).toEqual([['2024-01', 40], ['2024-02', 20], ['2024-03', 10]]); // prettier-ignore
    expect(await line('customers')).toEqual([['2024-01', 2], ['2024-02', 2], ['2024-03', 1]]); // prettier-ignore
    expect(await line('repeat_rate')).toEqual([['2024-01', 0.5], ['2024-02', 0], ['2024-03', 0]]); // prettier-ignore
    expect(await line('new_rate')).toEqual([['2024-01', 1], ['2024-02', 0.5], ['2024-03', 0]]); // prettier-ignore
  });

  it('marks the month that still runs, and the one that the data enter halfway', async () => {
    const complete = async (to: string) =>
      (await bench.rows(kpiMonthly, {}, { to }))
        .filter(({ metric }) => metric === 'orders')
        .map(({ complete }) => complete);
    expect(await complete('2024-03-11')).toEqual([false, true, false]);
    expect(await complete('2024-03-01')).toEqual([false, true]);
  });

  it('is not cut by the range, but by the filters', async () => {
    expect(await line('orders', {}, { from: '2024-03-01' })).toHaveLength(3);
    expect(await line('orders', {}, { filters: { channel: ['B'] } })).toEqual([['2024-02', 1]]);
  });

  it('shows thirteen months at most', async () => {
    expect(await line('orders', {}, { to: '2025-02-01' })).toEqual([['2024-01', 4], ['2024-02', 2], ['2024-03', 1]]); // prettier-ignore
    expect(await line('orders', {}, { to: '2025-02-02' })).toEqual([['2024-02', 2], ['2024-03', 1]]); // prettier-ignore
  });

  it('tells churn at the end of each month only when asked, and as the summary tells it', async () => {
    expect(await line('churn_rate')).toEqual([]);
    const lines = await line('churn_rate', { churn_days: 30 });
    //  end of January: 30 days before from 2 January, before that nobody.
    //  end of February (1 March): active 1–30 January: ann, bob; since 31 January: bob. One of two is gone.
    //  11 March: active 11 January – 9 February: ann, bob, cai; since 10 February: ann. Two of three.
    expect(lines).toEqual([['2024-02', 0.5], ['2024-03', 2 / 3]]); // prettier-ignore
    for (const [to, month] of [['2024-03-01', '2024-02'], ['2024-03-11', '2024-03']] as const) {
      const summary = await bench.rows(kpiSummary, { churn_days: 30 }, { to });
      const value = summary.find(({ metric }) => metric === 'churn_rate')?.value;
      expect(value, month).toBeCloseTo(lines.find(([at]) => at === month)?.[1] ?? NaN, 12);
    } // prettier-ignore
  });
});
