import { describe, expect, it } from 'vitest';
import { layoutColumns } from '../../src/charts/columns/layout';
import { layoutDots } from '../../src/charts/dots/layout';
import { layoutGrid } from '../../src/charts/grid/layout';
import { layoutTiles } from '../../src/charts/tiles/layout';
import { tens } from './support';

describe('what stands beside a mark', () => {
  const dot = (key: string, value: number) => ({
    key, label: key, value, text: value.toFixed(1), low: value - 0.4, high: value + 0.4, cells: ['10'],
  }); // prettier-ignore

  it('is never crossed by the dotted line: the number stands before the dot instead', () => {
    const drawn = layoutDots(
      {
        kind: 'dots',
        dots: [dot('below', 79.5), dot('far', 70), dot('above', 83)],
        x: { write: String },
        headings: ['n'],
        reference: { value: 81, text: 'all 81' },
      },
      { width: 500 },
      tens,
    );
    const numberOf = (text: string) => drawn.labels.find((each) => each.text === text);
    const line = drawn.reference ?? Number.NaN;
    expect(['79.5', '70.0', '83.0'].map((text) => numberOf(text)?.anchor)).toEqual(['end', 'start', 'start']);
    for (const text of ['79.5', '70.0', '83.0']) {
      const { x = 0, width = 0 } = numberOf(text)?.box ?? {};
      expect(x > line || x + width < line, text).toBe(true);
    }
  });

  it('is printed on all tiles of a map or on none', () => {
    const texts = (longest: string) =>
      layoutTiles(
        {
          kind: 'tiles',
          scaleTitle: '',
          write: () => '',
          tiles: [
            { key: '广东', value: 188, text: '188' },
            { key: '浙江', value: 98, text: longest },
          ],
        },
        { width: 350 },
        tens,
      ).labels.map(({ text }) => text);
    expect(texts('98')).toEqual(expect.arrayContaining(['188', '98']));
    expect(texts('98.3万')).not.toEqual(expect.arrayContaining(['188']));
  });

  it('is an empty frame where the rows say nothing, so that a grid has no hole', () => {
    const { cells, marks } = layoutGrid(
      {
        kind: 'grid',
        rows: ['a', 'b'],
        columns: ['1', '2'],
        cells: [{ row: 0, column: 1, key: 'x', value: 1, lines: ['7'] }],
        scale: 'sequential',
      },
      { width: 300 },
      tens,
    );
    expect(cells.map(({ id, step }) => [id, step === null])).toEqual([['0-1', false], ['0-0', true], ['1-0', true], ['1-1', true]]); // prettier-ignore
    expect(marks.map(({ id }) => id)).toEqual(['0-1']);
  });

  it('names every run of columns, the last on a second line where the runs are narrow', () => {
    const { labels } = layoutColumns(
      {
        kind: 'columns',
        columns: Array.from({ length: 11 }, (_, i) => ({
          key: String(i), label: String(i), value: i, text: String(i), tone: 'neutral' as const,
        })),
        y: { write: String },
        groups: [
          { from: 0, to: 6, name: 'Detr 17%' },
          { from: 7, to: 8, name: 'Pass 35%' },
          { from: 9, to: 10, name: 'Prom 49%' },
        ],
      },
      { width: 420, height: 280 },
      tens,
    ); // prettier-ignore
    const names = labels.filter(({ text }) => text.endsWith('%'));
    expect(names.map(({ text }) => text)).toEqual(['Detr 17%', 'Pass 35%', 'Prom 49%']);
    expect(Math.max(...names.map(({ box }) => box.y + box.height))).toBeLessThanOrEqual(280);
  });
});
