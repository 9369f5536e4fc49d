import type PptxGenJS from 'pptxgenjs';
import type { DeckTable } from '../composed';
import { emWidth } from '../fit';
import type { HeatTable } from '../heat';
import { COLOURS } from '../look';
import type { Place } from './chart';

const rule = (color: string, pt = 0.75): PptxGenJS.BorderProps => ({ type: 'solid', color: color.toUpperCase(), pt });
const NONE: PptxGenJS.BorderProps = { type: 'none' };
const PAPER = rule(COLOURS.paper, 1.5);

/** Shares of a width, by what stands in the columns; none narrower than a third of an equal share. */
function widths(needs: readonly number[], width: number): number[] {
  const floor = needs.reduce((sum, need) => sum + need, 0) / needs.length / 3;
  const raised = needs.map((need) => Math.max(need, floor));
  const all = raised.reduce((sum, need) => sum + need, 0);
  return raised.map((need) => (need / all) * width);
}

/** A coloured table over the whole place, its letters as large as its cells allow. */
export function addHeatTable(
  slide: PptxGenJS.Slide,
  { rows, widths: relative }: HeatTable,
  { x, y, w, h }: Place,
): void {
  const height = Math.min(0.8, h / rows.length);
  const total = relative.reduce((sum, each) => sum + each, 0);
  const colW = relative.map((each) => (each / total) * w);
  const room = Math.min(
    ...rows.flatMap((row, at) =>
      row.map(({ text }, i) =>
        at + i === 0 ? 99 : (72 * ((colW[i] ?? 1) - 0.08)) / Math.max(1, ...text.split('\n').map(emWidth)),
      ),
    ),
  );
  const lines = Math.max(...rows.flatMap((row) => row.map(({ text }) => text.split('\n').length)));
  const fontSize = Math.max(7, Math.min(14, room, (72 * (height - 0.05)) / (1.4 * lines)));
  slide.addTable(
    rows.map((row) =>
      row.map(({ text, fill, ink, align, strong }) => ({
        text,
        options: {
          fill: { color: fill.toUpperCase() },
          color: ink.toUpperCase(),
          align: align === 'centre' ? ('center' as const) : align === 'end' ? ('right' as const) : ('left' as const),
          valign: 'middle' as const,
          bold: strong,
          border: [PAPER, PAPER, PAPER, PAPER] as [typeof PAPER, typeof PAPER, typeof PAPER, typeof PAPER],
        },
      })),
    ),
    { x, y, w, colW, rowH: rows.map(() => height), fontSize, margin: 0.02, autoPage: false },
  );
}

/** Height of a row, inches. */
export const ROW = 0.34;

/** How many rows a place takes below its heading. */
export const rowsIn = ({ h }: Place): number => Math.max(1, Math.floor(h / ROW) - 1);

/** The first rows of a table that fit, with hairlines. Gives how many were left out. */
export function addRows(slide: PptxGenJS.Slide, { columns, rows }: DeckTable, { x, y, w, h }: Place): number {
  const shown = rows.slice(0, rowsIn({ x, y, w, h }));
  const texts = [columns.map(({ label }) => label), ...shown.map((row) => row.map(({ text }) => text))];
  const needs = columns.map((_, i) => Math.min(22, Math.max(2, ...texts.map((row) => emWidth(row[i] ?? '')))) + 1);
  const colW = widths(needs, w);
  const room = Math.min(...colW.map((width, i) => (72 * (width - 0.1)) / (needs[i] ?? 1)));
  const fontSize = Math.max(8, Math.min(12, room));
  const cell = (text: string, i: number, isHead: boolean) => ({
    text,
    options: {
      bold: false,
      color: (isHead ? COLOURS['ink-3'] : COLOURS.ink).toUpperCase(),
      align: columns[i]?.align === 'end' ? ('right' as const) : ('left' as const),
      valign: 'middle' as const,
      border: [NONE, NONE, rule(isHead ? COLOURS.ink : COLOURS.rule), NONE] as [
        typeof NONE,
        typeof NONE,
        typeof NONE,
        typeof NONE,
      ],
    },
  });
  slide.addTable(
    texts.map((row, at) => row.map((text, i) => cell(text, i, at === 0))),
    { x, y, w, colW, rowH: texts.map(() => ROW), fontSize, margin: 0.04, autoPage: false },
  );
  return rows.length - shown.length;
}

/** The same table with fewer columns: the first words and the first numbers, as many as can be read. */
export function narrowed({ columns, rows }: DeckTable, most: number): DeckTable {
  const kept = columns.map((_, i) => i).filter((i) => rows.some((row) => (row[i]?.text ?? '–') !== '–'));
  const chosen = kept.slice(0, most);
  return {
    columns: chosen.flatMap((i) => columns[i] ?? []),
    rows: rows.map((row) => chosen.flatMap((i) => row[i] ?? [])),
  };
}
