import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import kpiSummary from '../../src/analyses/kpi-summary/index.ts';
import { netPromoter } from '../../src/stats/net-promoter.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { openBench, type OrderLine, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

type Params = Parameters<typeof bench.rows<typeof kpiSummary.params, typeof kpiSummary.columns>>;
async function metrics(params?: Params[1], scope?: Params[2]) {
  const rows = await bench.rows(kpiSummary, params, scope);
  return Object.fromEntries(rows.map((row) => [row.metric, row]));
}

//         January      February     March          30 days before 1 April: from 2 March
//   ann   10 + 20 (10)                30 (20)      the 30 days before those: from 1 February
//   bob                40 + 5 (15)
//   cai                             50 (5)
//   dee                7 (20)       8 (10)
//   –                               60 (25)        in brackets: the day
const LINES: readonly OrderLine[] = [
  { order: '1', customer: 'ann', at: '2024-01-10 09:00:00', amount: 10, province: '广东' },
  { order: '2', customer: 'ann', at: '2024-01-10 23:30:00', amount: 20 },
  { order: '3', customer: 'ann', at: '2024-03-20', amount: 30 },
  { order: '4', customer: 'bob', at: '2024-02-15', amount: 40 },
  { order: '5', customer: 'bob', at: '2024-02-15', amount: 5 },
  { order: '6', customer: 'cai', at: '2024-03-05', amount: 50, province: '广东' },
  { order: '7', customer: 'dee', at: '2024-02-20', amount: 7 },
  { order: '8', customer: 'dee', at: '2024-03-10', amount: 8 },
  { order: '9', customer: null, at: '2024-03-25', amount: 60 },
];
const TO_APRIL = { to: '2024-04-01' };

describe('of orders', () => {
  beforeAll(() => bench.orders(LINES));

  it('answers every metric once, in the order of the cards', async () => {
    const rows = await bench.rows(kpiSummary);
    expect(rows.map(({ metric }) => metric)).toEqual([
      'customers', 'orders', 'revenue', 'aov', 'arpu', 'repeat_rate', 'churn_rate', 'new_rate', 'nps', 'csat',
    ]); // prettier-ignore
  });

  it('counts known buyers, all orders and all revenue', async () => {
    const { customers, orders, revenue, aov, arpu } = await metrics({}, TO_APRIL);
    expect(customers).toMatchObject({ value: 4, n: 4 });
    expect(orders).toMatchObject({ value: 9, n: 9 });
    expect(revenue).toMatchObject({ value: 230, n: 9, low: null, high: null });
    expect(aov?.value).toBeCloseTo(230 / 9, 9);
    expect(arpu).toMatchObject({ value: 42.5, numerator: 170, denominator: 4 });
  });

  it('calls a repeat buyer who bought on two days, so that split orders of one day count once', async () => {
    const { repeat_rate } = await metrics({}, TO_APRIL);
    expect(repeat_rate).toMatchObject({ value: 0.5, numerator: 2, denominator: 4, n: 4 });
    const interval = wilson(2, 4);
    expect(repeat_rate?.low).toBeCloseTo(interval?.low ?? NaN, 9);
    expect(repeat_rate?.high).toBeCloseTo(interval?.high ?? NaN, 9);
    expect((await metrics({ basis: 'orders' }, TO_APRIL))['repeat_rate']).toMatchObject({ value: 0.75, numerator: 3 });
  });

  it('counts as lapsed who bought in the window before the last one and not since', async () => {
    const { churn_rate } = await metrics({ churn_days: 30 }, TO_APRIL);
    expect(churn_rate).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    const { churn_rate: later } = await metrics({ churn_days: 30 }, { from: '2024-03-15', to: '2024-04-01' });
    expect(later).toMatchObject({ value: 0.5 });
  });

  it('calls a buyer new whose first order ever falls into the range', async () => {
    const { new_rate } = await metrics({}, { from: '2024-03-01', to: '2024-04-01' });
    expect(new_rate).toMatchObject({ numerator: 1, denominator: 3 });
  });

  it('gives no rate, rather than zero, where nobody stands below the line', async () => {
    const rows = await metrics({ churn_days: 730 }, { filters: { province: ['浙江'] } });
    for (const metric of ['aov', 'arpu', 'repeat_rate', 'churn_rate', 'new_rate', 'nps', 'csat']) {
      expect(rows[metric], metric).toMatchObject({ value: null, n: 0, low: null, high: null });
    }
    expect(rows['orders']?.value).toBe(0);
    expect(rows['customers']?.value).toBe(0);
  });
});

describe('of orders that do not say who bought', () => {
  beforeAll(() => bench.orders(LINES.map((line) => ({ ...line, customer: null }))));

  it('counts orders, and knows nothing of customers', async () => {
    const { customers, orders, aov, repeat_rate, arpu } = await metrics();
    expect(orders?.value).toBe(9);
    expect(aov?.value).toBeCloseTo(230 / 9, 9);
    for (const row of [customers, repeat_rate, arpu]) expect(row).toMatchObject({ value: null, n: 0 });
  });
});

describe('under a category', () => {
  //   order 1: x 30 + x 10 + y 60      order 2: y 5
  beforeAll(async () => {
    await bench.orders([
      { order: '1', customer: 'ann', at: '2024-01-01', amount: 100 },
      { order: '2', customer: 'bob', at: '2024-01-02', amount: 5 },
    ]);
    const line = (order_id: string, line_no: number, category: string, amount: number) => ({
      order_id,
      line_no,
      category,
      amount,
      quantity: 1,
    });
    await bench.insert('order_items', [
      line('1', 1, 'x', 30),
      line('1', 2, 'x', 10),
      line('1', 3, 'y', 60),
      line('2', 1, 'y', 5),
    ]);
    await bench.workspace.rebuildFacts();
  });

  it('takes the revenue of matching lines and counts an order once', async () => {
    expect((await metrics({}, { filters: { category: ['x'] } }))['revenue']).toMatchObject({ value: 40, n: 1 });
    expect((await metrics({}, { filters: { category: ['x', 'y'] } }))['revenue']).toMatchObject({ value: 105, n: 2 });
    expect((await metrics({}, { filters: { category: ['y'] } }))['customers']?.value).toBe(2);
  });
});

describe('of a survey alone', () => {
  const answer = async (survey: string, question: string, values: readonly number[]) => {
    for (const [i, value] of values.entries())
      await bench.insert('answers', [{ survey, response_id: `${i}`, question, value }]);
  };
  beforeEach(async () => {
    await bench.db.script(
      'DELETE FROM orders; DELETE FROM order_items; DELETE FROM responses; DELETE FROM answers; DELETE FROM questions',
    );
    for (let i = 0; i < 10; i++)
      await bench.insert('responses', [
        { survey: 's', response_id: `${i}`, submitted_at: '2024-05-0' + (1 + (i % 9)) },
      ]);
    const question = { survey: 's', wording: '?', theme: null };
    await bench.insert('questions', [
      { ...question, question: 'again', position: 1, kind: 'rating', scale_min: 1, scale_max: 10, is_main: false },
      { ...question, question: 'overall', position: 2, kind: 'rating', scale_min: 1, scale_max: 5, is_main: true },
      { ...question, question: 'recommend', position: 3, kind: 'nps', scale_min: 0, scale_max: 10, is_main: false },
    ]);
    await answer('s', 'recommend', [10, 10, 9, 9, 9, 8, 7, 6, 3, 0]);
    await answer('s', 'overall', [5, 5, 4, 4, 3, 3, 2, 1]);
    await answer('s', 'again', [10, 9, 8, 1]);
    await bench.workspace.rebuildFacts();
  });

  it('knows nothing of orders, and scores recommend question and main rating', async () => {
    const { orders, revenue, customers, nps, csat } = await metrics();
    for (const row of [orders, revenue, customers]) expect(row).toMatchObject({ value: null, n: 0 });
    expect(nps).toMatchObject({ numerator: 2, denominator: 10, n: 10 });
    const published = netPromoter(5, 3, 10);
    expect(nps?.value).toBeCloseTo(20, 9);
    expect(nps?.low).toBeCloseTo(published?.low ?? NaN, 6);
    expect(nps?.high).toBeCloseTo(published?.high ?? NaN, 6);
    expect(csat).toMatchObject({ value: 0.5, numerator: 4, denominator: 8 });
  });

  it('takes the high scores of the scale of the question that was asked for: 8–10 of ten', async () => {
    const { csat } = await metrics({ question: 'again' });
    expect(csat).toMatchObject({ numerator: 3, denominator: 4 });
    expect((await metrics({ question: 'overall', csat_min: 5 }))['csat']).toMatchObject({
      numerator: 2,
      denominator: 8,
    });
  });

  it('moves the cut-offs of promoters and detractors', async () => {
    expect((await metrics({ promoter_min: 10, detractor_max: 0 }))['nps']).toMatchObject({ numerator: 1, n: 10 });
  });

  it('gives no NPS where nobody was asked to recommend', async () => {
    await bench.db.script("DELETE FROM questions WHERE kind = 'nps'");
    await bench.workspace.rebuildFacts();
    expect((await metrics())['nps']).toMatchObject({ value: null, n: 0 });
  });
});
