import { label, overlaps, widest, type Box, type Label } from '../furniture';
import type { LineSpec } from '../spec';
import type { Measure } from '../text';

const LEADING = 15;
const GAP = 10;
/** Between letters and a line that is not theirs. */
const CLEAR = 5;

/** Places around a point, best first: dx, dy in units of half the block plus the gap. */
const PLACES = [
  [0, -1],
  [1, -1],
  [-1, -1],
  [0, 1],
  [1, 1],
  [-1, 1],
  [1, 0],
  [-1, 0],
] as const;
type Place = readonly [dx: number, dy: number];
type Point = { readonly x: number; readonly y: number };

const isWritten = ({ x, y }: Point, box: Box) => overlaps(box, { x, y, width: 0, height: 0 }, CLEAR);

export interface Called {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

/** The points worth a word, of those that are chosen: what lies outside the choice is pale and says nothing. */
export function calledOut({ callouts = [], brush, x }: LineSpec): NonNullable<LineSpec['callouts']> {
  const ends = brush?.chosen?.map((place) => x.ticks[place]?.at ?? NaN);
  const [first = -Infinity, last = Infinity] = ends ?? [];
  return callouts.filter((callout) => callout.x >= first && callout.x <= last);
}

/** Lines of text beside a point, where they cover the least of any line and no other text: next to it, or past all that is drawn there. */
export function placeCallout(
  measure: Measure,
  { x, y, lines }: Called,
  plot: Box,
  obstacles: { readonly boxes: readonly Box[]; readonly points: readonly Point[] },
): readonly Label[] {
  const size = { width: widest(lines, measure, true), height: lines.length * LEADING };
  const within = (left: number, top: number): Box => ({
    x: Math.max(plot.x, Math.min(left, plot.x + plot.width - size.width)),
    y: Math.max(plot.y - 4, Math.min(top, plot.y + plot.height - size.height - 2)),
    ...size,
  });
  const leftAt = (dx: number) => x + dx * (GAP + size.width / 2) - size.width / 2;
  const beside = ([dx, dy]: Place) => within(leftAt(dx), y + dy * (GAP + size.height / 2) - size.height / 2);
  /** Over or under everything that is drawn in the same columns. */
  const beyond = ([dx, dy]: Place): Box => {
    const column = within(leftAt(dx), y);
    const heights = obstacles.points.flatMap((p) => (isWritten(p, { ...column, y: p.y }) ? [p.y] : []));
    return within(column.x, dy < 0 ? Math.min(y, ...heights) - GAP - size.height : Math.max(y, ...heights) + GAP);
  };
  const cost = (box: Box, order: number) =>
    100 * obstacles.boxes.filter((other) => overlaps(box, other, 2)).length +
    10 * obstacles.points.filter((p) => isWritten(p, box)).length +
    (overlaps(box, { x: x - 3, y: y - 3, width: 6, height: 6 }) ? 60 : 0) +
    order / 10;
  const best = [
    ...PLACES.map((place) => ({ box: beside(place), side: place[0] })),
    ...PLACES.filter(([, dy]) => dy !== 0).map((place) => ({ box: beyond(place), side: place[0] })),
  ]
    .map((each, i) => ({ ...each, cost: cost(each.box, i) }))
    .reduce((a, b) => (b.cost < a.cost ? b : a));
  const anchor = best.side === 0 ? 'middle' : best.side > 0 ? 'start' : 'end';
  const at = best.side === 0 ? best.box.x + size.width / 2 : best.side > 0 ? best.box.x : best.box.x + size.width;
  return lines.map((text, i) =>
    label(measure, text, at, best.box.y + 12 + i * LEADING, {
      anchor,
      halo: true,
      strong: i === 0,
      tone: i === 0 ? 'ink' : 'ink-2',
      max: plot.width,
    }),
  );
}
