import { expect, it } from 'vitest';
import { isChinese } from '../../../src/pages/segments/regions.ts';

it('draws the map of China only where most of the revenue went there', () => {
  const mixed = [
    { value: '广东', revenue: 60 },
    { value: 'California', revenue: 40 },
    { value: '', revenue: 500 },
  ];
  expect(isChinese(mixed)).toBe(true);
  expect(isChinese([...mixed, { value: 'Texas', revenue: 30 }])).toBe(false);
  expect(isChinese([])).toBe(true);
});
