import { describe, expect, it } from 'vitest';
import { timeBins } from '../../../src/model/cube/bins.ts';
import { group, type Groups, select, Selecting, type Split } from '../../../src/model/cube/groups.ts';
import { lapses, LapseTable } from '../../../src/model/cube/lapses.ts';
import { lineColumns, type OrderColumns, orderColumns } from '../../../src/model/cube/orders.ts';
import { isTabled, tableOf, TablePass } from '../../../src/model/cube/ranges.ts';
import type { Bins } from '../../../src/model/cube/tabulate.ts';
import { walkAll } from '../../../src/model/cube/walk.ts';
import { randomFrom } from '../../../src/util/random.ts';

const FIRST = 19_404; // 2023-02-16
const plain = (groups: Groups) =>
  Object.fromEntries(Object.entries(groups).map(([name, told]) => [name, Array.from(told as Float64Array)]));

const SHORT = timeBins({ firstDay: FIRST, lastDay: FIRST + 199 });
/** Eleven years: months that take more than seven bits. */
const LONG = timeBins({ firstDay: FIRST, lastDay: FIRST + 4_000 });

/** 400 orders of some 40 customers, some of nobody; three values, and none to several lines of three categories. */
function shop(seed: number, time = SHORT) {
  const random = randomFrom(seed);
  const size = 400;
  const column = (value: () => number) => Int32Array.from({ length: size }, value);
  const days = column(() => FIRST + random.integer(0, time.days.count - 1));
  days[0] = FIRST;
  days[1] = FIRST + time.days.count - 1;
  const cents = () => random.integer(1, 9_999) / 100;
  const keys = Int32Array.from({ length: size }, (_, at) => at);
  const orders = orderColumns(
    keys,
    column(() => (random.next() < 0.1 ? 0 : 1 + Math.floor(40 * random.next() ** 2))),
    days,
    Float64Array.from({ length: size }, cents),
  );
  const lineKeys = Int32Array.from({ length: 2 * size }, () => random.integer(0, size - 1));
  const lines = lineColumns(
    orders,
    lineKeys,
    Int32Array.from(lineKeys, () => random.integer(1, 3)),
    Float64Array.from(lineKeys, cents),
  );
  const buckets = (...bucketOf: readonly number[]) => ({
    bucketOf: Int32Array.from(bucketOf),
    buckets: Math.max(...bucketOf) + 1,
  });
  const [values, genders] = [column(() => random.integer(0, 3)), column(() => random.integer(0, 2))];
  const splits: readonly Split[] = [
    { by: 'none' },
    { by: 'attribute', of: 'order', codes: values, ...buckets(0, 1, 2, 3) },
    { by: 'attribute', of: 'order', codes: Uint16Array.from(values), ...buckets(0, 0, 1, 2) },
    { by: 'attribute', of: 'customer', codes: genders, ...buckets(0, 1, 1) },
    { by: 'lines', lines, ...buckets(0, 1, 2, 3) },
    { by: 'lines', lines, ...buckets(0, 1, 1, 0) },
  ];
  const all = walkAll(orders, time);
  const filter = { of: 'order' as const, codes: column(() => random.integer(0, 2)), isWanted: Uint8Array.of(0, 1, 1) };
  const gender = { of: 'customer' as const, codes: genders, isWanted: Uint8Array.of(1, 0, 1) };
  const categories = { lines, isWanted: Uint8Array.of(0, 1, 0, 1) };
  const selections = [
    select(orders, all, [], null),
    select(orders, all, [filter], null),
    select(orders, all, [filter, gender], null),
    select(orders, all, [], categories),
    select(orders, all, [gender, filter], categories),
    select(orders, all, [{ ...filter, isWanted: Uint8Array.of(0, 0, 0) }], null),
  ];
  return { orders, lines, filter, gender, splits, selections, random };
}

/** As passes over the orders count: the definition that tables are held against. */
function passed(seed: number, isAsked: (split: Split) => boolean, time = SHORT) {
  const { orders, splits, selections, random } = shop(seed, time);
  for (const selected of selections)
    for (const split of splits.filter(isAsked)) {
      const table = tableOf(orders, selected, split, time);
      const { starts, count } = table.bins;
      const dayOf = (bin: number) => FIRST + (split.by === 'none' ? bin : (time.days.starts[bin] ?? time.days.count));
      for (let round = 0; round < 8; round++) {
        const start = random.integer(0, starts.length - 1);
        const end = random.integer(starts[start] ?? 0, count);
        const [from, to] = [dayOf(starts[start] ?? 0), dayOf(end)];
        const newSince = new Int32Array(table.buckets).fill(from);
        const counted = plain(group(orders, selected, split, { from, to, newSince }));
        const told = plain(table.groups(Int32Array.of(start, end)));
        expect(Object.keys(told).sort()).toEqual(Object.keys(counted).sort());
        for (const [name, column] of Object.entries(counted))
          column.forEach((value, bucket) => expect(told[name]?.[bucket], name).toBeCloseTo(value, 8));
      }
    }
}

describe('a table of ranges', () => {
  it('answers every range of whole months as a pass over the orders does, people too', () => {
    for (const seed of [1, 2, 3]) passed(seed, ({ by }) => by !== 'none');
  });
  it('answers every range from the first of a month to any day where nothing is split', () => {
    for (const seed of [4, 5, 6]) passed(seed, ({ by }) => by === 'none');
  });
  it('answers alike over eleven years', () => {
    passed(9, () => true, LONG);
  });
  it('is the same however many pieces it is made in', () => {
    const { orders, splits, selections } = shop(7);
    for (const selected of selections)
      for (const split of splits) {
        const pass = new TablePass(orders, selected, split, SHORT);
        let pieces = 1;
        let table = pass.advance(7);
        for (; !table; pieces++) table = pass.advance(7);
        const last = table.bins.starts.length;
        const ranges = Int32Array.from(table.bins.starts, (_, at) => (at % 2 === 0 ? at / 2 : last));
        expect(plain(table.groups(ranges.subarray(0, 2 * Math.floor(last / 2))))).toEqual(
          plain(tableOf(orders, selected, split, SHORT).groups(ranges.subarray(0, 2 * Math.floor(last / 2)))),
        );
        expect(pieces).toBeGreaterThan(selected.walk.when.length / 7 - 1);
      }
  });
  it('gives several ranges one after the other, and nothing beyond the last order', () => {
    const { orders, splits, selections } = shop(7);
    const [[split], [selected]] = [splits, selections];
    if (!split || !selected) throw new Error('the shop is empty');
    const table = tableOf(orders, selected, split, SHORT);
    const { orders: counts } = table.groups(Int32Array.of(0, 13, 1, 200, 0, 200, 8, 200));
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(400);
    expect([counts[2], counts[3]]).toEqual([400, 0]);
  });
  it('is not made where it would take more memory than going through the orders is worth', () => {
    const bins = (count: number): Bins => timeBins({ firstDay: 0, lastDay: count - 1 }).days;
    expect([isTabled(bins(3650), 1), isTabled(bins(3650), 40)]).toEqual([true, false]);
  });
});

describe('the way through a selection', () => {
  it('passes exactly what every filter lets through, with the money of the wanted lines', () => {
    const { orders, lines, filter, gender, selections } = shop(10);
    const { walk, amounts } = selections[4] ?? {};
    const wanted = [...orders.customers].flatMap((customer, row) => {
      const own = Array.from(lines.codes.keys()).slice(lines.starts[row], lines.starts[row + 1]);
      const kept = own.filter((at) => lines.codes[at] !== 2);
      const isIn = gender.isWanted[gender.codes[customer] ?? 0] === 1 && filter.codes[row] !== 0;
      return isIn && kept.length > 0 ? [{ row, sum: kept.reduce((sum, at) => sum + (lines.amounts[at] ?? 0), 0) }] : [];
    });
    expect([...(walk?.rows ?? [])]).toEqual(wanted.map(({ row }) => row));
    expect(wanted.length).toBeGreaterThan(50);
    for (const { row, sum } of wanted) expect(amounts?.[row]).toBeCloseTo(sum, 8);
  });
});

it('filters let through the same however many pieces they are applied in', () => {
  const { orders, lines, filter, gender } = shop(13);
  const all = walkAll(orders, SHORT);
  for (const category of [null, { lines, isWanted: Uint8Array.of(0, 1, 0, 1) }]) {
    const pass = new Selecting(orders, all, [filter, gender], category);
    let [pieces, selected] = [1, pass.advance(50)];
    for (; !selected; pieces++) selected = pass.advance(50);
    expect(selected).toEqual(select(orders, all, [filter, gender], category));
    expect(pieces).toBeGreaterThan(8);
  }
});

/** By definition: who bought in the first half of the window before a stop, and of them who did not in the second. */
function lapsedAt(orders: OrderColumns, rows: readonly number[], stop: number, days: number) {
  const buyers = (from: number, to: number) =>
    new Set(
      rows
        .filter((row) => (orders.days[row] ?? 0) >= from && (orders.days[row] ?? 0) < to)
        .map((row) => orders.customers[row] ?? 0)
        .filter((customer) => customer !== 0),
    );
  const [before, since] = [buyers(stop - 2 * days, stop - days), buyers(stop - days, stop)];
  return [before.size, [...before].filter((customer) => !since.has(customer)).length];
}

describe('who has lapsed', () => {
  it('is counted for many stops as for each by definition, under filters too', () => {
    for (const seed of [11, 12]) {
      const { orders, selections } = shop(seed);
      const stops = Int32Array.from({ length: 60 }, (_, at) => FIRST - 40 + 5 * at);
      for (const selected of selections)
        for (const days of [1, 7, 25, 90]) {
          const rows = [...(selected.walk.rows ?? orders.days.keys())];
          const { active, lapsed } = lapses(orders, selected, SHORT.days, stops, days);
          expect(Array.from(stops, (_, at) => [active[at], lapsed[at]])).toEqual(
            Array.from(stops, (stop) => lapsedAt(orders, rows, stop, days)),
          );
        }
    }
  });
  it('is counted alike for one stop and for many, and known stops are not counted again', () => {
    const { orders, selections } = shop(8);
    const [selected] = selections;
    if (!selected) throw new Error('the shop is empty');
    const stops = Int32Array.from({ length: 30 }, (_, at) => FIRST - 20 + 9 * at);
    let passes = 0;
    const count = (asked: Int32Array) => {
      passes++;
      return lapses(orders, selected, SHORT.days, asked, 25);
    };
    const together = count(stops);
    const table = new LapseTable();
    expect([...table.of(stops.slice(3, 5), stops, count).active]).toEqual([...together.active.slice(3, 5)]);
    expect([...table.of(stops, [], count).lapsed]).toEqual([...together.lapsed]);
    expect(together.lapsed.some((lapsed) => lapsed > 0)).toBe(true);
    expect(passes).toBe(2);
  });
});
