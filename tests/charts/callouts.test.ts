import { describe, expect, it } from 'vitest';
import { layoutLine } from '../../src/charts/line/layout';
import type { LineSpec } from '../../src/charts/spec';
import * as examples from './examples';
import { textWidth } from '../../src/charts/text';

type Spot = readonly [x: number, y: number];

/** The straight pieces of paths as they are written: M, then L. */
const pieces = (path: string): readonly (readonly [Spot, Spot])[] =>
  path
    .split('M')
    .filter((run) => run !== '')
    .flatMap((run) => {
      const spots = run.split('L').map((spot) => spot.split(',').map(Number) as [number, number]);
      return spots.flatMap((spot, at) => {
        const before = spots[at - 1];
        return before ? [[before, spot] as const] : [];
      });
    });

/** Whether any of a hundred places of a piece lies within the box. */
const runsThrough = ([from, to]: readonly [Spot, Spot], box: { x: number; y: number; width: number; height: number }) =>
  Array.from({ length: 101 }, (_, at) => at / 100).some((share) => {
    const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  });

/** This December stops on the 20th, below that of the year before, whose line rises steeply. */
function unfinishedDecember(locale: 'zh-CN' | 'en', last: number, before: number): LineSpec {
  const spec = examples.lineYears(locale);
  const series = spec.series.map(({ points, ...rest }) => ({
    ...rest,
    points: points.map((point) => {
      if (point.x !== 11) return point;
      return { ...point, y: rest.emphasis === 'subject' ? last : before };
    }),
  }));
  const lines = locale === 'en' ? ['Dec unfinished', 'to day 20'] : ['12月未完', '至20日'];
  return { ...spec, series, callouts: [...(spec.callouts ?? []), { x: 11, y: last, lines }] };
}

describe('what is written at an unfinished month', () => {
  it.each([1152, 640, 480, 350])('has no line running through it at %i px, in both languages', (width) => {
    for (const locale of ['zh-CN', 'en'] as const)
      for (const [last, before] of [
        [22, 48],
        [30, 36],
        [12, 20],
        [44, 40],
      ] as const) {
        const spec = unfinishedDecember(locale, last, before);
        const { labels, lines } = layoutLine(spec, { width }, textWidth);
        const words = spec.callouts?.at(-1)?.lines ?? [];
        const written = labels.filter(({ text }) => words.includes(text));
        expect(written).toHaveLength(2);
        const drawn = lines.flatMap(({ solid, dashed }) => [...pieces(solid), ...pieces(dashed)]);
        expect(drawn.length).toBeGreaterThan(20);
        for (const { text, box } of written)
          expect(
            drawn.filter((piece) => runsThrough(piece, box)),
            `${text}, ${last} of ${before}`,
          ).toEqual([]);
      }
  });
});

it('what is said of the curve of shares stands clear of the line of equal shares', () => {
  for (const width of [1152, 640, 560, 350])
    for (const locale of ['zh-CN', 'en'] as const) {
      const spec = examples.lineLorenz(locale);
      const { diagonal, labels, lines } = layoutLine(spec, { width }, textWidth);
      if (!diagonal) throw new Error('no diagonal');
      const [x1, y1, x2, y2] = diagonal;
      const drawn = [
        ...lines.flatMap(({ solid }) => pieces(solid)),
        [
          [x1, y1],
          [x2, y2],
        ] as const,
      ];
      const words = (spec.callouts ?? []).flatMap((callout) => callout.lines);
      for (const { text, box } of labels.filter((each) => words.includes(each.text)))
        expect(
          drawn.filter((piece) => runsThrough(piece, box)),
          `${text} at ${width}`,
        ).toEqual([]);
    }
});
