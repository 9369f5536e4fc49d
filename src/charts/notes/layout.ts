import { label, LINE, overlaps, widest, type Box, type Label, type Mark } from '../furniture';
import type { Drawing } from '../layout';
import { sampled } from '../paths';
import { wrap, type Measure, textWidth } from '../text';

/** Somebody's own words on the mark with this key. */
export interface ChartNote {
  readonly key: string;
  readonly text: string;
  /** What the place is called in the list; the mark's own name if absent. */
  readonly place?: string;
}

/** Radius of a numbered dot. */
export const DOT = 8;
const LEADING = 15;
/** Words beside a point take two lines of this many px at most; what is longer gets a number. */
const ROOM = 124;
const STEPS = [16, 30, 46, 64, 86, 112, 140] as const;

type Point = { readonly x: number; readonly y: number };

/** Notes in px: words beside their point where these cover nothing, else numbered dots with a list under the chart. */
export interface NotesLayout {
  readonly labels: readonly Label[];
  /** From a point to its words. */
  readonly leaders: readonly { readonly x: number; readonly from: number; readonly to: number }[];
  readonly dots: readonly (Point & { readonly n: number })[];
  /** px that the list takes under the chart. */
  readonly below: number;
}

interface Placed {
  readonly mark: Mark;
  readonly text: string;
  readonly name: string;
}

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Each note with the first mark of its key, in reading order; those whose mark is not drawn are left out. */
function placedOn(marks: readonly Mark[], notes: readonly ChartNote[]): readonly Placed[] {
  const first = new Map<string, Mark>();
  for (const mark of marks) if (mark.key !== null && !first.has(mark.key)) first.set(mark.key, mark);
  return [...first.values()].flatMap((mark) =>
    notes.filter(({ key }) => key === mark.key).map(({ text, place = mark.name }) => ({ mark, text, name: place })),
  );
}

/** Places along the lines, so that no words are put over them. */
function lineOf(marks: readonly Mark[]): readonly Point[] {
  const series = new Map<string, Point[]>();
  for (const { id, box } of marks) {
    const name = id.slice(0, id.lastIndexOf(':'));
    series.set(name, [...(series.get(name) ?? []), middle(box)]);
  }
  return [...series.values()].flatMap(sampled);
}

/** Words straight above or below a point, at the first distance at which they and the line to them cover nothing. */
function besidePoint(
  { mark, text }: Placed,
  plot: Box,
  taken: { readonly boxes: readonly Box[]; readonly points: readonly Point[] },
  measure: Measure,
): { readonly labels: readonly Label[]; readonly leader: NotesLayout['leaders'][number] } | null {
  const lines = wrap(text, ROOM, 2, measure);
  if (lines.at(-1)?.endsWith('…')) return null;
  const { x, y } = middle(mark.box);
  const [width, height] = [widest(lines, measure), lines.length * LEADING];
  const left = Math.max(plot.x, Math.min(x - width / 2, plot.x + plot.width - width));
  if (x < left || x > left + width) return null;
  for (const step of STEPS) {
    for (const side of [-1, 1]) {
      const top = side < 0 ? y - step - height : y + step;
      const box: Box = { x: left, y: top, width, height };
      const [from, to] = side < 0 ? [y - 6, top + height + 2] : [y + 6, top];
      const leader: Box = { x: x - 1, y: Math.min(from, to), width: 2, height: Math.abs(to - from) };
      const isInside = top >= plot.y && top + height <= plot.y + plot.height - 2;
      const isFree =
        !taken.boxes.some((other) => overlaps(box, other, 3) || overlaps(leader, other, 2)) &&
        !taken.points.some((p) => overlaps({ ...p, width: 0, height: 0 }, box, 4) || overlaps({ ...p, width: 0, height: 0 }, leader, 0)); // prettier-ignore
      if (!isInside || !isFree) continue;
      const labels = lines.map((line, i) =>
        label(measure, line, left + width / 2, top + 12 + i * LEADING, { anchor: 'middle', halo: true }),
      );
      return { labels, leader: { x, from, to } };
    }
  }
  return null;
}

const square = ({ x, y }: Point): Box => ({ x: x - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT });

/** Where a numbered dot covers least: at the end of a row, on the corner of a cell, around a point. */
function dotBeside({ box, keep }: Mark, width: number, height: number, boxes: readonly Box[]): Point {
  const { x, y } = middle(box);
  const [right, bottom, gap] = [box.x + box.width, box.y + box.height, DOT + 4];
  const places: Readonly<Record<Mark['keep'], readonly Point[]>> = {
    row: [{ x: right + gap, y }, { x: right - gap, y }, { x: box.x - gap, y }],
    cell: [{ x: right - 4, y: box.y + 4 }, { x: box.x + 4, y: box.y + 4 }, { x: right - 4, y: bottom - 4 }],
    column: [{ x, y: box.y - gap }, { x: right + gap, y }, { x: box.x - gap, y }, { x, y: bottom + gap }],
  }; // prettier-ignore
  const inside = places[keep].map((p) => ({
    x: Math.max(DOT, Math.min(p.x, width - DOT)),
    y: Math.max(DOT, Math.min(p.y, height - DOT)),
  }));
  const covers = (p: Point) => boxes.filter((other) => overlaps(square(p), other)).length;
  return inside.reduce((best, place) => (covers(place) < covers(best) ? place : best));
}

/** The list under the chart: number, name of the mark, words; three lines each at most. */
function listed(
  all: readonly { readonly name: string; readonly text: string }[],
  top: number,
  width: number,
  measure: Measure,
): { readonly labels: readonly Label[]; readonly dots: readonly Point[]; readonly below: number } {
  let y = top + LINE / 2;
  const dots: Point[] = [];
  const labels = all.flatMap(({ name, text }) => {
    const head = label(measure, name, 2 * DOT + 8, y + 13, { strong: true, tone: 'ink', max: width * 0.35 });
    const start = head.box.x + head.box.width + 8;
    const lines = wrap(text, width - start, 3, measure);
    const words = lines.map((line, i) => label(measure, line, start, y + 13 + i * LINE));
    dots.push({ x: DOT, y: y + 9 });
    y += lines.length * LINE + 2;
    return [head, ...words];
  });
  return { labels, dots, below: all.length === 0 ? 0 : y - top };
}

/** Notes over a chart that is laid out already: nothing of it moves for them. */
export function layoutNotes(
  { kind, layout }: Drawing,
  notes: readonly ChartNote[],
  measure: Measure = textWidth,
): NotesLayout {
  const { width, height, marks } = layout;
  const boxes = layout.labels.map(({ box }) => box);
  const plot = kind === 'line' ? layout.plot : null;
  const points = plot ? lineOf(marks) : [];
  const beside: { labels: readonly Label[]; leader: NotesLayout['leaders'][number] }[] = [];
  const numbered: (Placed & Point)[] = [];
  for (const placed of placedOn(marks, notes)) {
    const written = beside.flatMap(({ labels }) => labels.map(({ box }) => box));
    const dots = numbered.map(square);
    const taken = [...boxes, ...written, ...dots];
    const words = plot && besidePoint(placed, plot, { boxes: taken, points }, measure);
    if (words) beside.push(words);
    else {
      const lines = points.map((point) => ({ ...point, width: 0, height: 0 }));
      numbered.push({ ...placed, ...dotBeside(placed.mark, width, height, [...taken, ...lines]) });
    }
  }
  const list = listed(numbered, height, width, measure);
  return {
    labels: [...beside.flatMap(({ labels }) => labels), ...list.labels],
    leaders: beside.map(({ leader }) => leader),
    dots: [numbered, list.dots].flatMap((all) => all.map(({ x, y }, i) => ({ x, y, n: i + 1 }))),
    below: list.below,
  };
}
