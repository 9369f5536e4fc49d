import {
  centred,
  PHONE,
  inset,
  label,
  overlaps,
  thin,
  widest,
  type Box,
  type Frame,
  type Label,
  type Layout,
  type Mark,
  type Step,
} from '../furniture';
import type { GridCell, GridSpec } from '../spec';
import { DIVERGING, diverging, scaleLegend, SEQUENTIAL, sequential, type ScaleLegend } from '../steps';
import { wrap, type Measure } from '../text';

export interface DrawnCell {
  readonly id: string;
  readonly box: Box;
  readonly step: Step | null;
  readonly selected: boolean;
  readonly small: boolean;
  /** Along the bottom: the share of the cell that is selected. */
  readonly strip: Box | null;
}

export interface GridLayout extends Layout {
  readonly cells: readonly DrawnCell[];
  readonly swatches: ScaleLegend['swatches'];
}

const GAP = 2;
const LEADING = 16;
const PADDING = 7;
/** Cells narrower than this carry colour only. */
const ROOM_FOR_NUMBERS = 40;
const WIDEST = 240;
/** A grid of more rows than this has the names of its columns on top, where it is read from. */
const TALL = 6;
/** A line that is too long for more cells than this leaves is printed in none. */
const NEARLY_ALL = 0.8;

export function layoutGrid(spec: GridSpec, frame: Frame, measure: Measure): GridLayout {
  const { width } = frame;
  const count = Math.max(1, spec.columns.length);
  const rowLabelWidth = Math.ceil(Math.min(widest(spec.rows, measure), width * 0.28));
  const left = rowLabelWidth + 8;
  const pitch = Math.max(1, Math.min(WIDEST, (width - left) / count));
  const cell = { width: Math.max(1, pitch - (pitch > 6 ? GAP : 0)) };
  const written = cell.width >= ROOM_FOR_NUMBERS;
  const shown = written ? fittingLines(spec.cells, cell.width, measure) : [];
  const most = Math.max(1, shown.length);
  const rowPitch =
    (written ? (most === 1 ? 34 : most * LEADING + 2 * PADDING) : Math.max(18, Math.min(28, pitch))) + GAP;

  const values = spec.cells.flatMap((c) => (c.value === null || !Number.isFinite(c.value) ? [] : [c.value]));
  const stepOf = spec.scale === 'diverging' ? diverging(values, spec.midpoint ?? 0) : sequential(values);
  const steps = spec.scale === 'diverging' ? DIVERGING : SEQUENTIAL;
  const legend = spec.scaleTitle ? scaleLegend(measure, spec.scaleTitle, steps, [0, 14], width) : null;
  const reads = !written && width <= PHONE;
  const readout = reads ? 24 : 0;
  const heads = spec.rows.length > TALL;
  const headed = (legend ? 28 : 2) + readout;
  const above = columnLabels(spec.columns, left, pitch, headed + 11, width, measure);
  const top = headed + (heads ? above.lines * LEADING + 4 : 0);
  const bottom = top + spec.rows.length * rowPitch;
  const boxOf = ({ row, column }: Pick<GridCell, 'row' | 'column'>): Box => ({
    x: left + column * pitch,
    y: top + row * rowPitch,
    width: cell.width,
    height: rowPitch - GAP,
  });

  const cells = [...spec.cells]
    .filter((c) => c.row >= 0 && c.row < spec.rows.length && c.column >= 0 && c.column < spec.columns.length)
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map((data) => {
      const box = boxOf(data);
      const step = data.value === null || !Number.isFinite(data.value) ? null : stepOf(data.value);
      const share = Math.max(0, Math.min(1, data.strip ?? 0));
      const strip = share > 0 ? { x: box.x, y: box.y + box.height - 4, width: box.width * share, height: 4 } : null;
      return {
        data,
        drawn: {
          id: `${data.row}-${data.column}`,
          box,
          step,
          selected: data.selected ?? false,
          small: data.small ?? false,
          strip,
        },
      };
    });

  const taken = new Set(cells.map(({ drawn }) => drawn.id));
  /** Places of which the rows say nothing: an empty frame, so that a grid has no hole. */
  const nobody = spec.rows.flatMap((_, row) =>
    spec.columns.flatMap((__, column): DrawnCell[] => {
      const id = `${row}-${column}`;
      if (taken.has(id)) return [];
      const box = inset(boxOf({ row, column }), 0.5);
      return [{ id, box, step: null, selected: false, small: false, strip: null }];
    }),
  );
  const rowLabels = spec.rows.map((text, row) =>
    label(measure, text, rowLabelWidth, centred(top + row * rowPitch + (rowPitch - GAP) / 2), {
      anchor: 'end',
      max: rowLabelWidth,
    }),
  );
  const columns = heads ? above : columnLabels(spec.columns, left, pitch, bottom + 14, width, measure);
  const under = bottom + (heads ? 0 : columns.lines * LEADING) + 6;
  const titles = titleLabels(spec, under + 14, width, Math.min(width, left + count * pitch), measure);
  return {
    width,
    height: under + titles.height,
    cells: [...cells.map((c) => c.drawn), ...nobody],
    swatches: legend?.swatches ?? [],
    labels: [
      ...(legend?.labels ?? []),
      ...rowLabels,
      ...columns.labels,
      ...titles.labels,
      ...(written ? cells.flatMap(({ data, drawn }) => cellLabels(data, drawn, shown, measure)) : []),
    ],
    marks: cells.map(({ data, drawn }): Mark => ({
      id: drawn.id,
      key: data.key,
      box: drawn.box,
      hit: drawn.box,
      name: [spec.rows[data.row], spec.columns[data.column]].filter(Boolean).join(' · '),
      value: data.told?.value ?? data.lines[0] ?? '',
      notes: [...(data.told?.notes ?? data.lines.slice(1)), ...(data.note ? [data.note] : [])],
      selected: drawn.selected,
      keep: 'cell',
    })),
    ...(!reads ? {} : { readout: { box: { x: 0, y: legend ? 22 : 0, width, height: 22 }, rest: '' } }),
  };
}

/** Which lines are printed: those that fit nearly everywhere, so that all cells read alike. The rest is left to the tooltip. */
function fittingLines(cells: readonly GridCell[], width: number, measure: Measure): readonly number[] {
  const most = Math.max(0, ...cells.map((c) => c.lines.length));
  const room = width - (most === 1 ? 4 : 2 * PADDING - 4);
  return Array.from({ length: most }, (_, i) => i).filter((i) => {
    const texts = cells.flatMap((c) => c.lines[i] ?? []);
    const fitting = texts.filter((text) => measure(text, { strong: i === 0 && most > 1 }) <= room);
    return fitting.length >= NEARLY_ALL * texts.length;
  });
}

function cellLabels(
  data: GridCell,
  { box, step }: DrawnCell,
  shown: readonly number[],
  measure: Measure,
): readonly Label[] {
  const tone = step === null ? 'ink-3' : (`${step}t` as const);
  const alone = shown.length === 1;
  const room = inset(box, alone ? 2 : PADDING - 2).width;
  return shown.flatMap((index, i) => {
    const line = data.lines[index] ?? '';
    const strong = index === 0 && !alone;
    if (line === '') return [];
    if (alone)
      return [
        label(measure, line, box.x + box.width / 2, centred(box.y + box.height / 2), {
          anchor: 'middle',
          tone,
          max: room,
        }),
      ];
    return [label(measure, line, box.x + PADDING, box.y + PADDING + 11 + i * LEADING, { tone, strong, max: room })];
  });
}

/** The names of the columns: whole, else broken in two lines, else every k-th. */
function columnLabels(
  columns: readonly string[],
  left: number,
  pitch: number,
  y: number,
  width: number,
  measure: Measure,
): { readonly labels: readonly Label[]; readonly lines: number } {
  const middle = (i: number) => left + i * pitch + (pitch - GAP) / 2;
  const whole = columns.map((text, i) => label(measure, text, middle(i), y, { anchor: 'middle', within: width }));
  if (whole.every((each, i) => i === 0 || !overlaps(whole[i - 1]?.box ?? each.box, each.box, 6)))
    return { labels: whole, lines: 1 };
  if (pitch < ROOM_FOR_NUMBERS) return { labels: thin(whole, 6), lines: 1 };
  const broken = columns.map((text) => wrap(text, pitch - 6, 2, measure));
  return {
    lines: Math.max(...broken.map((each) => each.length)),
    labels: broken.flatMap((lines, i) =>
      lines.map((line, k) => ({
        ...label(measure, line, middle(i), y + k * LEADING, { anchor: 'middle' }),
        full: columns[i] ?? line,
      })),
    ),
  };
}

/** What rows and columns stand for, on one line, or on two where they would meet. */
function titleLabels(
  { rowTitle, columnTitle }: GridSpec,
  y: number,
  width: number,
  right: number,
  measure: Measure,
): { readonly labels: readonly Label[]; readonly height: number } {
  const row = rowTitle ? label(measure, `↑ ${rowTitle}`, 0, y, { tone: 'ink-3', max: width }) : null;
  const column = columnTitle
    ? label(measure, `${columnTitle} →`, right, y, { anchor: 'end', tone: 'ink-3', max: right, within: width })
    : null;
  if (!row && !column) return { labels: [], height: 0 };
  if (row && column && overlaps(row.box, column.box, 12)) {
    const below = label(measure, `${columnTitle ?? ''} →`, right, y + LEADING + 2, {
      anchor: 'end',
      tone: 'ink-3',
      max: right,
      within: width,
    });
    return { labels: [row, below], height: 40 };
  }
  return { labels: [row, column].filter((each) => each !== null), height: 22 };
}
