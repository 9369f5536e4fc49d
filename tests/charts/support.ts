import type { Box, Layout } from '../../src/charts/furniture';
import type { Measure } from '../../src/charts/text';

/** Ten px a character, so that widths can be counted. */
export const tens: Measure = (text) => 10 * [...text].length;

/** Every number anywhere in a layout. */
export function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return /NaN|Infinity|undefined/.test(value) ? [Number.NaN] : [];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (value instanceof Object) return Object.values(value).flatMap(numbersIn);
  return [];
}

const EDGE = 0.01;

const touches = (a: Box, b: Box) =>
  a.x + EDGE < b.x + b.width && b.x + EDGE < a.x + a.width && a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height;

/** Texts that cover each other or stand outside the chart, as sentences. */
export function textTrouble({ labels, width, height }: Layout): readonly string[] {
  const shown = labels.filter((label) => label.text !== '');
  const clipped = shown
    .filter(
      ({ box }) => box.x < -EDGE || box.x + box.width > width + EDGE || box.y < -1 || box.y + box.height > height + 1,
    )
    .map((label) => `clipped: ${label.text}`);
  const covered = shown.flatMap((a, i) =>
    shown.slice(i + 1).flatMap((b) => (touches(a.box, b.box) ? [`${a.text} over ${b.text}`] : [])),
  );
  return [...clipped, ...covered];
}

/** Marks that stand outside the chart by more than the reach of a pointer. */
export function marksOutside({ marks, width, height }: Layout): readonly string[] {
  const reach = 8;
  return marks
    .filter(
      ({ box }) =>
        box.x < -reach || box.y < -reach || box.x + box.width > width + reach || box.y + box.height > height + reach,
    )
    .map((mark) => mark.id);
}
