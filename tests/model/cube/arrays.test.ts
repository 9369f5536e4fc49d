import { describe, expect, it } from 'vitest';
import { CubeArrays } from '../../../src/model/cube/arrays.ts';
import type { GroupCall, Selection } from '../../../src/model/cube/host.ts';

const ALL: Selection = { name: '', attributes: [], categories: null };
const ints = (...values: readonly number[]) => Int32Array.from(values);
const amounts = (...values: readonly number[]) => Float64Array.from(values);

/**
 * Order keys 10 … 15. Customer 2 bought on days 100 (twice), 130 and 200; customer 1 on day 120; an unknown one on day 110.
 * Channel: code 1 for 10, 11 and 13, code 2 for the rest. Lines: 10 has category 1 twice (4 + 6) and 2 (5), 12 has category 2 (7).
 */
function shop(): CubeArrays {
  const arrays = new CubeArrays();
  const reach = arrays.put({
    kind: 'orders',
    keys: ints(10, 11, 12, 13, 14, 15),
    customers: ints(2, 2, 1, 0, 2, 2),
    days: ints(100, 100, 120, 110, 130, 200),
    amounts: amounts(15, 20, 7, 40, 50, 60),
  });
  expect(reach).toEqual({ firstDay: 100, lastDay: 200 });
  arrays.put({
    kind: 'attribute',
    name: 'channel',
    of: 'order',
    keys: ints(15, 14, 13, 12, 11, 10),
    codes: ints(2, 2, 1, 2, 1, 1),
  });
  arrays.put({ kind: 'attribute', name: 'gender', of: 'customer', keys: ints(2), codes: ints(1) });
  arrays.put({
    kind: 'lines',
    keys: ints(10, 12, 10, 10, 99),
    codes: ints(1, 2, 2, 1, 1),
    amounts: amounts(4, 7, 5, 6, 1),
  });
  return arrays;
}

const call = (given: Partial<GroupCall> = {}): GroupCall => ({
  selection: ALL,
  split: { by: 'none' },
  from: 0,
  to: 1000,
  newSince: ints(0, 0, 0, 0),
  ...given,
});
const plain = (groups: ReturnType<CubeArrays['group']>) =>
  Object.fromEntries(Object.entries(groups).map(([name, column]) => [name, [...column]]));

describe('the arrays of the cube', () => {
  it('count orders, money and people, a person once however often it bought', () => {
    expect(plain(shop().group(call()))).toEqual({
      orders: [6],
      revenue: [192],
      knownOrders: [5],
      spent: [152],
      customers: [2],
      repeaters: [1],
      reorderers: [1],
      newcomers: [2],
    });
  });
  it('take two orders of one day for two orders and one day', () => {
    const groups = shop().group(call({ to: 101 }));
    expect([groups.customers[0], groups.reorderers[0], groups.repeaters[0]]).toEqual([1, 1, 0]);
  });
  it('call new who never bought before, in or out of the window', () => {
    const groups = shop().group(call({ from: 115, newSince: ints(115) }));
    expect([groups.customers[0], groups.newcomers[0]]).toEqual([2, 1]);
  });
  it('split by what stands on the order: a person counts in each', () => {
    const split = { by: 'attribute', name: 'channel', bucketOf: ints(0, 1, 2), buckets: 3 } as const;
    const groups = shop().group(call({ split }));
    expect([...groups.orders]).toEqual([0, 3, 3]);
    expect([...groups.customers]).toEqual([0, 1, 2]);
  });
  it('split by category: lines of one order and category are one order', () => {
    const split = { by: 'lines', bucketOf: ints(0, 1, 2), buckets: 3 } as const;
    const groups = shop().group(call({ split }));
    expect([...groups.orders]).toEqual([0, 1, 2]);
    expect([...groups.revenue]).toEqual([0, 10, 12]);
  });
  it('count only the matching lines of an order under a filter of categories, and leave out orders without any', () => {
    const selection: Selection = { name: 'c', attributes: [], categories: Uint8Array.from([0, 0, 1]) };
    const groups = shop().group(call({ selection }));
    expect([groups.orders[0], groups.revenue[0]]).toEqual([2, 12]);
  });
  it('select by order and by customer; who is unknown has no profile', () => {
    const selection: Selection = {
      name: 'g',
      attributes: [
        { name: 'gender', isWanted: Uint8Array.from([0, 1]) },
        { name: 'channel', isWanted: Uint8Array.from([0, 1, 0]) },
      ],
      categories: null,
    };
    const groups = shop().group(call({ selection }));
    expect([groups.orders[0], groups.revenue[0]]).toEqual([2, 35]);
  });
  it('tell who has lapsed: bought in the first half of the window, not in the second', () => {
    const told = (stops: readonly number[], days: number) => {
      const { active, lapsed } = shop().lapses({ selection: ALL, stops: Int32Array.from(stops), days });
      return [...active].map((n, at) => [n, lapsed[at]]);
    };
    expect(told([160], 30)).toEqual([[2, 1]]);
    expect(told([160], 35)).toEqual([[2, 1]]);
    expect(told([60], 30)).toEqual([[0, 0]]);
    expect(told([60, 160], 30)).toEqual([[0, 0], [2, 1]]); // prettier-ignore
  });
  it('sum by day, and tell days without orders from days of nothing', () => {
    expect([...shop().days({ selection: ALL, from: 99, to: 102 })]).toEqual([NaN, 35, NaN]);
  });
  it('forget everything else when the orders are put anew, and say so', () => {
    const arrays = shop();
    arrays.put({ kind: 'orders', keys: ints(1), customers: ints(1), days: ints(5), amounts: amounts(9) });
    expect(plain(arrays.group(call()))).toMatchObject({ orders: [1], revenue: [9] });
    const split = { by: 'attribute', name: 'channel', bucketOf: ints(0), buckets: 1 } as const;
    expect(() => arrays.group(call({ split }))).toThrow(new RangeError('channel was not put into the cube'));
    expect(() => new CubeArrays().group(call())).toThrow(RangeError);
  });
  it('rehearse with invented orders and keep nothing of them', () => {
    const [arrays, untouched] = [shop(), shop()];
    arrays.rehearse();
    expect(arrays.bytes()).toEqual(untouched.bytes());
    expect(plain(arrays.group(call()))).toEqual(plain(untouched.group(call())));
  });
});
