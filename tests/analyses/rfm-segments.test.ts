import { beforeAll, expect, it } from 'vitest';
import rfmSegments from '../../src/analyses/rfm-segments/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await bench.orders([
    { order: '1', customer: 'ann', at: '2024-01-05', amount: 10, channel: 'A', category: 'x' },
    { order: '2', customer: 'ann', at: '2024-03-05', amount: 30, channel: 'B', category: 'y' },
    { order: '3', customer: 'bob', at: '2024-02-01', amount: 60, channel: 'A', province: '广东' },
  ]);
});

it('sums customers and revenue, and shares add up to one', async () => {
  const rows = await bench.rows(rfmSegments);
  expect(rows.reduce((n, row) => n + row.customers, 0)).toBe(2);
  expect(rows.reduce((n, row) => n + row.revenue, 0)).toBe(100);
  expect(rows.reduce((n, row) => n + row.share, 0)).toBeCloseTo(1);
});

it('selects customers by the scope without scoring them again', async () => {
  const all = await bench.rows(rfmSegments);
  for (const filters of [{ channel: ['B'] }, { category: ['y'] }, { province: ['广东'] }]) {
    const [only, ...others] = await bench.rows(rfmSegments, {}, { filters });
    expect(others).toEqual([]);
    expect(all.map((row) => row.segment)).toContain(only?.segment);
  }
});
