import { describe, expect, it } from 'vitest';
import { CubeArrays } from '../../../src/model/cube/arrays.ts';
import { timeBins } from '../../../src/model/cube/bins.ts';
import type { Selection, SplitCall } from '../../../src/model/cube/host.ts';
import { type Random, randomFrom } from '../../../src/util/random.ts';

const FIRST = 19_404; // 2023-02-16
const DAYS = 200;
const TIME = timeBins({ firstDay: FIRST, lastDay: FIRST + DAYS - 1 });
const [CHANNELS, PLACES, CATEGORIES] = [5, 4, 4];
const buckets = (...bucketOf: readonly number[]) => ({
  bucketOf: Int32Array.from(bucketOf),
  buckets: Math.max(...bucketOf) + 1,
});
const SPLITS: readonly SplitCall[] = [
  { by: 'none' },
  { by: 'attribute', name: 'channel', ...buckets(0, 1, 2, 3, 4) },
  { by: 'attribute', name: 'place', ...buckets(0, 0, 1, 2) },
  { by: 'lines', ...buckets(0, 1, 2, 3) },
];

const MONTHS: SplitCall = {
  by: 'days',
  firstDay: FIRST,
  bucketOf: TIME.months.binOf,
  buckets: TIME.names.length,
};

/** 500 orders of some 40 customers who often come twice a day, some of nobody; channels of the orders, places of the customers, up to three categories an order. */
function shop(seed: number): CubeArrays {
  const random = randomFrom(seed);
  const size = 500;
  const column = (value: () => number) => Int32Array.from({ length: size }, value);
  const keys = () => Int32Array.from({ length: size }, (_, at) => at);
  const cents = () => random.integer(1, 9_999) / 100;
  const days = column(() => FIRST + Math.min(DAYS - 1, 3 * random.integer(0, DAYS / 3)));
  [days[0], days[1]] = [FIRST, FIRST + DAYS - 1];
  const arrays = new CubeArrays();
  const customers = column(() => (random.next() < 0.1 ? 0 : 1 + Math.floor(40 * random.next() ** 2)));
  arrays.put({ kind: 'orders', keys: keys(), customers, days, amounts: Float64Array.from(keys(), cents) });
  const channels = column(() => random.integer(0, CHANNELS - 1));
  arrays.put({ kind: 'attribute', name: 'channel', of: 'order', keys: keys(), codes: channels });
  const places = Int32Array.from({ length: 40 }, () => random.integer(0, PLACES - 1));
  arrays.put({ kind: 'attribute', name: 'place', of: 'customer', keys: null, codes: places });
  const lines = Int32Array.from({ length: 2 * size }, () => random.integer(0, size - 1));
  const codes = Int32Array.from(lines, () => random.integer(1, CATEGORIES - 1));
  arrays.put({ kind: 'lines', keys: lines, codes, amounts: Float64Array.from(lines, cents) });
  arrays.settle();
  return arrays;
}

type Chosen = Readonly<Partial<Record<'channel' | 'place' | 'lines', Uint8Array>>>;
const SIZES = { channel: CHANNELS, place: PLACES, lines: CATEGORIES } as const;

const selectionOf = ({ lines, ...attributes }: Chosen): Selection => ({
  name: JSON.stringify([attributes, lines].map((own) => JSON.stringify(own ?? null))),
  attributes: Object.entries(attributes).map(([name, isWanted]) => ({ name, isWanted })),
  categories: lines ?? null,
});

const anyOf = (random: Random, name: keyof Chosen) =>
  Uint8Array.from({ length: SIZES[name] }, () => Number(random.next() < 0.5));

/** All questions of a page, each about the selection; whole months, overlapping ranges of them, and days in the midst of months. */
function asked(arrays: CubeArrays, chosen: Chosen, splits = SPLITS): readonly unknown[] {
  const selection = selectionOf(chosen);
  const last = TIME.months.count;
  const end = (month: number) => TIME.days.starts[month] ?? TIME.days.count;
  const each = Int32Array.from(TIME.names.flatMap((_, month) => [month, end(month + 1)]));
  const ranges = (by: SplitCall['by']) =>
    by === 'none' ? [each, Int32Array.of(0, end(last)), Int32Array.of(2, 77, 1, end(3), 3, 0)] : [Int32Array.of(0, last), Int32Array.of(1, 4)]; // prettier-ignore
  return [
    ...splits.flatMap((split) => ranges(split.by).map((own) => arrays.ranges({ selection, split, ranges: own }))),
    ...[...splits, MONTHS].flatMap((split) =>
      [[FIRST + 9, FIRST + 100] as const, [FIRST - 5, FIRST + 300] as const].map(([from, to]) => {
        const starts = TIME.names.map((_, month) => FIRST + end(month) - 7);
        const newSince = Int32Array.from(split.by === 'days' ? starts : { length: 5 }, (own: number) => own ?? from);
        return arrays.group({ selection, split, from, to, newSince });
      }),
    ),
    arrays.lapses({ selection, stops: Int32Array.of(FIRST - 3, FIRST + 60, FIRST + 120, FIRST + 230), days: 40 }),
    arrays.lapses({ selection, stops: Int32Array.of(FIRST + 150), days: 40 }),
    arrays.days({ selection, from: FIRST - 2, to: FIRST + 220 }),
  ];
}

function prepared(arrays: CubeArrays): number {
  let slices = 0;
  while (arrays.prepare(90)) slices++;
  return slices;
}

/** Numbers of every answer by name, in cents; NaN stays. */
const plain = (told: readonly unknown[]) =>
  told.map((answer) => {
    const columns = answer instanceof Float64Array ? { answer } : (answer as Record<string, Float64Array>);
    const cents = (column: Float64Array) => Array.from(column, (value) => Math.round(100 * value));
    return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cents(column)]));
  });

describe('filters of which values are switched', () => {
  it('are answered as by going through the orders, people too, whatever values are chosen', () => {
    for (const seed of [1, 2, 3]) {
      const [arrays, random] = [shop(seed), randomFrom(seed + 10)];
      asked(arrays, {});
      prepared(arrays);
      for (let round = 0; round < 12; round++) {
        const name = (['channel', 'place', 'lines'] as const)[round % 3] ?? 'channel';
        const chosen = { [name]: anyOf(random, name) };
        expect(plain(asked(arrays, chosen))).toEqual(plain(asked(shop(seed), chosen)));
      }
    }
  });
  it('are answered so beside filters that stay', () => {
    for (const seed of [4, 5]) {
      const [arrays, random] = [shop(seed), randomFrom(seed + 10)];
      let chosen: Chosen = {};
      for (let round = 0; round < 10; round++) {
        const name = (['channel', 'lines', 'place', 'channel', 'lines'] as const)[round % 5] ?? 'channel';
        chosen = { ...chosen, [name]: anyOf(random, name) };
        expect(plain(asked(arrays, chosen))).toEqual(plain(asked(shop(seed), chosen)));
        prepared(arrays);
      }
    }
  });
  it('need nothing of the orders once time without questions was used', () => {
    const arrays = shop(6);
    const others = SPLITS.filter((split) => split.by !== 'attribute' || split.name !== 'channel');
    const switchedTo = (...codes: readonly number[]) => ({
      channel: Uint8Array.from({ length: CHANNELS }, (_, code) => Number(codes.includes(code))),
    });
    asked(arrays, {});
    expect(prepared(arrays)).toBeGreaterThan(10);
    const { answers } = arrays.bytes();
    for (const codes of [[1], [1, 2], [0, 2, 3, 4], []]) asked(arrays, switchedTo(...codes), others);
    expect(arrays.bytes().answers).toBe(answers);
    asked(arrays, switchedTo(3), SPLITS);
    expect(arrays.bytes().answers).toBeGreaterThan(answers);
  });
  it('go through the orders for other months, until there was time again', () => {
    const arrays = shop(7);
    const selection = selectionOf({ channel: Uint8Array.of(0, 1, 1, 0, 0) });
    const ask = (range: readonly number[], of = selection) =>
      arrays.ranges({ selection: of, split: { by: 'lines', ...buckets(0, 1, 2, 3) }, ranges: Int32Array.from(range) });
    ask([0, 2], selectionOf({}));
    asked(arrays, {});
    prepared(arrays);
    const { answers } = arrays.bytes();
    ask([0, 2]);
    expect(arrays.bytes().answers).toBe(answers);
    const told = ask([1, 5]);
    expect(arrays.bytes().answers).toBeGreaterThan(answers);
    expect(plain([told])).toEqual(plain([shop(7).ranges({ selection, split: { by: 'lines', ...buckets(0, 1, 2, 3) }, ranges: Int32Array.of(1, 5) })])); // prettier-ignore
  });
  it('are not got ready for where an attribute was let go meanwhile', () => {
    const arrays = shop(9);
    asked(arrays, { place: Uint8Array.of(0, 1, 0, 1) });
    const codes = () => Int32Array.from({ length: 500 }, (_, at) => at % 3);
    for (let other = 0; other < 30; other++)
      arrays.put({
        kind: 'attribute',
        name: `other ${other}`,
        of: 'order',
        keys: codes().map((_, at) => at),
        codes: codes(),
      });
    expect(prepared(arrays)).toBeGreaterThan(0);
    expect(() => asked(arrays, { channel: Uint8Array.of(0, 1) })).toThrow(RangeError);
    const [total] = asked(arrays, {}, [{ by: 'none' }]);
    expect(plain([total])).toEqual(plain(asked(shop(9), {}, [{ by: 'none' }]).slice(0, 1)));
  });
  it('are got ready for only when all is settled, and forgotten with the orders', () => {
    const arrays = shop(8);
    asked(arrays, {});
    arrays.put({ kind: 'orders', keys: Int32Array.of(1), customers: Int32Array.of(1), days: Int32Array.of(FIRST), amounts: Float64Array.of(9) }); // prettier-ignore
    arrays.ranges({ selection: selectionOf({}), split: { by: 'none' }, ranges: Int32Array.of(0, 1) });
    expect(arrays.prepare(10)).toBe(false);
    arrays.settle();
    expect(prepared(arrays)).toBeLessThan(3);
  });
});
