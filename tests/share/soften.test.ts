import { expect, it } from 'vitest';
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
