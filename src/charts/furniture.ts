import { truncate, type Measure } from './text';

/** px, from the top left corner of the chart. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The room a chart is given. Without `height` the layout chooses one that suits its data and width. */
export interface Frame {
  readonly width: number;
  readonly height?: number;
}

export type Anchor = 'start' | 'middle' | 'end';
export type Step = `q${1 | 2 | 3 | 4 | 5 | 6 | 7}` | `v${1 | 2 | 3 | 4 | 5 | 6 | 7}`;
export type Tone = 'ink' | 'ink-2' | 'ink-3' | 'accent' | 'on-accent' | `${Step}t`;

/** One line of 12 px text. `y` is its baseline; `box` what it covers; `full` the text before it was cut. */
export interface Label {
  readonly text: string;
  readonly full: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly tone: Tone;
  readonly strong: boolean;
  readonly halo: boolean;
  readonly box: Box;
}

export interface LabelStyle {
  readonly anchor?: Anchor;
  readonly tone?: Tone;
  readonly strong?: boolean;
  /** Paper-coloured outline, where the text crosses marks. */
  readonly halo?: boolean;
  /** Cut to this many px. */
  readonly max?: number;
  /** Shifted sideways to stay between 0 and this. */
  readonly within?: number;
}

/** Something that can be pointed at, walked to and, with a key, chosen. */
export interface Mark {
  /** Unique within the chart. */
  readonly id: string;
  readonly key: string | null;
  /** What it covers: the focus ring goes round it, the tooltip beside it. */
  readonly box: Box;
  /** Where the pointer means it. */
  readonly hit: Box;
  readonly name: string;
  readonly value: string;
  readonly notes: readonly string[];
  readonly selected: boolean;
  /** What the tooltip must leave uncovered. */
  readonly keep: 'row' | 'column' | 'cell';
}

/** What every layout gives. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly labels: readonly Label[];
  /** In reading order. */
  readonly marks: readonly Mark[];
  /** Cells too small for numbers: the active mark is read out on this line instead of in a tooltip. */
  readonly readout?: { readonly box: Box; readonly rest: string };
}

export const LINE = 18;
/** Up to here a chart reads its cells out on a line, because a finger hides a tooltip. */
export const PHONE = 480;
const ASCENT = 11;
const GLYPHS = 14;

export function label(measure: Measure, full: string, x: number, y: number, style: LabelStyle = {}): Label {
  const { anchor = 'start', tone = 'ink-2', strong = false, halo = false, max = Infinity, within } = style;
  const text = truncate(full, max, measure, { strong });
  const width = measure(text, { strong });
  let left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  if (within !== undefined) {
    const moved = Math.max(0, Math.min(left, within - width));
    x += moved - left;
    left = moved;
  }
  return { text, full, x, y, anchor, tone, strong, halo, box: { x: left, y: y - ASCENT, width, height: GLYPHS } };
}

/** Baseline that centres 12 px text on `y`. */
export const centred = (y: number) => y + 4;

export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** Keeps every k-th label, from the first, for the smallest k at which none touch; the last is added where it fits. */
export const thin = <T extends Label>(labels: readonly T[], gap = 10): readonly T[] =>
  thinned(labels, (kept) => kept, gap);

/** The same for labels whose words depend on which of them are left. */
export function thinned<T, L extends Label>(
  items: readonly T[],
  labelsOf: (kept: readonly T[]) => readonly L[],
  gap = 10,
): readonly L[] {
  const clear = (kept: readonly L[]) =>
    kept.every((each, i) => i === 0 || !overlaps(kept[i - 1]?.box ?? each.box, each.box, gap));
  for (let every = 1; every < items.length; every++) {
    const kept = labelsOf(items.filter((_, i) => i % every === 0));
    if (clear(kept)) return kept;
  }
  return labelsOf(items.slice(0, 1));
}

/** Keeps labels greedily, in the order given: a later one gives way to an earlier one. */
export function withoutCollisions<T extends Label>(
  labels: readonly T[],
  taken: readonly Box[] = [],
  gap = 4,
): readonly T[] {
  const kept: T[] = [];
  for (const each of labels) {
    const boxes = [...taken, ...kept.map((k) => k.box)];
    if (each.text !== '' && !boxes.some((box) => overlaps(box, each.box, gap))) kept.push(each);
  }
  return kept;
}

/** Moves things of a size apart along one axis, as little as it can, within `low`..`high`; gives their centres, in the order given. */
export function spread(
  wanted: readonly { readonly at: number; readonly size: number }[],
  low: number,
  high: number,
): readonly number[] {
  const order = wanted.map((item, index) => ({ ...item, index })).sort((a, b) => a.at - b.at);
  const groups: { items: typeof order; centre: number; size: number }[] = [];
  for (const item of order) {
    let group = { items: [item], centre: item.at, size: item.size };
    for (
      let last = groups.at(-1);
      last && last.centre + last.size / 2 > group.centre - group.size / 2;
      last = groups.at(-1)
    ) {
      groups.pop();
      const items = [...last.items, ...group.items];
      const centre = (last.centre * last.items.length + group.centre * group.items.length) / items.length;
      group = { items, centre, size: last.size + group.size };
    }
    const centre = Math.max(low + group.size / 2, Math.min(high - group.size / 2, group.centre));
    groups.push({ ...group, centre });
  }
  for (let i = groups.length - 2; i >= 0; i--) {
    const [group, next] = [groups[i], groups[i + 1]];
    if (group && next) group.centre = Math.min(group.centre, next.centre - (next.size + group.size) / 2);
  }
  const centres = new Array<number>(wanted.length).fill(0);
  for (const { items, centre, size } of groups) {
    let top = centre - size / 2;
    for (const item of items) {
      centres[item.index] = top + item.size / 2;
      top += item.size;
    }
  }
  return centres;
}

export const widest = (texts: readonly string[], measure: Measure, strong = false) =>
  texts.reduce((most, text) => Math.max(most, measure(text, { strong })), 0);

export const inset = (box: Box, by: number): Box => ({
  x: box.x + by,
  y: box.y + by,
  width: Math.max(0, box.width - 2 * by),
  height: Math.max(0, box.height - 2 * by),
});
