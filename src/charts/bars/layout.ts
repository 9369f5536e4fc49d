import { linear } from '../linear';
import { centred, label, LINE, widest, type Box, type Frame, type Label, type Layout, type Mark } from '../furniture';
import type { Bar, BarsSpec } from '../spec';
import { wrap, type Measure } from '../text';

export interface DrawnBar {
  readonly id: string;
  readonly box: Box;
  readonly tone: 'subject' | 'context';
  readonly small: boolean;
  /** Selected row of a table: washed from edge to edge. */
  readonly wash: Box | null;
  /** A black upright at what the bar is compared with. */
  readonly tick: { readonly x: number; readonly y: number; readonly height: number } | null;
  /** `inside` ends where the bar does: up to there the whisker is paper-coloured. */
  readonly whisker: { readonly low: number; readonly high: number; readonly inside: number; readonly y: number } | null;
}

export interface BarsLayout extends Layout {
  readonly bars: readonly DrawnBar[];
  /** Where zero is, from the first to the last row. */
  readonly axis: readonly [number, number, number];
  /** Hairlines between the rows of a table. */
  readonly rules: readonly number[];
  /** The black upright of the legend. */
  readonly legendTick: { readonly x: number; readonly y: number } | null;
}

const ROW = 26;
const BAR = 13;
const GAP = 10;
/** A bar area narrower than this gives up the cells, last first. */
const NARROWEST = 96;

interface Columns {
  readonly table: boolean;
  readonly labels: { readonly x: number; readonly width: number };
  readonly bar: readonly [number, number];
  /** Right ends of value and cells; value null: printed at the bar's end. */
  readonly value: number | null;
  readonly cells: readonly number[];
}

/**
 * Divides the width: label | bar | value | cells, or, under headings, label | cells | bar with its value at its end.
 * Labels get at most 44 % of the width; cells that leave no bar are dropped.
 */
function divide(spec: BarsSpec, width: number, measure: Measure): Columns {
  const table = spec.headings !== undefined;
  const labels = [...spec.bars.map((b) => b.label), ...(spec.headings ? [spec.headings.label] : [])];
  const labelWidth = Math.min(Math.ceil(widest(labels, measure, true)), Math.floor(width * 0.44));
  const values = Math.ceil(
    widest(
      spec.bars.map((b) => b.text),
      measure,
      true,
    ),
  );
  const count = Math.max(0, ...spec.bars.map((b) => b.cells?.length ?? 0));
  const cellWidths = Array.from({ length: count }, (_, i) =>
    Math.ceil(widest([...spec.bars.map((b) => b.cells?.[i] ?? ''), spec.headings?.cells[i] ?? ''], measure)),
  );
  const barRoom = (kept: readonly number[]) =>
    width - labelWidth - values - 2 * GAP - kept.reduce((sum, w) => sum + w + 16, 0);
  let kept = cellWidths;
  while (kept.length > 0 && barRoom(kept) < NARROWEST) kept = kept.slice(0, -1);
  const beside = table && spec.bars.every((b) => b.tick === undefined && b.low === undefined && b.small === undefined);
  if (table) {
    let x = labelWidth;
    const cells = kept.map((w) => (x += w + 16));
    const start = x + 16;
    return {
      table,
      labels: { x: 0, width: labelWidth },
      bar: [start, width - values - 8],
      value: beside ? null : width,
      cells,
    };
  }
  let right = width;
  const cells = [...kept].reverse().map((w) => {
    const end = right;
    right -= w + 16;
    return end;
  });
  return {
    table,
    labels: { x: labelWidth, width: labelWidth },
    bar: [labelWidth + GAP, right - values - GAP],
    value: right,
    cells: cells.reverse(),
  };
}

export function layoutBars(spec: BarsSpec, frame: Frame, measure: Measure): BarsLayout {
  const { width } = frame;
  const columns = divide(spec, width, measure);
  const [start, end] = [columns.bar[0], Math.max(columns.bar[0] + 8, columns.bar[1])];
  const extents = spec.bars.flatMap((b) => [b.value, b.tick ?? 0, b.low ?? 0, b.high ?? 0]).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...extents), Math.max(0, ...extents)];
  const x = linear([low, high > low ? high : low + 1], [start, end]);
  const head = spec.legend || spec.headings || spec.unit ? 24 : 0;
  const chosen = spec.bars.some((b) => b.selected);
  const isSubject = (bar: Bar) => (chosen ? (bar.selected ?? false) : (spec.allSubject ?? spec.legend !== undefined));

  const rows = spec.bars.map((bar, i) => {
    const top = head + i * ROW;
    const middle = top + ROW / 2;
    const value = Number.isFinite(bar.value) ? x(bar.value) : x(0);
    const box = { x: Math.min(x(0), value), y: middle - BAR / 2, width: Math.abs(value - x(0)), height: BAR };
    const subject = isSubject(bar);
    const tick = bar.tick === undefined || bar.tick === null ? null : { x: x(bar.tick), y: middle - 9, height: 18 };
    const whisker =
      bar.low === undefined || bar.high === undefined
        ? null
        : { low: x(bar.low), high: x(bar.high), inside: Math.max(x(bar.low), Math.min(value, x(bar.high))), y: middle };
    const wash = columns.table && bar.selected ? { x: 0, y: top, width, height: ROW } : null;
    const drawn: DrawnBar = {
      id: bar.key,
      box,
      tone: subject ? 'subject' : 'context',
      small: bar.small !== undefined,
      wash,
      tick,
      whisker,
    };
    return { bar, drawn, top, labels: rowLabels(bar, drawn, columns, subject, chosen, end, middle, measure) };
  });
  const bottom = head + rows.length * ROW;
  const rest = spec.rest ? wrap(spec.rest, width, 2, measure) : [];
  const marks = rows.map(({ bar, top, drawn }): Mark => {
    const notes = [
      ...(bar.cells ?? []).map((cell, i) => (spec.headings?.cells[i] ? `${spec.headings.cells[i]} ${cell}` : cell)),
      ...(bar.small ? [bar.small] : []),
      ...(bar.note ? [bar.note] : []),
    ];
    return {
      id: bar.key,
      key: bar.key,
      box: { x: start, y: drawn.box.y - 2, width: Math.max(8, drawn.box.x + drawn.box.width - start), height: BAR + 4 },
      hit: { x: 0, y: top, width, height: ROW },
      name: bar.label,
      value: bar.text,
      notes,
      selected: bar.selected ?? false,
      keep: 'row',
    };
  });
  const header = headLabels(spec, columns, start, end, width, measure);
  return {
    width,
    height: Math.max(bottom + rest.length * LINE + (rest.length > 0 ? 8 : 4), frame.height ?? 0),
    bars: rows.map((row) => row.drawn),
    axis: [x(0), head, bottom],
    rules: columns.table ? rows.map((row) => row.top) : [],
    legendTick: header.tick,
    labels: [
      ...header.labels,
      ...rows.flatMap((row) => row.labels),
      ...rest.map((line, i) => label(measure, line, 0, bottom + 20 + i * LINE, { tone: 'ink-3' })),
    ],
    marks,
  };
}

function rowLabels(
  bar: Bar,
  { box, tick, whisker }: DrawnBar,
  columns: Columns,
  subject: boolean,
  chosen: boolean,
  end: number,
  middle: number,
  measure: Measure,
): readonly Label[] {
  const y = centred(middle);
  const barEnd = Math.max(box.x + box.width, tick?.x ?? 0, whisker?.high ?? 0);
  const name = label(measure, bar.label, columns.labels.x, y, {
    anchor: columns.table ? 'start' : 'end',
    max: columns.labels.width,
    tone: chosen && subject ? 'accent' : columns.table ? 'ink' : 'ink-2',
    strong: chosen && subject,
  });
  const value = label(measure, bar.text, columns.value ?? barEnd + 7, y, {
    anchor: columns.value === null ? 'start' : 'end',
    strong: subject,
    tone: subject ? 'ink' : 'ink-2',
  });
  const cells = columns.cells.map((x, i) =>
    label(measure, bar.cells?.[i] ?? '', x, y, { anchor: 'end', tone: 'ink-2' }),
  );
  if (bar.small === undefined) return [name, value, ...cells];
  const outside = end - barEnd - 7 >= measure(bar.small);
  const small = label(measure, bar.small, outside ? barEnd + 7 : end - 4, y, {
    tone: 'ink-3',
    halo: true,
    anchor: outside ? 'start' : 'end',
  });
  return [name, value, ...cells, small];
}

function headLabels(
  spec: BarsSpec,
  columns: Columns,
  start: number,
  end: number,
  width: number,
  measure: Measure,
): { readonly labels: readonly Label[]; readonly tick: { readonly x: number; readonly y: number } | null } {
  const y = 14;
  const { headings, legend, unit } = spec;
  const heads = headings
    ? [
        label(measure, headings.label, 0, y, { tone: 'ink-3', max: columns.labels.width }),
        ...columns.cells.map((x, i) => label(measure, headings.cells[i] ?? '', x, y, { anchor: 'end', tone: 'ink-3' })),
      ]
    : [];
  const title = headings?.bar ?? unit;
  if (!legend) {
    const said = headings && unit && !headings.bar.includes(unit) ? `${headings.bar} · ${unit}` : title;
    return {
      labels: said ? [...heads, label(measure, said, start, y, { tone: 'ink-3', max: width - start })] : heads,
      tick: null,
    };
  }
  const room = width - start;
  const bar = label(measure, legend.bar, start, y, { tone: 'accent', strong: true, max: (room - 24) / 2 });
  const x = start + bar.box.width + 14;
  const tick = label(measure, legend.tick, x + 7, y, { max: width - x - 7 });
  const right = tick.box.x + tick.box.width;
  const last =
    unit && measure(unit) < width - right - 12
      ? [label(measure, unit, width, y, { anchor: 'end', tone: 'ink-3' })]
      : [];
  return { labels: [...heads, bar, tick, ...last], tick: { x, y: y - 10 } };
}
