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
  expect(softened('lorenz', rows).map(({ customers }) => customers)).toEqual([8, 24]);
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
