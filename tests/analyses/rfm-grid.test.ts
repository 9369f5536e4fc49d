import { beforeAll, expect, it } from 'vitest';
import rfmGrid from '../../src/analyses/rfm-grid/index.ts';
import { formatter } from '../../src/i18n/format.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { WHOLE } from '../../src/model/scope.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

// as_of 2024-07-01, fixed bounds: R 10 30 60 100 days, F 1 2 3 5, M 20 50 100 200.
//   ann   last 06-30 (1 day, R5), twice (F2), 300 (M5)   525 promising
//   bob   last 06-29 (2 days, R5), twice (F2), 40 (M2)   522 promising
//   cai   last 06-28 (3 days, R5), twice (F2), 300 (M5)  525 promising   – same cell
//   dan   last 01-01 (182 days, R1), once (F1), 360 (M5) 115 cannot lose
//   eva   last 01-02 (181 days, R1), once (F1), 10 (M1)  111 lost        – same cell as dan
const RULE = { scoring: 'fixed', r_breaks: '10,30,60,100', m_breaks: '20,50,100,200', as_of: '2024-07-01' } as const;
let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  const order = (customer: string, at: string, amount: number, channel: string) => ({
    order: customer + at,
    customer,
    at,
    amount,
    channel,
  });
  await bench.orders([
    order('ann', '2024-06-01', 100, 'A'), order('ann', '2024-06-30', 200, 'A'), order('bob', '2024-06-01', 20, 'A'),
    order('bob', '2024-06-29', 20, 'A'), order('cai', '2024-06-01', 100, 'B'), order('cai', '2024-06-28', 200, 'B'),
    order('dan', '2024-01-01', 350, 'A'), order('eva', '2024-01-02', 10, 'A'),
  ]); // prettier-ignore
});

it('has a row per cell and segment, the largest segment of a cell first, with the bounds in days and purchases', async () => {
  expect(await bench.rows(rfmGrid, RULE)).toEqual([
    { r_score: 1, f_score: 1, segment: 'cannot_lose', customers: 1, revenue: 350, cell_customers: 2, cell_share: 0.4, cell_revenue_share: 0.36, r_from: 181, r_to: 182, f_from: 1, f_to: 1 },
    { r_score: 1, f_score: 1, segment: 'lost', customers: 1, revenue: 10, cell_customers: 2, cell_share: 0.4, cell_revenue_share: 0.36, r_from: 181, r_to: 182, f_from: 1, f_to: 1 },
    { r_score: 5, f_score: 2, segment: 'promising', customers: 3, revenue: 640, cell_customers: 3, cell_share: 0.6, cell_revenue_share: 0.64, r_from: 1, r_to: 3, f_from: 2, f_to: 2 },
  ]); // prettier-ignore
});

it('keeps its bounds when the scope selects some of the customers', async () => {
  const rows = await bench.rows(rfmGrid, RULE, { filters: { channel: ['B'] } });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ customers: 1, cell_share: 1, r_from: 1, r_to: 3 });
});

it('keeps all cells under a chosen segment and shows its part of each', async () => {
  const rows = await bench.rows(rfmGrid, RULE, { filters: { segment: ['lost'] } });
  const scope = { ...(await bench.workspace.resolve(WHOLE)), filters: { segment: ['lost'] } };
  const spec = rfmGrid.view(rows, {
    locale: 'zh-CN',
    format: formatter('zh-CN'),
    params: { ...defaultsOf(rfmGrid.params), ...RULE },
    scope,
    nameOf: (attribute, value) => valueName('zh-CN', attribute, value),
  });
  if (spec?.kind !== 'grid') throw new Error('expected a grid');
  expect(spec.rows).toEqual(['无人', '无人', '无人', '2次', '1次']);
  expect(spec.columns).toEqual(['181天以上', '无人', '无人', '无人', '3天内']);
  expect(spec.cells.map(({ row, column, key, strip }) => ({ row, column, key, strip }))).toEqual([
    { row: 4, column: 0, key: 'cannot_lose', strip: 0.5 },
    { row: 3, column: 4, key: 'promising', strip: undefined },
  ]);
  expect(spec.cells[0]?.lines).toEqual(['2', '不可失去', '36.0%']);
});
