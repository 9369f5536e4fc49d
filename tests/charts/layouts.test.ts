import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutChart } from '../../src/charts/layout';
import { skeletonShapes } from '../../src/charts/skeleton';
import type { ChartSpec } from '../../src/charts/spec';
import * as examples from './examples';
import { marksOutside, numbersIn, textTrouble } from './support';

const WIDTHS = [1152, 640, 560, 350] as const;
const named = Object.entries(examples) as readonly (readonly [string, (locale?: 'zh-CN' | 'en') => ChartSpec])[];

describe.each(named)('%s', (_, example) => {
  it.each(WIDTHS)('has no clipped or overlapping text at %i px, in both languages', (width) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(textTrouble(layoutChart(example(locale), { width }).layout)).toEqual([]);
    }
  });

  it.each(WIDTHS)('keeps its marks in the frame and gives each its own id at %i px', (width) => {
    const { layout } = layoutChart(example(), { width });
    expect(marksOutside(layout)).toEqual([]);
    expect(new Set(layout.marks.map((mark) => mark.id)).size).toBe(layout.marks.length);
    expect(layout.width).toBe(width);
  });
});

const value = fc.oneof(
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constant(0),
);
const text = fc.string({ maxLength: 24, unit: fc.constantFrom(...'广东省客户 loyalMW12%.,') });
/** A printed number is short; a name may be anything. */
const figure = fc.string({ maxLength: 8, unit: fc.constantFrom(...'0123456789,.%万') });
const flag = fc.boolean();
const maybe = fc.option(value, { nil: null });
const write = (number: number) => number.toFixed(1);
const axis = fc.record({ fromZero: flag, unit: text }).map((rest) => ({ ...rest, write }));
const indexed = <T>(items: readonly T[]) => items.map((item, i) => ({ ...item, key: `k${i}` }));

const specs: fc.Arbitrary<ChartSpec> = fc.oneof(
  fc
    .record({
      y: axis,
      series: fc.array(
        fc.record({
          name: text,
          emphasis: fc.constantFrom('subject', 'context', 'reference'),
          ys: fc.array(maybe, { maxLength: 30 }),
          unfinished: flag,
          step: flag,
        }),
        { maxLength: 5 },
      ),
    })
    .map(({ y, series }): ChartSpec => ({
      kind: 'line',
      y,
      x: { ticks: Array.from({ length: 12 }, (_, at) => ({ at, text: `${at}月` })) },
      series: indexed(series).map(({ ys, unfinished, ...rest }) => ({
        ...rest,
        points: ys.map((v, x) => ({ x, y: v, unfinished: unfinished && x === ys.length - 1 })),
      })),
    })),
  fc
    .array(
      fc.record({
        label: text,
        value,
        text: figure,
        selected: flag,
        tick: maybe,
        cells: fc.array(figure, { maxLength: 3 }),
      }),
      { maxLength: 20 },
    )
    .map((bars): ChartSpec => ({ kind: 'bars', bars: indexed(bars), unit: '万元', rest: '另有13省' })),
  fc
    .record({
      y: axis,
      columns: fc.array(
        fc.record({
          label: text,
          value,
          text: figure,
          tone: fc.constantFrom('bad', 'good', 'neutral'),
          unfinished: flag,
        }),
        { maxLength: 30 },
      ),
    })
    .map(({ y, columns }): ChartSpec => ({
      kind: 'columns',
      y,
      columns: indexed(columns),
      groups: [{ from: 0, to: 2, name: '贬损者' }],
    })),
  fc
    .array(fc.record({ key: fc.constantFrom('广东', '台湾', '内蒙古', '海外', ''), value: maybe, text: figure }), {
      maxLength: 5,
    })
    .map((tiles): ChartSpec => ({
      kind: 'tiles',
      write,
      scaleTitle: '销售额',
      tiles: [...new Map(tiles.map((t) => [t.key, t])).values()],
    })),
  fc
    .record({
      rows: fc.array(text, { maxLength: 8 }),
      columns: fc.array(text, { maxLength: 30 }),
      values: fc.array(maybe),
      scale: fc.constantFrom('sequential', 'diverging'),
    })
    .map(({ rows, columns, values, scale }): ChartSpec => ({
      kind: 'grid',
      rows,
      columns,
      scale,
      scaleTitle: { low: '少', high: '多' },
      cells: values.map((v, i) => ({
        row: Math.floor(i / 5),
        column: i % 5,
        key: `k${i}`,
        value: v,
        lines: [`${v}`, 'n'],
      })),
    })),
  fc
    .array(
      fc.record({
        label: text,
        size: fc.nat(9999),
        values: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }), { maxLength: 12 }),
        unfinished: flag,
      }),
      { maxLength: 12 },
    )
    .map((rows): ChartSpec => ({
      kind: 'cohorts',
      rowHeading: '首购月',
      sizeHeading: '新客',
      hatchLegend: '观察期未满',
      ages: Array.from({ length: 12 }, (_, age) => `第${age}期`),
      mean: { label: '均值', cells: [{ value: 1, text: '100', unfinished: false }, null] },
      cohorts: indexed(rows).map(({ values, unfinished, ...rest }) => ({
        ...rest,
        sizeText: String(rest.size),
        cells: values.map((v) => (v === null ? null : { value: v, text: v.toFixed(2), unfinished })),
      })),
    })),
  fc
    .record({
      x: axis,
      dots: fc.array(
        fc.record({
          label: text,
          value: maybe,
          text: figure,
          low: maybe,
          high: maybe,
          cells: fc.array(figure, { maxLength: 2 }),
          level: fc.nat(2),
        }),
        { maxLength: 12 },
      ),
      reference: value,
    })
    .map(({ x, dots, reference }): ChartSpec => ({
      kind: 'dots',
      x,
      dots: indexed(dots),
      reference: { value: reference, text: '全部' },
    })),
);

describe('every layout', () => {
  it('never gives NaN, keeps marks in the frame and texts apart, whatever the data', () => {
    fc.assert(
      fc.property(specs, fc.constantFrom(...WIDTHS), (spec, width) => {
        const { layout } = layoutChart(spec, { width });
        expect(numbersIn(layout).filter((number) => !Number.isFinite(number))).toEqual([]);
        expect(marksOutside(layout)).toEqual([]);
        expect(textTrouble(layout)).toEqual([]);
      }),
      { numRuns: 600, seed: 77 },
    );
  });
});

describe('a skeleton', () => {
  it.each(['line', 'bars', 'columns', 'tiles', 'grid', 'cohorts', 'dots'] as const)(
    'of %s stays in its room',
    (kind) => {
      for (const [width, height] of [
        [1152, 400],
        [350, 220],
        [0, 100],
        [60, 20],
      ] as const) {
        const { boxes, rules, path } = skeletonShapes(kind, width, height);
        expect(numbersIn([boxes, rules, path]).filter((number) => !Number.isFinite(number))).toEqual([]);
        expect(boxes.filter((box) => box.width < 0 || box.height < 0)).toEqual([]);
        if (width >= 350)
          expect(boxes.filter((box) => box.x + box.width > width || box.y + box.height > height)).toEqual([]);
      }
    },
  );
});
