import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutChart } from '../../src/charts/layout.ts';
import { layoutPart, type PartSpec } from '../../src/charts/part/layout.ts';
import type { BarsSpec, ChartSpec, ColumnsSpec, DotsSpec, LineSpec } from '../../src/charts/spec.ts';
import { barsAgainst, barsProvinces, barsTable, columnsNps, tiles } from './examples.ts';
import { tens } from './support.ts';

const write = (value: number) => String(value);
const drawn = (spec: ChartSpec) => layoutChart(spec, { width: 480, height: 240 }, tens);
const partOf = (marks: Readonly<Record<string, number | null>>, key: string | null = null): PartSpec => ({
  name: 'of which a',
  marks: new Map(Object.entries(marks).map(([each, share]) => [each, { share, text: `part ${each}` }])),
  key,
});

const bars = (...values: readonly number[]): BarsSpec => ({
  kind: 'bars',
  bars: values.map((value, i) => ({ key: `k${i}`, label: `name ${i}`, value, text: write(value) })),
});
const columns = (...values: readonly number[]): ColumnsSpec => ({
  kind: 'columns',
  columns: values.map((value, i) => ({ key: `k${i}`, label: `${i}`, value, text: `n${value}`, tone: 'neutral' })),
  y: { write },
});
const line = (...values: readonly (number | null)[]): LineSpec => ({
  kind: 'line',
  series: [
    { key: 'before', name: 'b', emphasis: 'reference', points: values.map((_, x) => ({ x, y: 3 })) },
    {
      key: 's',
      name: 's',
      emphasis: 'subject',
      points: values.map((y, x) => ({ x, y, key: `k${x}`, unfinished: x === values.length - 1 })),
    },
  ],
  x: { ticks: values.map((_, at) => ({ at, text: `m${at}` })) },
  y: { write, fromZero: true },
});

describe('a part of bars', () => {
  it('lies in its bar from where the bar begins, as long as its share', () => {
    const drawing = drawn(bars(100, 40));
    if (drawing.kind !== 'bars') throw new Error(drawing.kind);
    const [first, second] = drawing.layout.bars.map(({ box }) => box);
    if (!first || !second) throw new Error('no bars');
    expect(layoutPart(drawing, partOf({ k0: 0.25, k1: 1 }), tens).boxes).toEqual([
      { id: 'k0', box: { ...first, width: first.width / 4 } },
      { id: 'k1', box: second },
    ]);
  });
  it('is nothing where none falls to it, or where it is no part', () => {
    expect(layoutPart(drawn(bars(100, 40, 7)), partOf({ k0: 0, k1: null }), tens).boxes).toEqual([]);
  });
  it('puts its number in the place of the whole number, and leaves every other word where it was', () => {
    const drawing = drawn(bars(100, 40));
    const { labels } = layoutPart(drawing, partOf({ k0: 0.25, k1: null }), tens);
    expect(labels.map(({ text }) => text)).toEqual(['name 0', 'part k0', 'name 1', 'part k1']);
    expect(labels.map(({ x, y, anchor }) => [x, y, anchor])).toEqual(
      drawing.layout.labels.map(({ x, y, anchor }) => [x, y, anchor]),
    );
  });
  it('is the same bar, whole, where the chart has the very mark: then all numbers stay', () => {
    const drawing = drawn(bars(100, 40));
    const { boxes, labels } = layoutPart(drawing, partOf({}, 'k1'), tens);
    expect(boxes.map(({ id }) => id)).toEqual(['k1']);
    expect(labels).toBe(drawing.layout.labels);
  });
});

describe('a part of columns', () => {
  it('stands in its column from the ground up', () => {
    const drawing = drawn(columns(10, 4));
    if (drawing.kind !== 'columns') throw new Error(drawing.kind);
    const [box] = drawing.layout.columns.map((column) => column.box);
    if (!box) throw new Error('no column');
    expect(layoutPart(drawing, partOf({ k0: 0.5 }), tens).boxes).toEqual([
      { id: 'k0', box: { ...box, y: box.y + box.height / 2, height: box.height / 2 } },
    ]);
  });
});

describe('a part of a line', () => {
  it('runs under it over the same zero and the same months, dashed where the month is unfinished', () => {
    const drawing = drawn(line(8, 4, 6));
    if (drawing.kind !== 'line') throw new Error(drawing.kind);
    const { line: part, labels } = layoutPart(drawing, partOf({ k0: 0.5, k1: 0.25, k2: 1 }), tens);
    const zero = drawing.layout.zero ?? NaN;
    const whole = drawing.layout.marks
      .filter(({ key }) => key !== null)
      .map(({ box }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
    const [a, b, c] = whole;
    if (!a || !b || !c) throw new Error('no points');
    expect(part?.dots).toEqual([
      { x: a.x, y: zero + 0.5 * (a.y - zero), hollow: false },
      { x: b.x, y: zero + 0.25 * (b.y - zero), hollow: false },
      { x: c.x, y: c.y, hollow: true },
    ]);
    expect([part?.solid.match(/[ML]/g)?.length, part?.dashed.match(/[ML]/g)?.length]).toEqual([2, 2]);
    expect(labels.slice(0, -1)).toEqual(drawing.layout.labels);
    expect(labels.at(-1)?.text).toBe('of which a');
  });
  it('leaves out what is said of the whole where the line of the part runs through it, all lines of it together', () => {
    const callouts = [{ x: 2, y: 3, lines: ['a first line', 'and a second'] }];
    const drawing = drawn({ ...line(8, 8, 3, 8, 8), callouts });
    const all = drawing.layout.labels.map(({ text }) => text);
    const missing = (share: number) => {
      const shares = Object.fromEntries([0, 1, 2, 3, 4].map((x) => [`k${x}`, x === 2 ? 1 : share]));
      const said = layoutPart(drawing, partOf(shares), tens).labels.map(({ text }) => text);
      return all.filter((text) => !said.includes(text)).join();
    };
    const seen = new Set(Array.from({ length: 41 }, (_, at) => missing(at / 40)));
    expect([...seen].toSorted()).toEqual(['', 'a first line,and a second']);
  });
  it('breaks where it is no part, and is not drawn where zero is out of sight', () => {
    const gap = layoutPart(drawn(line(8, 4, 6)), partOf({ k0: 0.5, k1: null, k2: 1 }), tens);
    expect([gap.line?.dots.length, gap.line?.solid]).toEqual([2, '']);
    const { y, ...rest } = line(108, 104, 106);
    const high = drawn({ ...rest, y: { write: y.write, domain: [100, 110] } });
    expect(layoutPart(high, partOf({ k0: 0.5 }), tens).line).toBeNull();
  });
});

describe('a rate of the part', () => {
  const standing = (value: number, isSmall = false) => ({ value, low: value - 5, high: value + 5, isSmall });
  const rates = (values: Readonly<Record<string, ReturnType<typeof standing>>>): PartSpec => ({
    name: 'of which a',
    marks: new Map(Object.entries(values).map(([key, each]) => [key, { share: null, text: `r${each.value}`, standing: each }])), // prettier-ignore
    key: null,
  });
  const dots = (...values: readonly number[]): DotsSpec => ({
    kind: 'dots',
    x: { write, domain: [0, 100] },
    dots: values.map((value, i) => ({ key: `k${i}`, label: `name ${i}`, value, text: `w${value}`, low: value - 2, high: value + 2, cells: [] })), // prettier-ignore
  });

  it('stands in the row of its mark where the scale has it, dashed where it carries no claim, with its number in place of the other', () => {
    const drawing = drawn(dots(20, 80));
    if (drawing.kind !== 'dots') throw new Error(drawing.kind);
    const [first, second] = drawing.layout.dots;
    const part = layoutPart(drawing, rates({ k0: standing(80), k1: standing(20, true) }), tens);
    expect(part.standings.map(({ id, x, y, small }) => [id, x, y, small])).toEqual([
      ['k0', second?.x, first?.y, false],
      ['k1', first?.x, second?.y, true],
    ]);
    const texts = part.labels.map(({ text }) => text);
    expect([texts.includes('r80'), texts.includes('r20'), texts.includes('w20'), texts.includes('w80')]).toEqual([true, true, false, false]); // prettier-ignore
    for (const { low, high, x } of part.standings) expect(low < x && x < high).toBe(true);
  });
  it('is told on the end of the plot where it lies beyond, and its number is never outside', () => {
    const drawing = drawn(dots(20, 80));
    if (drawing.kind !== 'dots') throw new Error(drawing.kind);
    const { plot } = drawing.layout;
    const part = layoutPart(drawing, rates({ k0: standing(100), k1: standing(0) }), tens);
    expect(part.standings.map(({ beyond }) => beyond)).toEqual([0, 0]);
    const far = layoutPart(drawing, rates({ k0: standing(101), k1: standing(-1) }), tens).standings;
    expect(far.map(({ beyond }) => beyond)).toEqual([1, -1]);
    for (const { low, high } of [...part.standings, ...far]) {
      expect(low).toBeGreaterThanOrEqual(plot.x - 1e-9);
      expect(high).toBeLessThanOrEqual(plot.x + plot.width + 1e-9);
    }
    for (const { box } of part.labels.filter(({ text }) => text.startsWith('r'))) {
      expect(box.x).toBeGreaterThanOrEqual(plot.x - 1e-9);
      expect(box.x + box.width).toBeLessThanOrEqual(plot.x + plot.width + 1e-9);
    }
  });
  it('puts its own cells in place of those of the row, also where they read like the value', () => {
    const spec = dots(43, 80);
    const drawing = drawn({ ...spec, dots: spec.dots.map((dot, i) => ({ ...dot, text: '43', cells: [['43', '7'][i] ?? ''] })) }); // prettier-ignore
    const own = { share: null, text: 'r20', standing: standing(20), cells: ['12'] } as const;
    const { labels } = layoutPart(drawing, { name: '', marks: new Map([['k0', own]]), key: null }, tens);
    const rows = labels.filter(({ y }) => drawing.layout.marks.some(({ hit }) => y > hit.y && y < hit.y + hit.height));
    expect(rows.map(({ text }) => text).toSorted()).toEqual(['12', '43', '7', 'name 0', 'name 1', 'r20']);
  });
  it('tells cells apart by their places, also where two read alike', () => {
    const spec = dots(43, 80);
    const drawing = drawn({ ...spec, dots: spec.dots.map((dot) => ({ ...dot, cells: ['4', '4'] })) });
    const own = { share: null, text: 'r20', standing: standing(20), cells: ['3.25', '2'] };
    const { labels } = layoutPart(drawing, { name: '', marks: new Map([['k0', own]]), key: null }, tens);
    const [first, second] = drawing.layout.marks.map(
      ({ hit }) =>
      labels.filter(({ anchor, x, y }) => anchor === 'end' && x > 200 && y > hit.y && y < hit.y + hit.height).map(({ text }) => text), // prettier-ignore
    );
    expect([first, second]).toEqual([
      ['3.25', '2'],
      ['4', '4'],
    ]);
  });
  it('is a ring around the very mark where the chart has it', () => {
    const part = layoutPart(drawn(dots(20, 80)), partOf({}, 'k1'), tens);
    expect([part.standings.length, part.rings.length]).toEqual([0, 1]);
  });
  it('runs as a line over months on the same scale, without an area, dashed to months of few answers', () => {
    const drawing = drawn(line(8, 4, 6, 6));
    if (drawing.kind !== 'line') throw new Error(drawing.kind);
    const { place } = drawing.layout;
    const part = layoutPart(drawing, rates({ k0: standing(4), k1: standing(6), k2: standing(4, true) }), tens);
    expect(part.line?.dots.map(({ y, hollow }) => [y, hollow])).toEqual([[place(4), false], [place(6), false], [place(4), true]]); // prettier-ignore
    expect([part.line?.area, part.line?.solid.match(/[ML]/g)?.length, part.line?.dashed.match(/[ML]/g)?.length]).toEqual(['', 2, 2]); // prettier-ignore
  });
});

it('a map frames the very mark, and says nothing of any other part', () => {
  const map = drawn(tiles());
  const [mark] = map.layout.marks;
  if (!mark?.key) throw new Error('no tile');
  const own = layoutPart(map, partOf({}, mark.key), tens);
  expect([own.frames, own.labels]).toEqual([[mark.box], map.layout.labels]);
  expect(layoutPart(map, partOf({ [mark.key]: 0.5 }), tens)).toMatchObject({ boxes: [], frames: [], rings: [] });
});

it('a part never reaches beyond its mark, whatever the shares', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const value = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const given = fc.array(fc.tuple(value, share), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(given, fc.constantFrom('bars', 'columns', 'line'), (items, kind) => {
      const values = items.map(([each]) => each);
      const drawing = drawn({ bars, columns, line }[kind](...values));
      const part = layoutPart(drawing, partOf(Object.fromEntries(items.map(([, each], i) => [`k${i}`, each]))), tens);
      const wholes = drawing.kind === 'bars' ? drawing.layout.bars : drawing.kind === 'columns' ? drawing.layout.columns : []; // prettier-ignore
      for (const { id, box } of part.boxes) {
        const whole = wholes.find((each) => each.id === id)?.box;
        expect(whole).toBeDefined();
        if (!whole) continue;
        expect(box.x).toBeGreaterThanOrEqual(whole.x - 1e-6);
        expect(box.x + box.width).toBeLessThanOrEqual(whole.x + whole.width + 1e-6);
        expect(box.y).toBeGreaterThanOrEqual(whole.y - 1e-6);
        expect(box.y + box.height).toBeLessThanOrEqual(whole.y + whole.height + 1e-6);
      }
      const points = new Map(drawing.layout.marks.map(({ box, key }) => [key ? box.x + box.width / 2 : NaN, box.y + box.height / 2])); // prettier-ignore
      for (const dot of part.line?.dots ?? []) expect(dot.y).toBeGreaterThanOrEqual((points.get(dot.x) ?? NaN) - 1e-6);
    }),
    { seed: 7, numRuns: 150 },
  );
});

it.each([barsAgainst, barsProvinces, barsTable, columnsNps])(
  'every printed value of an example is found: %o',
  (example) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const drawing = layoutChart(example(locale), { width: 560 }, tens);
      const printed = drawing.layout.marks.filter(({ value }) =>
        drawing.layout.labels.some(({ full }) => full === value),
      );
      const keys = drawing.layout.marks.flatMap(({ key }) => (key === null ? [] : [key]));
      const { labels } = layoutPart(drawing, partOf(Object.fromEntries(keys.map((key) => [key, 0.5]))), tens);
      expect(labels.filter(({ text }) => text.startsWith('part ')).length).toBe(printed.length);
    }
  },
);
