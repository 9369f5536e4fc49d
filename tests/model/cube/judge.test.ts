import { describe, expect, it } from 'vitest';
import { timeBins } from '../../../src/model/cube/bins.ts';
import { select } from '../../../src/model/cube/groups.ts';
import { judge, type JudgeRule, segmentSums } from '../../../src/model/cube/judge.ts';
import { orderColumns } from '../../../src/model/cube/orders.ts';
import { walkAll } from '../../../src/model/cube/walk.ts';

type Order = readonly [customer: number, day: number, amount: number];

const columns = (orders: readonly Order[]) =>
  orderColumns(
    Int32Array.from(orders.keys()),
    Int32Array.from(orders, ([customer]) => customer),
    Int32Array.from(orders, ([, day]) => day),
    Float64Array.from(orders, ([, , amount]) => amount),
  );

/** Every cell is its own segment: 100 r + 10 f + m. */
const CELLS = Int32Array.from({ length: 125 }, (_, at) => 111 + 100 * Math.floor(at / 25) + 10 * (Math.floor(at / 5) % 5) + (at % 5)); // prettier-ignore
const RULE: JudgeRule = {
  from: 0,
  asOf: 100,
  counts: 'days',
  scoring: 'percentile',
  breaks: { r: [10, 20, 30, 40], f: [1, 2, 3, 5], m: [10, 20, 30, 40] },
  cells: CELLS,
};

/** Customer k bought on k days, the last of them day 10 k, each time for 10; one order says nobody. */
const FIVE = columns([
  [5, 50, 10], [5, 49, 10], [5, 48, 10], [5, 47, 10], [5, 46, 10], [4, 40, 10], [4, 39, 10], [4, 38, 10], [4, 37, 10],
  [3, 30, 10], [3, 29, 10], [3, 28, 10], [2, 20, 10], [2, 19, 10], [1, 10, 10], [0, 60, 999],
]); // prettier-ignore

describe('customers are judged from the arrays', () => {
  it('by how many others they beat: of five different ones, one gets each score', () => {
    const { segments, recencies, frequencies, amounts } = judge(FIVE, RULE);
    expect([...segments]).toEqual([0, 111, 222, 333, 444, 555]);
    expect([...recencies].slice(1)).toEqual([90, 80, 70, 60, 50]);
    expect([...frequencies].slice(1)).toEqual([1, 2, 3, 4, 5]);
    expect([...amounts].slice(1)).toEqual([10, 20, 30, 40, 50]);
  });

  it('by fixed bounds: a value at a bound belongs to the better class of recency and the lower one of the others', () => {
    const { segments } = judge(FIVE, { ...RULE, asOf: 60, scoring: 'fixed' });
    expect([...segments]).toEqual([0, 111, 222, 333, 444, 545]);
  });

  it('by bounds for frequency only, where over 40 % share one number of purchases', () => {
    const orders: Order[] = [[1, 10, 1], [2, 20, 2], [3, 30, 3], [4, 40, 4], [5, 50, 5], [5, 51, 5], [5, 52, 5]]; // prettier-ignore
    expect([...judge(columns(orders), { ...RULE, scoring: 'auto' }).segments]).toEqual([0, 111, 212, 313, 414, 535]);
    expect([...judge(columns(orders), RULE).segments]).toEqual([0, 111, 212, 313, 414, 555]);
  });

  it('two orders of a day are one purchase day, two purchases if orders are counted; outside the window nobody is judged', () => {
    const orders = columns([[1, 50, 1], [1, 50, 1], [2, 100, 1], [3, -1, 1]]); // prettier-ignore
    expect([...judge(orders, RULE).frequencies]).toEqual([0, 1, 0, 0]);
    expect([...judge(orders, { ...RULE, counts: 'orders' }).frequencies]).toEqual([0, 2, 0, 0]);
    expect([...judge(orders, RULE).segments].map((segment) => segment > 0)).toEqual([false, true, false, false]);
  });

  it('alone, a customer beats nobody', () => {
    expect([...judge(columns([[1, 50, 7]]), RULE).segments]).toEqual([0, 111]);
  });
});

it('segments are summed over who bought in the scope, with medians, and who is not judged is counted too', () => {
  const orders = columns([[1, 10, 5], [2, 12, 7], [2, 13, 7], [3, 14, 1], [4, 95, 9], [4, 99, 9], [5, 200, 1]]); // prettier-ignore
  const judgement = judge(orders, { ...RULE, asOf: 90, cells: new Int32Array(125).fill(1) });
  const all = walkAll(orders, timeBins({ firstDay: 10, lastDay: 200 }));
  const sums = segmentSums(orders, select(orders, all, [], null), judgement, { from: 11, to: 150, segments: 2 });
  expect([...sums.customers]).toEqual([1, 2]);
  expect([...sums.revenue]).toEqual([0, 15]);
  expect([sums.recency[1], sums.frequency[1], sums.everyone]).toEqual([76.5, 1.5, 3]);
});

it('orders that come in any order of days stand by customer and day', () => {
  const { customers, days, amounts } = columns([[2, 9, 1], [1, 8, 2], [2, 7, 3], [1, 8, 4], [1, 5, 5]]); // prettier-ignore
  expect([...customers]).toEqual([1, 1, 1, 2, 2]);
  expect([...days]).toEqual([5, 8, 8, 7, 9]);
  expect([...amounts]).toEqual([5, 2, 4, 3, 1]);
});
