import { expect, it } from 'vitest';
import type { Extents } from '../../src/model/extents.ts';
import { comparisonsOf } from '../../src/state/comparison.ts';
import { resolveRange } from '../../src/state/range.ts';

const loaded = (firstDay: string, asOf: string): Extents => ({
  orders: 1, customers: 1, firstDay, asOf, hasItems: true, hasProvince: true, hasChannel: true, responses: 0, responsesWithDate: 0, responsesWithCustomer: 0, ordersWithoutCustomer: 0,
}); // prettier-ignore

it('takes twelve calendar months, the one that still runs included', () => {
  expect(resolveRange('12m', loaded('2022-01-01', '2024-12-21'))).toEqual({ from: '2024-01-01', to: '2024-12-21' });
  expect(resolveRange('12m', loaded('2022-01-01', '2025-01-01'))).toEqual({ from: '2024-01-01', to: '2025-01-01' });
});
it('never starts before the first day seen', () => {
  expect(resolveRange('12m', loaded('2024-06-01', '2024-12-21'))).toEqual({ from: '2024-06-01', to: '2024-12-21' });
});
it('starts the year of the last day seen, also on New Year’s Day', () => {
  expect(resolveRange('ytd', loaded('2022-01-01', '2025-01-01'))).toEqual({ from: '2024-01-01', to: '2025-01-01' });
});
it('counts a written last day as seen', () => {
  expect(resolveRange({ first: '2024-01-01', last: '2024-01-31' }, loaded('2022-01-01', '2024-12-21'))).toEqual({
    from: '2024-01-01',
    to: '2024-02-01',
  });
});

const extents = loaded('2022-01-01', '2024-12-21');
it('compares an unfinished year with just as many days of the year before', () => {
  expect(comparisonsOf({ from: '2024-01-01', to: '2024-12-21' }, extents)).toEqual({
    previous: { from: '2023-01-11', to: '2024-01-01' },
    lastYear: { from: '2023-01-01', to: '2023-12-21' },
  });
});
it('steps whole months by months: March meets February', () => {
  expect(comparisonsOf({ from: '2024-03-01', to: '2024-04-01' }, extents)).toEqual({
    previous: { from: '2024-02-01', to: '2024-03-01' },
    lastYear: { from: '2023-03-01', to: '2023-04-01' },
  });
});
it('prints one comparison where both are the same range', () => {
  expect(comparisonsOf({ from: '2023-12-21', to: '2024-12-21' }, extents)).toEqual({
    previous: null,
    lastYear: { from: '2022-12-21', to: '2023-12-21' },
  });
});
it('withholds a comparison that the data do not reach back to', () => {
  expect(comparisonsOf({ from: '2022-01-01', to: '2022-07-01' }, extents)).toEqual({ previous: null, lastYear: null });
});
it('29 February meets 28 February', () => {
  expect(comparisonsOf({ from: '2024-02-29', to: '2024-03-01' }, extents).lastYear).toEqual({
    from: '2023-02-28',
    to: '2023-03-01',
  });
});
