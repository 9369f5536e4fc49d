import { label, LINE, overlaps, type Box, type Label, type Layout } from '../furniture';
import type { Drawing } from '../layout';
import { sampled, seriesPaths, type Placed } from '../paths';
import { type Measure, textWidth } from '../text';
import { isBeside, sideOf, type PartMark, replaced, type Standing, standingsIn } from './standings';

/** What falls to something of each mark: `share` of it, 0..1, and how that is written in place of the mark's value. null: it is no part. */
export interface PartSpec {
  /** Said beside a line. */
  readonly name: string;
  readonly marks: ReadonlyMap<string, PartMark>;
  /** It is this very mark, all of it and nothing else. */
  readonly key: string | null;
  /** The chart under the pointer: the other marks stay as they are. */
  readonly isSource?: boolean;
}

/** A part in px, inside marks that stay where they are. */
export interface PartLayout {
  readonly boxes: readonly { readonly id: string; readonly box: Box }[];
  readonly line: {
    readonly solid: string;
    /** Stretches with an unfinished end. */
    readonly dashed: string;
    /** From the line down to zero. */
    readonly area: string;
    readonly dots: readonly Dot[];
  } | null;
  /** Rates of the part, each in the row of its mark. */
  readonly standings: readonly Standing[];
  /** Marks with the same key, where they have no length that could be divided. */
  readonly frames: readonly Box[];
  readonly rings: readonly Box[];
  /** The labels of the chart, values among them those of the part; words that its line runs through are left out. */
  readonly labels: readonly Label[];
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly hollow: boolean;
}

type Lines = (Drawing & { readonly kind: 'line' })['layout'];

const NONE: Omit<PartLayout, 'labels'> = { boxes: [], line: null, standings: [], frames: [], rings: [] };

/** A drawing with a part of it. Nothing is scaled anew, nothing moves: a part lies inside its mark, at the end where the mark begins. */
export function layoutPart(drawing: Drawing, part: PartSpec, measure: Measure = textWidth): PartLayout {
  const { labels, marks } = drawing.layout;
  const same = marks.filter(({ key }) => key !== null && key === part.key).map(({ box }) => box);
  switch (drawing.kind) {
    case 'bars':
      return {
        ...NONE,
        boxes: boxesOf(drawing.layout.bars, part, across),
        labels: written(drawing.layout, part, measure),
      };
    case 'columns':
      return {
        ...NONE,
        boxes: boxesOf(drawing.layout.columns, part, upwards),
        labels: written(drawing.layout, part, measure),
      };
    case 'line':
      return part.key === null ? lineOf(drawing.layout, part, measure) : { ...NONE, labels };
    case 'dots':
      return part.key === null
        ? { ...NONE, ...standingsIn(drawing.layout, part.marks, measure) }
        : { ...NONE, rings: same, labels };
    case 'tiles':
    case 'grid':
    case 'cohorts':
      return { ...NONE, frames: same, labels };
  }
}

const across = (box: Box, share: number): Box => ({ ...box, width: share * box.width });
const upwards = (box: Box, share: number): Box => ({
  ...box,
  y: box.y + (1 - share) * box.height,
  height: share * box.height,
});

function boxesOf(
  drawn: readonly { readonly id: string; readonly box: Box }[],
  { marks, key }: PartSpec,
  cut: (box: Box, share: number) => Box,
): PartLayout['boxes'] {
  return drawn.flatMap(({ id, box }) => {
    const share = id === key ? 1 : (marks.get(id)?.share ?? 0);
    return share > 0 ? [{ id, box: cut(box, share) }] : [];
  });
}

/** The value printed beside each mark becomes that of its part, where it fits in the place of the former. */
function written({ labels, marks }: Layout, part: PartSpec, measure: Measure): readonly Label[] {
  if (part.key !== null) return labels;
  const values = new Map<Label, string>();
  for (const mark of marks) {
    const text = mark.key === null ? undefined : part.marks.get(mark.key)?.text;
    const value = labels.findLast((each) => each.full === mark.value && isBeside(each, mark));
    if (text !== undefined && value) values.set(value, text);
  }
  return labels.map((each) => replaced(each, values.get(each), { strong: true }, measure));
}

/** As high as its share of the line, over the same zero; a rate stands where it is on the scale, with nothing under it. */
function lineOf(layout: Lines, { name, marks }: PartSpec, measure: Measure): PartLayout {
  const { labels, zero, plot, place } = layout;
  const own = layout.marks.filter(({ key }) => key !== null && marks.has(key));
  const isRate = own.some(({ key }) => marks.get(key ?? '')?.standing);
  if (own.length === 0 || (zero === null && !isRate)) return { ...NONE, labels };
  const hollow = new Set(layout.dots.filter((dot) => dot.hollow).map(({ id }) => id));
  const points = own.map(({ id, key, box }): Placed => {
    const { share = null, standing } = marks.get(key ?? '') ?? {};
    const whole = box.y + box.height / 2;
    const x = box.x + box.width / 2;
    const unfinished = hollow.has(id) || standing?.isSmall === true;
    if (standing) {
      const y = sideOf(layout, standing.value) === 0 ? place(standing.value) : null;
      return { x, y, low: null, high: null, unfinished };
    }
    const y = share === null || zero === null ? null : zero + share * (whole - zero);
    return { x, y, low: y, high: y === null ? null : zero, unfinished };
  });
  const { band, ...paths } = seriesPaths(points, false);
  const dots = points.flatMap(({ x, y, unfinished }) => (y === null ? [] : [{ x, y, hollow: unfinished }]));
  const kept = withoutCrossed(labels, sampled(points), plot);
  return {
    ...NONE,
    line: { ...paths, area: band, dots },
    labels: [...kept, ...nameOf(name, dots, kept, plot, measure)],
  };
}

/** Words inside the plot that a line runs through are left out, with the other lines of what they say. */
function withoutCrossed(
  labels: readonly Label[],
  line: readonly { readonly x: number; readonly y: number }[],
  plot: Box,
): readonly Label[] {
  const crossed = labels.filter(
    ({ box }) => overlaps(box, plot) && line.some((spot) => overlaps(box, { ...spot, width: 0, height: 0 }, 2)),
  );
  const isWith = (each: Label, other: Label) => each.x === other.x && Math.abs(each.y - other.y) <= LINE;
  return labels.filter((each) => !crossed.some((other) => isWith(each, other)));
}

/** The name of the part over its highest point, or over the highest at which it covers no other words. */
function nameOf(name: string, dots: readonly Dot[], labels: readonly Label[], plot: Box, measure: Measure): Label[] {
  const style = { anchor: 'middle', tone: 'accent', strong: true, halo: true, within: plot.x + plot.width } as const;
  const places = dots
    .toSorted((a, b) => a.y - b.y)
    .map(({ x, y }) => label(measure, name, x, Math.max(plot.y + 12, y - 9), style));
  const [first] = places;
  const free = places.find(({ box }) => !labels.some((each) => overlaps(box, each.box, 2))) ?? first;
  return free ? [free] : [];
}
