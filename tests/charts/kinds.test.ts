import { describe, expect, it } from 'vitest';
import { layoutBars } from '../../src/charts/bars/layout';
import { layoutCohorts } from '../../src/charts/cohorts/layout';
import { layoutColumns } from '../../src/charts/columns/layout';
import { layoutDots } from '../../src/charts/dots/layout';
import { layoutGrid } from '../../src/charts/grid/layout';
import { layoutLine } from '../../src/charts/line/layout';
import type { LineSpec } from '../../src/charts/spec';
import { layoutSparkline } from '../../src/charts/sparkline/layout';
import { textWidth } from '../../src/charts/text';
import { layoutTiles } from '../../src/charts/tiles/layout';
import { REGION_TILES } from '../../src/charts/tiles/regions';
import * as examples from './examples';
import { tens } from './support';

const write = String;
const at = (width: number) => ({ width });
const texts = (layout: { readonly labels: readonly { readonly text: string }[] }) =>
  layout.labels.map((label) => label.text);

function line(ys: readonly (number | null)[], more: Partial<LineSpec> = {}): LineSpec {
  return {
    kind: 'line',
    x: { ticks: ys.map((_, x) => ({ at: x, text: String(x) })), domain: [0, ys.length - 1] },
    y: { write, domain: [0, 10] },
    series: [{ key: 'a', name: 'a', emphasis: 'subject', points: ys.map((y, x) => ({ x, y })) }],
    ...more,
  };
}

describe('lines', () => {
  it('put the domain on the edges of the plot', () => {
    const { plot, lines } = layoutLine(line([0, 10]), { width: 640, height: 300 }, tens);
    expect(lines[0]?.solid).toBe(`M${plot.x},${plot.y + plot.height}L${plot.x + plot.width},${plot.y}`);
  });

  it('break at null, and draw a lonely point as a dot', () => {
    const layout = layoutLine(line([1, 2, null, 4, null, 6, 7]), at(640), tens);
    expect(layout.lines[0]?.solid.match(/M/g)).toHaveLength(2);
    expect(layout.dots.map((dot) => dot.id)).toContain('a:3');
    expect(layout.marks).toHaveLength(5);
  });

  it('go dashed to a hollow unfinished point', () => {
    const spec = line([1, 2, 3]);
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: 2 },
      { x: 2, y: 3, unfinished: true },
    ];
    const layout = layoutLine(
      { ...spec, series: [{ key: 'a', name: 'a', emphasis: 'subject', points }] },
      at(640),
      tens,
    );
    expect(layout.lines[0]?.solid.match(/L/g)).toHaveLength(1);
    expect(layout.lines[0]?.dashed.match(/L/g)).toHaveLength(1);
    expect(layout.dots.filter((dot) => dot.hollow).map((dot) => dot.id)).toEqual(['a:2']);
  });

  it('spread the names at their ends where the lines meet', () => {
    const series = ['a', 'b', 'c'].map((key) => ({
      key,
      name: `line ${key}`,
      emphasis: 'context' as const,
      points: [
        { x: 0, y: 1 },
        { x: 1, y: 5 },
      ],
    }));
    const { labels } = layoutLine(line([1, 5], { series }), at(640), tens);
    const tops = labels
      .filter((label) => label.text.startsWith('line'))
      .map((label) => label.box.y)
      .sort((a, b) => a - b);
    expect(tops.map((top, i) => (i === 0 ? 0 : top - (tops[i - 1] ?? 0)))).toEqual([0, 16, 16]);
  });

  it('draw the subject last, over everything', () => {
    expect(layoutLine(examples.lineGaps(), at(640), textWidth).lines.map((each) => each.key)).toEqual([
      'q1',
      'rest',
      'nps',
    ]);
  });

  it('divide the plot between their points, so that the nearest answers', () => {
    const [first, second] = layoutLine(line([2, 8]), { width: 640, height: 300 }, tens).marks;
    expect((first?.hit.x ?? 0) + (first?.hit.width ?? 0)).toBeCloseTo(second?.hit.x ?? Number.NaN);
  });

  it('say what the other lines have at the same place', () => {
    const mark = layoutLine(examples.lineYears(), at(640), textWidth).marks.find((each) => each.id === '2024:5');
    expect([mark?.name, mark?.value, mark?.notes]).toEqual(['6月 · 2024年', '63.5万', ['2023年 60.1万']]);
  });

  it('thin the months on a phone', () => {
    const months = texts(layoutLine(examples.lineYears(), at(350), textWidth)).filter((text) => text.endsWith('月'));
    expect(months).toEqual(['1月', '3月', '5月', '7月', '9月', '11月']);
  });
});

describe('bars', () => {
  const bars = (values: readonly number[]) => ({
    kind: 'bars' as const,
    bars: values.map((value, i) => ({ key: String(i), label: 'ab', value, text: String(value) })),
  });

  it('start at zero and are as long as their values', () => {
    const [full, half] = layoutBars(bars([100, 50]), at(640), tens).bars;
    expect(half?.box.width).toBeCloseTo((full?.box.width ?? 0) / 2);
    expect(half?.box.x).toBe(full?.box.x);
  });

  it('grow to the left below zero', () => {
    const { bars: drawn, axis } = layoutBars(bars([10, -5]), at(640), tens);
    expect((drawn[1]?.box.x ?? 0) + (drawn[1]?.box.width ?? 0)).toBeCloseTo(axis[0]);
  });

  it('are grey beside a selected one, blue when the whole chart is the selection', () => {
    const tones = (spec: Parameters<typeof layoutBars>[0]) =>
      layoutBars(spec, at(640), tens).bars.map((bar) => bar.tone);
    expect(tones(examples.barsProvinces()).slice(0, 2)).toEqual(['subject', 'context']);
    expect(new Set(tones(examples.barsAgainst()))).toEqual(new Set(['subject']));
    expect(new Set(tones(bars([1, 2])))).toEqual(new Set(['context']));
  });

  it('turn the whisker to paper as far as the bar goes', () => {
    const [bar] = layoutBars(examples.barsIntervals(), at(640), tens).bars;
    expect(bar?.whisker?.inside).toBeCloseTo((bar?.box.x ?? 0) + (bar?.box.width ?? 0));
  });

  it('name bar and tick once, over the first row', () => {
    const shown = texts(layoutBars(examples.barsAgainst(), at(350), textWidth));
    expect(shown.filter((text) => text === '其余省份')).toHaveLength(1);
  });

  it('give up cells before they give up the bars, and say them in the tooltip', () => {
    const wide = {
      ...bars([1]),
      bars: [{ key: 'a', label: 'abcdefgh', value: 1, text: '1', cells: ['1234567', '7654321'] }],
    };
    expect(texts(layoutBars(wide, at(640), tens))).toContain('7654321');
    const narrow = layoutBars(wide, at(280), tens);
    expect(texts(narrow)).not.toContain('7654321');
    expect(narrow.marks[0]?.notes).toEqual(['1234567', '7654321']);
  });
});

describe('columns', () => {
  it('start at zero', () => {
    const { columns, zero } = layoutColumns(examples.columnsMonths(), at(640), textWidth);
    expect(columns.every(({ box }) => Math.abs(box.y + box.height - zero) < 0.01)).toBe(true);
  });

  it('print every value where there is room, and ticks where there is not', () => {
    expect(layoutColumns(examples.columnsMonths(), at(640), textWidth).grid).toEqual([]);
    expect(layoutColumns(examples.columnsMonths(), at(350), textWidth).grid.length).toBeGreaterThanOrEqual(3);
  });

  it('keep their tones until one is selected', () => {
    expect(
      layoutColumns(examples.columnsNps(), at(640), textWidth)
        .columns.map((column) => column.tone)
        .slice(5, 10),
    ).toEqual(['bad', 'bad', 'neutral', 'neutral', 'good']);
    expect(
      new Set(layoutColumns(examples.columnsMonths(), at(640), textWidth).columns.map((column) => column.tone)),
    ).toEqual(new Set(['context', 'subject']));
  });
});

describe('tiles', () => {
  it('are the 34 regions, no two in one place', () => {
    const places = Object.values(REGION_TILES).map(({ column, row }) => `${column},${row}`);
    expect(places).toHaveLength(34);
    expect(new Set(places).size).toBe(34);
  });

  it('are frames where nothing is known', () => {
    expect(layoutTiles(examples.tiles(), at(640), textWidth).tiles.find((tile) => tile.id === '台湾')?.step).toBeNull();
  });

  it('drain beside a selected one', () => {
    const states = layoutTiles(examples.tiles('zh-CN', '广东'), at(640), textWidth).tiles.map(
      (tile) => `${tile.id} ${tile.state}`,
    );
    expect(states).toContain('广东 selected');
    expect(states).toContain('北京 drained');
  });

  it('give a value from elsewhere a tile of its own instead of losing it', () => {
    const spec = {
      ...examples.tiles(),
      tiles: [
        { key: '海外', value: 7, text: '7' },
        { key: '广东', value: 9, text: '9' },
      ],
    };
    expect(layoutTiles(spec, at(640), textWidth).marks.map((mark) => mark.id)).toEqual(['广东', '海外']);
  });

  it('are labelled by code in English', () => {
    expect(texts(layoutTiles(examples.tiles('en'), at(640), textWidth))).toContain('GD');
  });
});

describe('grids', () => {
  it('print three lines in wide cells, fewer in narrow ones, and the rest in the tooltip', () => {
    const wide = layoutGrid(examples.gridRfm(), at(640), textWidth);
    const narrow = layoutGrid(examples.gridRfm('en'), at(350), textWidth);
    expect(texts(wide)).toContain('潜力忠诚');
    expect(texts(narrow)).not.toContain('Loyal');
    expect(narrow.marks[0]?.notes).toContain('0.1%');
  });

  it('fill the strip to the selected share', () => {
    const cell = layoutGrid(examples.gridRfm(), at(640), textWidth).cells.find((each) => each.id === '1-0');
    expect(cell?.strip?.width).toBeCloseTo(0.25 * (cell?.box.width ?? 0));
  });

  it('leave numbers out of small cells, and read them out on a phone', () => {
    expect(layoutGrid(examples.gridHours(), at(350), textWidth).readout).toBeDefined();
    expect(layoutGrid(examples.gridHours(), at(1152), textWidth).readout).toBeUndefined();
  });
});

describe('cohorts', () => {
  const layout = layoutCohorts(examples.cohorts('zh-CN', 4), at(640), textWidth);
  const step = (id: string) => layout.cells.find((cell) => cell.id === id)?.step;

  it('are a triangle under a row of means', () => {
    expect(layout.cells.filter((cell) => cell.id.startsWith('mean:'))).toHaveLength(2);
    expect(layout.cells).toHaveLength(2 + 4 + 3 + 2 + 1);
    expect(layout.cells.filter((cell) => !cell.id.startsWith('mean:')).every((cell) => cell.box.y > layout.rule)).toBe(
      true,
    );
  });

  it('hatch what not everybody has lived through', () => {
    expect(step('2024-09:3')).toBeNull();
    expect(step('2024-09:1')).toMatch(/^q/);
  });

  it('draw the first age plain: it is everybody', () => {
    expect(step('2024-12:0')).toBe('base');
  });

  it('give no colour to a few people, whose share says little, and none of the others a paler one for them', () => {
    const spec = examples.cohorts('zh-CN', 6);
    const [first, ...others] = spec.cohorts;
    if (!first) throw new Error('no cohort');
    const cells = first.cells.map((cell) => cell && { ...cell, value: 1, small: true });
    const drawn = layoutCohorts({ ...spec, cohorts: [{ ...first, cells }, ...others] }, at(640), textWidth);
    const own = (id: string) => drawn.cells.find((cell) => cell.id === id);
    expect(own('2024-07:1')).toMatchObject({ step: 'empty', small: true });
    expect(own('2024-07:5')).toMatchObject({ step: null, small: false });
    expect(own('2024-08:1')?.step).toMatch(/^q/);
  });

  it('name their unit once, at the mean of the first age, and with each cell that is pointed at', () => {
    const drawn = layoutCohorts({ ...examples.cohorts('zh-CN', 4), unit: '%' }, at(640), textWidth);
    expect(drawn.labels.filter(({ text }) => text.includes('%')).map(({ text }) => text)).toEqual(['100%']);
    expect(drawn.marks.every(({ value }) => value.endsWith('%'))).toBe(true);
  });

  it('scale the size bars to the largest cohort', () => {
    expect(Math.max(...layout.sizes.map((size) => size.box.width))).toBe(40);
  });

  it('put the sentence in the empty half and the frame round its row', () => {
    const wide = layoutCohorts(examples.cohorts(), at(1152), textWidth);
    expect(wide.frames).toHaveLength(1);
    const [from, to] = wide.leader ?? [0, 0];
    expect(to).toBeGreaterThan(from);
  });

  it('read cells out on a phone', () => {
    expect(layoutCohorts(examples.cohorts(), at(350), textWidth).readout?.rest).toContain('618');
  });
});

describe('dots', () => {
  it('stand on their values, with whiskers round them', () => {
    const { dots } = layoutDots(examples.dotsChannels(), at(640), textWidth);
    expect(dots.every((dot) => (dot.low ?? 0) < dot.x && dot.x < (dot.high ?? 0))).toBe(true);
    expect(dots.map((dot) => dot.tone)).toEqual([
      'context',
      'context',
      'context',
      'context',
      'subject',
      'subject',
      'context',
    ]);
  });

  it('join children to their parents', () => {
    expect(layoutDots(examples.dotsTree(), at(640), textWidth).elbows).toHaveLength(7);
  });

  it('write, not draw, what is unknown', () => {
    const layout = layoutDots(examples.dotsTree(), at(640), textWidth);
    expect(layout.dots.map((dot) => dot.id)).not.toContain('speed');
    expect(texts(layout)).toContain('没有问');
  });

  it('draw the zero line only where values lie on both sides', () => {
    expect(layoutDots(examples.dotsChannels(), at(640), textWidth).zero).not.toBeNull();
    expect(layoutDots(examples.dotsTree(), at(640), textWidth).zero).toBeNull();
  });
});

describe('sparklines', () => {
  it('run from the smallest to the largest value, with the target in between', () => {
    const { target, last } = layoutSparkline([0, 10], { width: 100, height: 30 }, { target: 5 });
    expect([target, last]).toEqual([15, { x: 94, y: 5, hollow: false }]);
  });

  it('end hollow and dashed while the period runs', () => {
    const { dashed, last } = layoutSparkline([1, 2, 3], { width: 100, height: 30 }, { unfinished: true });
    expect(dashed).not.toBe('');
    expect(last?.hollow).toBe(true);
  });

  it('are empty without values and flat with equal ones', () => {
    expect(layoutSparkline([null], { width: 100, height: 30 }).last).toBeNull();
    expect(layoutSparkline([4, 4], { width: 100, height: 30 }).last?.y).toBe(15);
  });
});
