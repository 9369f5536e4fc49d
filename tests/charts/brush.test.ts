import { describe, expect, it } from 'vitest';
import { dragged, gripAt, stepAt } from '../../src/charts/brush/grip.ts';
import { layoutChart } from '../../src/charts/layout.ts';
import type { LineSpec } from '../../src/charts/spec.ts';

/** Five steps of 20 px from 100. */
const EDGES = [100, 120, 140, 160, 180, 200];

describe('a brush', () => {
  it('means the step under it, and beyond the ends the nearest', () => {
    expect([-50, 100, 119, 120, 199, 400].map((x) => stepAt(EDGES, x))).toEqual([0, 0, 0, 1, 4, 4]);
  });
  it('stretches from where it was put down, in both directions', () => {
    const grip = gripAt(EDGES, null, 150, 7);
    expect([4, 2, 0].map((step) => dragged(grip, step, 5))).toEqual([[2, 4], [2, 2], [0, 2]]); // prettier-ignore
  });
  it('takes hold of an end, which may pass the other', () => {
    const grip = gripAt(EDGES, [1, 2], 162, 7);
    expect(grip).toEqual({ kind: 'end', fixed: 1 });
    expect([4, 1, 0].map((step) => dragged(grip, step, 5))).toEqual([[1, 4], [1, 1], [0, 1]]); // prettier-ignore
    expect(gripAt(EDGES, [1, 2], 117, 7)).toEqual({ kind: 'end', fixed: 2 });
  });
  it('moves the whole from inside, at its length, up to the ends', () => {
    const grip = gripAt(EDGES, [1, 2], 141, 7);
    expect([3, 4, 0].map((step) => dragged(grip, step, 5))).toEqual([[2, 3], [3, 4], [0, 1]]); // prettier-ignore
  });
  it('leaves room inside a single step to take the whole', () => {
    expect(gripAt(EDGES, [2, 2], 150, 20).kind).toBe('whole');
    expect(gripAt(EDGES, [2, 2], 141, 20).kind).toBe('end');
  });
  it('begins anew outside', () => {
    expect(gripAt(EDGES, [1, 1], 190, 7)).toEqual({ kind: 'new', anchor: 4 });
  });
});

describe('the edges of a line chart', () => {
  const spec: LineSpec = {
    kind: 'line',
    series: [{ key: 's', name: 's', emphasis: 'subject', points: [0, 1, 2].map((x) => ({ x, y: x })) }],
    x: { ticks: [0, 1, 2].map((at) => ({ at, text: String(at) })) },
    y: { write: String },
  };
  const edgesOf = (given: LineSpec) => {
    const { kind, layout } = layoutChart(given, { width: 400 }, (text) => 6 * text.length);
    if (kind !== 'line') throw new Error(kind);
    return { edges: layout.edges, plot: layout.plot, points: layout.marks.map(({ box }) => box.x + box.width / 2) };
  };
  it('lie half-way between the places, and around them as far as the plot goes', () => {
    const { edges, plot, points } = edgesOf({ ...spec, brush: { chosen: null } });
    const [a = 0, b = 0, c = 0] = points;
    expect(edges).toEqual([plot.x, (a + b) / 2, (b + c) / 2, plot.x + plot.width]);
  });
  it('leave out words about a point outside what is chosen', () => {
    const callouts = [0, 2].map((x) => ({ x, y: x, lines: [`the point ${x}`] }));
    const said = (chosen: readonly [number, number] | null) => {
      const { layout } = layoutChart(
        { ...spec, callouts, brush: { chosen } },
        { width: 400 },
        (text) => 6 * text.length,
      );
      return layout.labels.map(({ text }) => text).filter((text) => text.startsWith('the point'));
    };
    expect(said(null)).toEqual(['the point 0', 'the point 2']);
    expect(said([0, 1])).toEqual(['the point 0']);
    expect(said([1, 2])).toEqual(['the point 2']);
  });
  it('are none where nothing can be brushed', () => {
    expect(edgesOf(spec).edges).toEqual([]);
  });
});
