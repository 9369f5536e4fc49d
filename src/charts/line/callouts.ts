import { label, overlaps, widest, type Box, type Label } from '../furniture';
import type { LineSpec } from '../spec';
import type { Measure } from '../text';

const LEADING = 15;
const GAP = 10;

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

/** Lines of text beside a point, where they cover the fewest line vertices and no other text. */
export function placeCallout(
  measure: Measure,
  { x, y, lines }: Called,
  plot: Box,
  obstacles: { readonly boxes: readonly Box[]; readonly points: readonly { readonly x: number; readonly y: number }[] },
): readonly Label[] {
  const size = { width: widest(lines, measure, true), height: lines.length * LEADING };
  const boxAt = ([dx, dy]: readonly [number, number]): Box => {
    const left = x + dx * (GAP + size.width / 2) - size.width / 2;
    const top = y + dy * (GAP + size.height / 2) - size.height / 2;
    return {
      x: Math.max(plot.x, Math.min(left, plot.x + plot.width - size.width)),
      y: Math.max(plot.y - 4, Math.min(top, plot.y + plot.height - size.height - 2)),
      ...size,
    };
  };
  const cost = (box: Box, order: number) =>
    100 * obstacles.boxes.filter((other) => overlaps(box, other, 2)).length +
    10 * obstacles.points.filter((p) => overlaps(box, { x: p.x, y: p.y, width: 0, height: 0 }, 3)).length +
    (overlaps(box, { x: x - 3, y: y - 3, width: 6, height: 6 }) ? 60 : 0) +
    order / 10;
  const best = PLACES.map(boxAt)
    .map((box, i) => ({ box, side: PLACES[i]?.[0] ?? 0, cost: cost(box, i) }))
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
