import { describe, expect, it } from 'vitest';
import { looksPersonal, merged, softened } from '../../src/share/soften.ts';

const point = (value: number, n: number, part: string, total = 100) => ({ value, n, share: n / total, part, total });
const brief = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map(({ value, n }) => `${String(value)}:${String(n)}`);

it('puts points of a scale that few chose together with their neighbours, never across parts', () => {
  const rows = [
    point(0, 0, 'detractor'),
    point(1, 3, 'detractor'),
    point(2, 2, 'detractor'),
    point(3, 9, 'detractor'),
    point(4, 20, 'detractor'),
    point(5, 4, 'detractor'),
    point(6, 30, 'passive'),
    point(7, 32, 'promoter'),
  ];
  expect(brief(merged('score-distribution', rows))).toEqual(['0:0', '1:14', '4:24', '6:30', '7:32']);
});

it('shows a scale whole or not at all', () => {
  const rows = [point(1, 40, 'detractor'), point(2, 60, 'promoter')];
  expect(softened('score-distribution', rows)).toEqual(rows);
  expect(softened('score-distribution', rows.slice(1))).toEqual([]);
});

it('keeps points of the concentration curve five customers apart, the named ones first', () => {
  const rows = [
    ['curve', 3],
    ['curve', 6],
    ['top20', 8],
    ['curve', 20],
    ['all', 24],
  ].map(([name, customers]) => ({ point: name, customers }));
  const even = new Map([0, 3, 6, 8, 20, 24].map((n) => [String(n), { amount: 10 * n, largest: 10 }]));
  expect(softened('lorenz', rows, even).map(({ customers }) => customers)).toEqual([8, 24]);
});

it('never blanks a single repeat rate', () => {
  const row = (customers: number, repeat_rate: number) => ({ customers, repeat_rate, repeat_low: 0, repeat_high: 1 });
  const rates = softened('breakdown', [row(20, 0.1), row(100, 0.5), row(60, 0.5)]).map(
    ({ repeat_rate }) => repeat_rate,
  );
  expect(rates).toEqual([null, 0.5, null]);
});

it('knows what looks like a person', () => {
  expect(['13912345678', '张三 13912345678', 'a@b.cn', '110101199003071234'].every(looksPersonal)).toBe(true);
  expect(['2024-12-20', '202405', '广东省', '6-12', ''].some(looksPersonal)).toBe(false);
});

it('leaves out points between which one customer makes more than half', () => {
  const rows = [10, 20, 30].map((customers) => ({ point: customers === 30 ? 'all' : 'curve', customers }));
  const shown = (first: number, tenth: number) => {
    const at = (amount: number, largest: number) => ({ amount, largest });
    const weights = new Map([['0', at(0, first)], ['10', at(1000, tenth)], ['20', at(1200, 10)], ['30', at(1290, 0)]]); // prettier-ignore
    return softened('lorenz', rows, weights).map(({ customers }) => customers);
  };
  expect(shown(500, 60)).toEqual([10, 20, 30]);
  expect(shown(500, 101)).toEqual([10, 30]);
  expect(shown(501, 60)).toEqual([20, 30]);
  expect(shown(700, 60)).toEqual([]);
});

it('blanks the amount of a year earlier that is mostly one customer, and never a single month', () => {
  const rows = [100, 300, 200].map((revenue_last_year, i) => ({
    month: `2024-0${i + 1}`,
    customers: 50,
    revenue: 300,
    revenue_last_year,
    change: 1,
  }));
  const shown = (...largest: readonly number[]) =>
    softened(
      'revenue-by-month',
      rows,
      new Map(
        rows.map(({ month, revenue_last_year: amount }, i) => [`last ${month}`, { amount, largest: largest[i] ?? 0 }]),
      ),
    ).map((row) => row['revenue_last_year']);
  expect(shown(50, 50, 50)).toEqual([100, 300, 200]);
  expect(shown(51, 50, 50)).toEqual([null, 300, null]);
  expect(shown(40, 151, 50)).toEqual([null, null, 200]);
  expect(shown(99, 99, 199)).toEqual([null, null, null]);
});

it('says of amounts that divide customers into classes about where they lie, not what somebody spent', () => {
  const rows = [1, 2, 3].map((score) => ({ score, m_from: score * 1234.56, m_to: score * 1234.56 + 987.6 }));
  expect(softened('rfm-thresholds', rows).map(({ m_from, m_to }) => [m_from, m_to])).toEqual([
    [null, 2200],
    [2500, 3500],
    [3700, null],
  ]);
});

describe('means over cohorts', () => {
  const cohort = (name: string, age: number, size: number, active: number, revenue: number, cumulative: number) => ({
    cohort: name,
    age,
    size,
    active,
    revenue,
    cumulative_revenue: cumulative / size,
    complete: true,
    eligible: 33,
    mean_retention: 0.9,
    mean_revenue_retention: 0.9,
    mean_cumulative_revenue: 9,
  });

  it('are those of the shown ones, so that their bases tell the size of no hidden one', () => {
    const rows = [cohort('2024-01', 0, 10, 10, 500, 500), cohort('2024-01', 1, 10, 4, 100, 600), cohort('2024-02', 0, 20, 20, 300, 300), cohort('2024-02', 1, 20, 5, 60, 360)]; // prettier-ignore
    const at = (age: number) => softened('cohort-retention', rows).filter((row) => row['age'] === age);
    expect(at(0)[0]).toMatchObject({ eligible: 30, mean_retention: 1, mean_revenue_retention: 1 });
    expect(at(1)[0]).toMatchObject({ eligible: 30, mean_retention: 9 / 30, mean_revenue_retention: 160 / 800, mean_cumulative_revenue: 960 / 30 }); // prettier-ignore
    expect(at(1)[1]).toMatchObject({ size: 20, active: 5, eligible: 30, mean_retention: 9 / 30 });
  });

  // By age: 800 / 30, 160 / 30, and of January alone 10 / 10: 33, where its own sum is 610 / 10. Nobody is hidden at age 2, but before.
  it('add spending up age by age, after a hidden cohort too', () => {
    const rows = [cohort('2024-01', 0, 10, 10, 500, 500), cohort('2024-01', 1, 10, 4, 100, 600), { ...cohort('2024-01', 2, 10, 4, 10, 610), eligible: 10 }, cohort('2024-02', 0, 20, 20, 300, 300), cohort('2024-02', 1, 20, 5, 60, 360)]; // prettier-ignore
    const last = softened('cohort-retention', rows).find((row) => row['age'] === 2);
    expect(last).toMatchObject({ eligible: 10, mean_retention: 0.9, mean_cumulative_revenue: 33 });
  });

  it('stay as they are where all are shown', () => {
    const rows = [{ ...cohort('2024-01', 0, 33, 33, 500, 500), mean_retention: 1 }];
    expect(softened('cohort-retention', rows)[0]).toBe(rows[0]);
  });

  it('are a line made of the shown lines, and end where those end', () => {
    const point = (name: string, age: number, eligible: number, active: number) => ({ cohort: name, age, eligible, active, retention: active / eligible, complete: true }); // prettier-ignore
    const rows = [point('', 0, 33, 33), point('', 1, 33, 12), point('', 2, 10, 3), point('2024-01', 0, 10, 10), point('2024-01', 1, 10, 4), point('2024-02', 0, 20, 20), point('2024-02', 1, 20, 5)]; // prettier-ignore
    expect(softened('retention-curves', rows).slice(0, 3)).toEqual([point('', 0, 30, 30), point('', 1, 30, 9), point('2024-01', 0, 10, 10)]); // prettier-ignore
  });
});
