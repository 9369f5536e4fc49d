// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { fitChart } from '../../../src/app/present/fit.ts';
import { layoutChart } from '../../../src/charts/layout.ts';
import type { ChartSpec } from '../../../src/charts/spec.ts';

/* jsdom has no canvas to measure texts with: ten px a character will do. */
vi.mock('../../../src/charts/text.ts', async (original) => ({
  ...(await original<object>()),
  textWidth: (text: string) => 10 * [...text].length,
}));

const bars = (n: number): ChartSpec => ({
  kind: 'bars',
  bars: Array.from({ length: n }, (_, i) => ({ key: `${i}`, label: `第${i}项`, value: i + 1, text: `${i + 1}` })),
});
const HALL = { width: 1100, height: 560 };

it.each([3, 12, 30])('%i bars are as large as the whole of them fits', (n) => {
  const { scale, width, height } = fitChart(bars(n), HALL);
  expect(height).toBeUndefined();
  expect(width * scale).toBeCloseTo(HALL.width);
  expect(layoutChart(bars(n), { width }).layout.height * scale).toBeLessThanOrEqual(HALL.height);
});

it('fewer bars get larger letters, and a phone gets the chart at its own size', () => {
  expect(fitChart(bars(3), HALL).scale).toBeGreaterThan(fitChart(bars(12), HALL).scale);
  expect(fitChart(bars(12), { width: 350, height: 300 })).toEqual({ scale: 1, width: 350, height: undefined });
});

it('a line fills its place in both directions', () => {
  const line: ChartSpec = { kind: 'line', series: [], x: { ticks: [] }, y: { write: String } };
  const { scale, width, height = 0 } = fitChart(line, HALL);
  expect([width * scale, height * scale].map(Math.round)).toEqual([1100, 560]);
});
