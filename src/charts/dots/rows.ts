import { centred, label, overlaps, type Box, type Label } from '../furniture';
import type { DotsSpec } from '../spec';
import type { Measure } from '../text';
import type { Division, DrawnDot } from './layout';

/** Height of a row, and how far a level of the tree is indented. */
export const [ROW, INDENT] = [26, 14];

type Row = DotsSpec['dots'][number];

/** Name, number and cells of a row. */
export function rowLabels(
  dot: Row,
  drawn: DrawnDot | null,
  middle: number,
  { labels, plot, cells }: Division,
  dropped: number,
  hasTree: boolean,
  reference: number | null,
  measure: Measure,
): readonly Label[] {
  const y = centred(middle);
  const level = dot.level ?? 0;
  const strong = (dot.selected ?? false) || (hasTree && level < 2);
  const tone = dot.selected ? 'accent' : dot.small ? 'ink-3' : 'ink';
  const indent = level * INDENT;
  const name = label(measure, dot.label, hasTree ? indent : labels, y, {
    anchor: hasTree ? 'start' : 'end',
    strong,
    tone,
    max: labels - (hasTree ? indent : 0),
  });
  const numbers = cells.map((right, i) =>
    label(measure, dot.cells[i + dropped] ?? '', right, y, { anchor: 'end', tone: dot.selected ? 'accent' : 'ink-2' }),
  );
  const style = { strong, tone: dot.selected ? 'accent' : strong ? 'ink' : 'ink-2', halo: true } as const;
  if (!drawn)
    return [
      name,
      label(measure, dot.text, plot[0] + 8, y, { tone: 'ink-3', halo: true, max: plot[1] - plot[0] - 8 }),
      ...numbers,
    ];
  const behind = Math.max(drawn.x + 6, drawn.high ?? 0) + 6;
  const beside = label(measure, dot.text, behind, y, style);
  /** The dotted line runs through the number: it stands before the dot, or clear of the line. */
  const isCrossed = (box: Box) => reference !== null && box.x - 3 < reference && box.x + box.width + 2 > reference;
  const before = label(measure, dot.text, Math.min(drawn.x - 6, drawn.low ?? Infinity) - 6, y, {
    ...style,
    anchor: 'end',
  });
  const after =
    isCrossed(beside.box) && before.box.x < plot[0] - 8 && reference !== null
      ? label(measure, dot.text, reference + 6, y, style)
      : beside;
  const crowded =
    isCrossed(after.box) ||
    after.box.x + after.box.width > plot[1] ||
    numbers.some((n) => overlaps(n.box, after.box, 6));
  const value = !crowded ? [after] : before.box.x >= plot[0] - 8 ? [before] : [];
  return [name, ...value, ...numbers];
}

/** One path per child: down from its parent's row and across. */
export function elbows(dots: readonly Row[], head: number): readonly string[] {
  return dots.flatMap((dot, i) => {
    const level = dot.level ?? 0;
    const parent = level === 0 ? -1 : dots.slice(0, i).findLastIndex((other) => (other.level ?? 0) < level);
    if (parent < 0) return [];
    const x = (level - 1) * INDENT + 4;
    const from = head + parent * ROW + ROW / 2 + 8;
    const to = head + i * ROW + ROW / 2;
    return [`M${x},${from}V${to}h${INDENT - 7}`];
  });
}
