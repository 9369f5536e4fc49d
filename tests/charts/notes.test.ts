// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import Chart from '../../src/charts/Chart.svelte';
import { layoutChart } from '../../src/charts/layout';
import { type ChartNote, DOT, layoutNotes } from '../../src/charts/notes/layout';
import type { ChartSpec, LineSpec } from '../../src/charts/spec';
import { barsProvinces, cohorts, dotsChannels, gridRfm, lineYears, tiles } from './examples';
import { numbersIn, textTrouble } from './support';
import { NoResizes } from '../support/without-layout.ts';

/** Months as the product keys them. */
const keyed = ({ series, ...rest }: LineSpec): LineSpec => ({
  ...rest,
  series: series.map((each) =>
    each.emphasis === 'subject'
      ? { ...each, points: each.points.map((p) => ({ ...p, key: `2024-${String(p.x + 1).padStart(2, '0')}` })) }
      : each,
  ),
});
const line = keyed(lineYears());
const LONG = '双11大促：全店满300减40，客服加班到凌晨两点，物流延误三天以内都按原价赔付';
const drawn = (spec: ChartSpec, notes: readonly ChartNote[], width = 760) => {
  const drawing = layoutChart(spec, { width });
  return { drawing, notes: layoutNotes(drawing, notes) };
};
const all = (spec: ChartSpec, text: string) =>
  [...new Set(layoutChart(spec, { width: 760 }).layout.marks.flatMap(({ key }) => key ?? []))].map((key) => ({
    key,
    text,
  }));

describe('notes on a chart', () => {
  it('stand beside their month, with a line to it, while there is room', () => {
    const { drawing, notes } = drawn(line, [{ key: '2024-08', text: '旗舰店改版' }]);
    expect(notes.labels.map(({ text }) => text)).toEqual(['旗舰店改版']);
    expect(notes.dots).toEqual([]);
    expect(notes.below).toBe(0);
    const mark = drawing.layout.marks.find(({ key }) => key === '2024-08');
    expect(notes.leaders[0]?.x).toBeCloseTo((mark?.box.x ?? 0) + (mark?.box.width ?? 0) / 2);
  });

  it('become a numbered dot and a line of a list under the chart where they are long', () => {
    const { drawing, notes } = drawn(line, [{ key: '2024-11', text: LONG, place: '2024年11月' }]);
    expect(notes.dots.map(({ n }) => n)).toEqual([1, 1]);
    expect(notes.labels.map(({ text }) => text).join('')).toBe(`2024年11月${LONG}`);
    expect(notes.labels.every(({ y }) => y > drawing.layout.height)).toBe(true);
    expect(notes.below).toBeGreaterThan(0);
  });

  it.each([
    ['line', line],
    ['bars', barsProvinces()],
    ['tiles', tiles()],
    ['grid', gridRfm()],
    ['cohorts', cohorts()],
    ['dots', dotsChannels()],
  ])('cover no other words, however many there are, at any width: %s', (_, spec) => {
    for (const width of [320, 480, 760, 1120])
      for (const text of ['促销', '新品上市第一周', LONG]) {
        const given = all(spec, text);
        const { drawing, notes } = drawn(spec, given, width);
        const words = [...drawing.layout.labels, ...notes.labels];
        const before = textTrouble(drawing.layout);
        const height = drawing.layout.height + notes.below;
        const trouble = textTrouble({ ...drawing.layout, labels: words, height });
        expect(trouble.filter((each) => !before.includes(each))).toEqual([]);
        expect(numbersIn(notes).every(Number.isFinite)).toBe(true);
        const inList = notes.dots.filter(({ y }) => y > drawing.layout.height);
        expect(inList).toHaveLength(notes.dots.length / 2);
        expect(notes.leaders.length + inList.length).toBe(
          given.filter(({ key }) => drawing.layout.marks.some((mark) => mark.key === key)).length,
        );
        for (const { x, y } of notes.dots) expect(Math.min(x, y, width - x, height - y)).toBeGreaterThanOrEqual(DOT);
      }
  });

  it('are left out where their mark is not drawn, and stand once where several marks have one key', () => {
    expect(drawn(line, [{ key: '2022-01', text: '开店' }]).notes).toMatchObject({ labels: [], dots: [], below: 0 });
    const triangle = cohorts();
    const [first] = triangle.cohorts;
    expect(drawn(triangle, [{ key: first?.key ?? '', text: '大促' }]).notes.dots.map(({ n }) => n)).toEqual([1, 1]);
  });
});

globalThis.ResizeObserver = NoResizes;

describe('a chart with notes', () => {
  let mounted: Record<string, unknown> | undefined;
  afterEach(() => {
    if (mounted) void unmount(mounted);
    document.body.replaceChildren();
  });

  it('says them with their mark, draws them as text whatever they hold, and grows by their list', async () => {
    const hostile = '<img src=x onerror="window.hacked=1">';
    const spec = barsProvinces();
    const props = { spec, title: '按省份', width: 640, notes: [{ key: '广东', text: hostile }] };
    mounted = mount(Chart, { target: document.body, props });
    flushSync();
    await expect.poll(() => document.querySelector('.notes')?.textContent, { timeout: 30_000 }).toContain(hostile);
    flushSync();
    expect(document.querySelector('[data-key="广东"]')?.getAttribute('aria-label')).toContain(hostile);
    expect(document.querySelector('img')).toBeNull();
    const plain = layoutChart(spec, { width: 640 }).layout.height;
    expect(Number(document.querySelector('svg')?.getAttribute('height'))).toBeGreaterThan(plain);
  });
});
