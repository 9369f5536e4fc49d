import { describe, expect, it } from 'vitest';
import { timeBins } from '../../../src/model/cube/bins.ts';
import { group, type Groups, select, type Split } from '../../../src/model/cube/groups.ts';
import { lapses, LapseTable } from '../../../src/model/cube/lapses.ts';
import { lineColumns, orderColumns } from '../../../src/model/cube/orders.ts';
import { isTabled, RangeTable } from '../../../src/model/cube/ranges.ts';
import type { Bins } from '../../../src/model/cube/tabulate.ts';
import { randomFrom } from '../../../src/util/random.ts';

const FIRST = 19_404; // 2023-02-16
const plain = (groups: Groups) =>
  Object.fromEntries(
    Object.entries(groups).map(([name, told]) => [
      name,
      typeof told === 'number' ? [told] : Array.from(told as Float64Array),
    ]),
  );

/** 400 orders of some 40 customers over 200 days, some of nobody; three values, and one to three lines of two categories. */
function shop(seed: number) {
  const random = randomFrom(seed);
  const size = 400;
  const column = (value: () => number) => Int32Array.from({ length: size }, value);
  const days = column(() => FIRST + random.integer(0, 199));
  days[0] = FIRST;
  days[1] = FIRST + 199;
  const cents = () => random.integer(1, 9_999) / 100;
  const keys = Int32Array.from({ length: size }, (_, at) => at);
  const orders = orderColumns(
    keys,
    column(() => (random.next() < 0.1 ? 0 : 1 + Math.floor(40 * random.next() ** 2))),
    days,
    Float64Array.from({ length: size }, cents),
  );
  const lineKeys = Int32Array.from({ length: 2 * size }, (_, at) => at % size);
  const lines = lineColumns(
    orders,
    lineKeys,
    Int32Array.from(lineKeys, () => random.integer(1, 3)),
    Float64Array.from(lineKeys, cents),
  );
  const splits: readonly (readonly [Split, number])[] = [
    [{ by: 'none' }, 1],
    [{ by: 'attribute', of: 'order', codes: column(() => random.integer(0, 3)), bucketOf: Int32Array.of(0, 1, 2, 3), buckets: 4 }, 4], // prettier-ignore
    [{ by: 'attribute', of: 'customer', codes: Int32Array.from({ length: 41 }, () => random.integer(0, 2)), bucketOf: Int32Array.of(0, 1, 1), buckets: 2 }, 2], // prettier-ignore
    [{ by: 'lines', lines, bucketOf: Int32Array.of(0, 1, 2, 3), buckets: 4 }, 4],
  ];
  const filter = { of: 'order' as const, codes: column(() => random.integer(0, 2)), isWanted: Uint8Array.of(0, 1, 1) };
  const selections = [
    select(orders, [], null),
    select(orders, [filter], null),
    select(orders, [filter], { lines, isWanted: Uint8Array.of(0, 1, 0, 1) }),
  ];
  return { orders, splits, selections, random };
}

/** As passes over the orders count: the definition that tables are held against. */
function passed(seed: number, bins: 'days' | 'months') {
  const { orders, splits, selections, random } = shop(seed);
  const time = timeBins({ firstDay: FIRST, lastDay: FIRST + 199 });
  const { starts, count } = time[bins];
  const dayOf = (bin: number) => FIRST + (bins === 'days' ? bin : (time.days.starts[bin] ?? time.days.count));
  for (const selected of selections)
    for (const [split, buckets] of splits) {
      const table = new RangeTable(orders, selected, split, time[bins]);
      for (let round = 0; round < 8; round++) {
        const start = random.integer(0, starts.length - 1);
        const end = random.integer(starts[start] ?? 0, count);
        const [from, to] = [dayOf(starts[start] ?? 0), dayOf(end)];
        const counted = group(orders, selected, split, { from, to, newSince: new Int32Array(buckets).fill(from) });
        const told = plain(table.groups(Int32Array.of(start, end), [start, end]));
        for (const [name, column] of Object.entries(plain(counted)))
          column.forEach((value, bucket) => expect(told[name]?.[bucket], name).toBeCloseTo(value, 8));
      }
    }
}

describe('a table of ranges', () => {
  it('answers every range of whole months as a pass over the orders does, people too', () => {
    for (const seed of [1, 2, 3]) passed(seed, 'months');
  });
  it('answers every range from the first of a month to any day', () => {
    for (const seed of [4, 5, 6]) passed(seed, 'days');
  });
  it('gives several ranges one after the other, and nothing beyond the last order', () => {
    const { orders, splits, selections } = shop(7);
    const time = timeBins({ firstDay: FIRST, lastDay: FIRST + 199 });
    const [split] = splits[0] ?? [];
    const [selected] = selections;
    if (!split || !selected) throw new Error('the shop is empty');
    const table = new RangeTable(orders, selected, split, time.days);
    const { orders: counts } = table.groups(Int32Array.of(0, 13, 1, 200, 0, 200, 8, 200), [0, 0]);
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(400);
    expect([counts[2], counts[3]]).toEqual([400, 0]);
  });
  it('is not made where it would take more memory than going through the orders is worth', () => {
    const bins = (count: number): Bins => timeBins({ firstDay: 0, lastDay: count - 1 }).days;
    expect([isTabled(bins(3650), 1), isTabled(bins(3650), 40)]).toEqual([true, false]);
  });
});

describe('who has lapsed', () => {
  it('is counted alike for one stop and for many, and known stops are not counted again', () => {
    const { orders, selections } = shop(8);
    const [selected] = selections;
    if (!selected) throw new Error('the shop is empty');
    const stops = Int32Array.from({ length: 30 }, (_, at) => FIRST - 20 + 9 * at);
    const together = lapses(orders, selected, stops, 25);
    const each = Array.from(stops, (stop) => lapses(orders, selected, Int32Array.of(stop), 25));
    expect([...together.active]).toEqual(each.map(({ active }) => active[0]));
    expect([...together.lapsed]).toEqual(each.map(({ lapsed }) => lapsed[0]));
    expect(together.lapsed.some((count) => count > 0)).toBe(true);
    const table = new LapseTable();
    let passes = 0;
    const count = (asked: Int32Array) => {
      passes++;
      return lapses(orders, selected, asked, 25);
    };
    expect([...table.of(stops.slice(3, 5), stops, count).active]).toEqual([...together.active.slice(3, 5)]);
    expect([...table.of(stops, [], count).lapsed]).toEqual([...together.lapsed]);
    expect(passes).toBe(1);
  });
});
