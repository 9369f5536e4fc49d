import {
  label,
  thin,
  widest,
  withoutCollisions,
  type Box,
  type Frame,
  type Label,
  type Layout,
  type Mark,
} from '../furniture';
import type { DotsSpec } from '../spec';
import type { Measure } from '../text';
import { ticked } from '../ticks';
import { elbows, INDENT, ROW, rowLabels } from './rows';

export interface DrawnDot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
  /** `total` and `branch` are the upper levels of a tree. */
  readonly tone: 'subject' | 'context' | 'total' | 'branch';
  readonly small: boolean;
}

export interface DotsLayout extends Layout {
  readonly plot: Box;
  readonly grid: readonly number[];
  readonly zero: number | null;
  readonly dots: readonly DrawnDot[];
  readonly reference: number | null;
  /** px of a value, on the nearer end of the plot where it lies beyond `ends`. */
  readonly place: (value: number) => number;
  readonly ends: readonly [least: number, most: number];
  /** Elbows of the tree: from a parent down and across to its child. */
  readonly elbows: readonly string[];
}

const NARROWEST = 120;

/** How the width is shared out. */
export interface Division {
  readonly labels: number;
  readonly plot: readonly [number, number];
  /** Right ends. */
  readonly cells: readonly number[];
}

/** Of the width, at most so much is labels; a tree's items are sentences and its dots lie close together. */
const [LABELS, TREE_LABELS] = [0.4, 0.47];

function divide(spec: DotsSpec, width: number, measure: Measure): Division {
  const hasTree = spec.dots.some((d) => (d.level ?? 0) > 0);
  const labels = Math.ceil(
    Math.min(
      Math.max(0, ...spec.dots.map((d) => measure(d.label, { strong: true }) + (d.level ?? 0) * INDENT)),
      width * (hasTree ? TREE_LABELS : LABELS),
    ),
  );
  const headings = cellHeadings(spec);
  const count = Math.max(0, ...spec.dots.map((d) => d.cells.length));
  let cells = Array.from({ length: count }, (_, i) =>
    Math.ceil(widest([...spec.dots.map((d) => d.cells[i] ?? ''), headings[i] ?? ''], measure)),
  );
  const room = () => width - labels - 18 - cells.reduce((sum, w) => sum + w + 16, 0);
  while (cells.length > 0 && room() < NARROWEST) cells = cells.slice(1);
  let right = width;
  const ends = [...cells].reverse().map((w) => {
    const end = right;
    right -= w + 16;
    return end;
  });
  return { labels, plot: [labels + 18, Math.max(labels + 26, right)], cells: ends.reverse() };
}

/** `headings` may start with one for the labels. */
function cellHeadings(spec: DotsSpec): readonly string[] {
  const count = Math.max(0, ...spec.dots.map((d) => d.cells.length));
  const headings = spec.headings ?? [];
  return headings.length > count ? headings.slice(headings.length - count) : headings;
}

export function layoutDots(spec: DotsSpec, frame: Frame, measure: Measure): DotsLayout {
  const { width } = frame;
  const division = divide(spec, width, measure);
  const dropped = Math.max(0, ...spec.dots.map((d) => d.cells.length)) - division.cells.length;
  const [start, end] = division.plot;
  const values = [
    ...spec.dots.flatMap((d) => [d.value, d.low, d.high]).filter((v): v is number => v !== null && Number.isFinite(v)),
    ...(spec.reference ? [spec.reference.value] : []),
  ];
  const texts = widest(
    spec.dots.map((d) => d.text),
    measure,
    true,
  );
  const inner: readonly [number, number] =
    end - start > texts + 70 ? [start + 8, end - texts - 12] : [start + 8, end - 8];
  const { scale: x, ticks, unit } = ticked(values, spec.x, inner, { most: end - start < 220 ? 4 : 5, nice: false });
  x.clamp(true);
  const headings = cellHeadings(spec);
  const labelHeading = (spec.headings?.length ?? 0) > headings.length ? (spec.headings?.[0] ?? '') : '';
  const head = spec.reference || headings.length > 0 || unit || labelHeading ? 28 : 6;
  const bottom = head + spec.dots.length * ROW;
  const hasTree = spec.dots.some((d) => (d.level ?? 0) > 0);
  const chosen = spec.dots.some((d) => d.selected);
  const reference = spec.reference && Number.isFinite(spec.reference.value) ? x(spec.reference.value) : null;

  const rows = spec.dots.map((dot, i) => {
    const middle = head + i * ROW + ROW / 2;
    const known = dot.value !== null && Number.isFinite(dot.value);
    const drawn: DrawnDot | null =
      known && dot.value !== null
        ? {
            id: dot.key,
            x: x(dot.value),
            y: middle,
            low: dot.low === null ? null : x(dot.low),
            high: dot.high === null ? null : x(dot.high),
            tone: dot.selected
              ? 'subject'
              : hasTree && !chosen
                ? levelTone(dot.level ?? 0)
                : hasTree
                  ? levelTone(dot.level ?? 0)
                  : 'context',
            small: dot.small ?? false,
          }
        : null;
    return {
      dot,
      middle,
      drawn,
      labels: rowLabels(dot, drawn, middle, division, dropped, hasTree, reference, measure),
    };
  });
  const heads: Label[] = division.cells.map((right, i) =>
    label(measure, headings[i + dropped] ?? '', right, 14, { anchor: 'end', tone: 'ink-3' }),
  );
  if (labelHeading) heads.unshift(label(measure, labelHeading, 0, 14, { tone: 'ink-3', max: division.labels }));
  const called =
    spec.reference && reference !== null
      ? [
          label(measure, spec.reference.text, reference, 14, {
            anchor: 'middle',
            strong: true,
            tone: 'ink',
            max: end - start + 12,
            within: end,
          }),
        ]
      : [];
  const unitLabel = unit
    ? [label(measure, unit, end, bottom + 36, { anchor: 'end', tone: 'ink-3', max: end - start })]
    : [];
  const axis = thin(
    [...ticks].reverse().map((t) => label(measure, t.text, x(t.at), bottom + 17, { anchor: 'middle', within: width })),
    8,
  );
  return {
    width,
    height: Math.max(frame.height ?? 0, bottom + 24 + (unit ? 18 : 0)),
    plot: { x: start, y: head, width: end - start, height: bottom - head },
    grid: ticks.map((t) => x(t.at)),
    zero: ticks.some((t) => t.at === 0) && (x.domain()[0] ?? 0) < 0 ? x(0) : null,
    dots: rows.flatMap((r) => (r.drawn ? [r.drawn] : [])),
    reference,
    place: x,
    ends: x.domain(),
    elbows: hasTree ? elbows(spec.dots, head) : [],
    labels: [
      ...withoutCollisions([...called, ...heads], [], 6),
      ...rows.flatMap((r) => r.labels),
      ...axis,
      ...unitLabel,
    ],
    marks: rows.map(({ dot, middle, drawn }): Mark => {
      const [from, to] = drawn ? [drawn.low ?? drawn.x, drawn.high ?? drawn.x] : [start, start];
      const write = spec.x.exact ?? spec.x.write;
      return {
        id: dot.key,
        key: dot.key,
        box: { x: Math.min(from, (drawn?.x ?? from) - 6), y: middle - 8, width: Math.max(12, to - from), height: 16 },
        hit: { x: 0, y: middle - ROW / 2, width, height: ROW },
        name: dot.label,
        value: dot.text,
        notes: [
          ...(dot.low !== null && dot.high !== null ? [`${write(dot.low)} – ${write(dot.high)}`] : []),
          ...dot.cells.map((cell, i) => (headings[i] ? `${headings[i]} ${cell}` : cell)),
          ...(dot.note ? [dot.note] : []),
        ],
        selected: dot.selected ?? false,
        keep: 'row',
      };
    }),
  };
}

const levelTone = (level: number) => (level === 0 ? 'total' : level === 1 ? 'branch' : 'context');
