import { describe, expect, it } from 'vitest';
import type { Extents } from '../../src/model/extents.ts';
import { addMonths } from '../../src/util/day.ts';
import { aroundOf, rangeOfStretch, stretchOf } from '../../src/state/stretch.ts';

/** From 2023-02-10 to 2024-12-20. */
const EXTENTS: Extents = {
  orders: 1,
  customers: 1,
  firstDay: '2023-02-10',
  asOf: '2024-12-21',
  hasItems: true,
  hasProvince: true,
  hasChannel: true,
  responses: 0,
  responsesWithDate: 0,
  responsesWithCustomer: 0,
  ordersWithoutCustomer: 0,
};
const YEAR = { from: '2024-01-01', to: '2024-12-21' };

describe('what stays in sight around a range', () => {
  it('is the range itself, for one of the presets', () => {
    expect(aroundOf('12m', '12m', EXTENTS)).toEqual(YEAR);
    expect(aroundOf('3m', '12m', EXTENTS)).toEqual({ from: '2024-10-01', to: '2024-12-21' });
  });
  it('is the preset that whole months were chosen from', () => {
    expect(aroundOf({ first: '2024-03-01', last: '2024-05-31' }, '12m', EXTENTS)).toEqual(YEAR);
    expect(aroundOf({ first: '2024-11-01', last: '2024-12-20' }, '12m', EXTENTS)).toEqual(YEAR);
  });
  it('reaches as far as they do', () => {
    expect(aroundOf({ first: '2023-02-10', last: '2023-04-30' }, '12m', EXTENTS)).toEqual({ ...YEAR, from: '2023-02-10' }); // prettier-ignore
  });
  it('is the range itself where it cuts months in two', () => {
    expect(aroundOf({ first: '2024-03-05', last: '2024-05-31' }, '12m', EXTENTS)).toEqual({ from: '2024-03-05', to: '2024-06-01' }); // prettier-ignore
  });
  it('is nothing without days', () => {
    expect(aroundOf('all', 'all', { ...EXTENTS, firstDay: null, asOf: null })).toBeNull();
  });
});

const monthsOf = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => addMonths(`${first}-01`, at).slice(0, 7));

describe('months of a chart', () => {
  const year = monthsOf('2024-01', 12);
  it('are whole but for the ends of what is seen', () => {
    const all = { from: '2023-02-10', to: '2024-12-21' };
    expect(rangeOfStretch(monthsOf('2023-02', 23), all, [0, 1])).toEqual({ first: '2023-02-10', last: '2023-03-31' });
    expect(rangeOfStretch(year, YEAR, [2, 4])).toEqual({ first: '2024-03-01', last: '2024-05-31' });
    expect(rangeOfStretch(year, YEAR, [11, 11])).toEqual({ first: '2024-12-01', last: '2024-12-20' });
    expect(rangeOfStretch([], YEAR, [0, 0])).toBeNull();
  });
  it('are found again from their range', () => {
    for (let first = 0; first < 12; first++)
      for (let last = first; last < 12; last++)
        expect(stretchOf(year, YEAR, rangeOfStretch(year, YEAR, [first, last]) ?? { first: '', last: '' })).toEqual(
          last - first === 11 ? null : [first, last],
        );
  });
  it('are none that a range cuts', () => {
    expect(stretchOf(year, YEAR, { first: '2024-03-05', last: '2024-05-31' })).toBeNull();
    expect(stretchOf(year, YEAR, { first: '2024-03-01', last: '2024-05-30' })).toBeNull();
  });
});
