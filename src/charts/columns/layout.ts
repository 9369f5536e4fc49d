import { scaleBand } from 'd3-scale';
import {
  centred,
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
import type { ColumnsSpec } from '../spec';
import type { Measure } from '../text';
import { ticked } from '../ticks';

type Column = ColumnsSpec['columns'][number];

export interface DrawnColumn {
  readonly id: string;
  readonly box: Box;
  readonly tone: Column['tone'];
  readonly unfinished: boolean;
}

export interface ColumnsLayout extends Layout {
  readonly columns: readonly DrawnColumn[];
  /** Horizontal lines at the ticks, from `plot` left to right; none where every column prints its value. */
  readonly grid: readonly number[];
  readonly zero: number;
  readonly plot: Box;
  /** Brackets under runs of columns: from, to, y. */
  readonly brackets: readonly (readonly [number, number, number])[];
}

const WIDEST = 64;
/** Up to here names under runs of columns may need a second line. */
const TWO_LINES = 560;

export function layoutColumns(spec: ColumnsSpec, frame: Frame, measure: Measure): ColumnsLayout {
  const { width } = frame;
  const height = frame.height ?? Math.round(Math.max(210, Math.min(280, width * 0.42)));
  const columns = spec.columns;
  const texts = widest(
    columns.map((c) => c.text),
    measure,
    true,
  );
  const printsAll = columns.length > 0 && (width - 8) / columns.length >= texts + 6;
  const y = ticked(
    columns.map((c) => c.value),
    { ...spec.y, fromZero: true },
    [0, 1],
  );
  const left = printsAll
    ? 0
    : Math.ceil(
        widest(
          y.ticks.map((t) => t.text),
          measure,
        ),
      ) + 10;
  const unit = y.unit === '' ? [] : [label(measure, y.unit, 0, 12, { tone: 'ink-3', max: width })];
  const groups = (spec.groups?.length ?? 0) > 0;
  const plotTop = (unit.length > 0 ? 24 : 6) + 18;
  const plotBottom = height - 24 - (groups ? (width <= TWO_LINES ? 48 : 30) : 0);
  const plot: Box = { x: left, y: plotTop, width: Math.max(20, width - left), height: plotBottom - plotTop };
  if (printsAll && !spec.y.domain) {
    const values = columns.map((c) => c.value).filter(Number.isFinite);
    y.scale.domain([Math.min(0, ...values), Math.max(0, ...values) || (Math.min(0, ...values) < 0 ? 0 : 1)]);
  }
  const lowest = columns.some((c) => c.value < 0) ? plotBottom - 18 : plotBottom;
  y.scale.range([lowest, plotTop]).clamp(true);
  const band = scaleBand(
    columns.map((c) => c.key),
    [plot.x, plot.x + plot.width],
  )
    .paddingInner(0.34)
    .paddingOuter(0.17);
  const thick = Math.max(1, Math.min(WIDEST, band.bandwidth()));
  const chosen = columns.some((c) => c.selected);
  const zero = y.scale(Math.max(y.scale.domain()[0] ?? 0, 0));

  const placed = columns.map((column) => {
    const middle = (band(column.key) ?? plot.x) + band.bandwidth() / 2;
    const end = Number.isFinite(column.value) ? y.scale(column.value) : zero;
    const box = { x: middle - thick / 2, y: Math.min(zero, end), width: thick, height: Math.abs(end - zero) };
    const tone = chosen ? (column.selected ? 'subject' : 'context') : column.tone;
    return { column, middle, box, tone, below: column.value < 0 };
  });
  const highest = Math.max(...columns.map((c) => c.value));
  const labelled = printsAll
    ? placed
    : [
        ...placed.filter((p) => p.column.selected),
        ...placed.filter((p) => !chosen && p.column.value === highest),
      ].slice(0, 6);
  const axis = printsAll
    ? []
    : y.ticks.map((t) => label(measure, t.text, left - 8, centred(y.scale(t.at)), { anchor: 'end' }));
  const values = withoutCollisions(
    labelled.map(({ column, middle, box, tone, below }) =>
      label(measure, column.text, middle, below ? box.y + box.height + 14 : box.y - 6, {
        anchor: 'middle',
        strong: tone === 'subject',
        tone: column.unfinished ? 'ink-3' : tone === 'subject' ? 'ink' : 'ink-2',
        halo: true,
        within: width,
      }),
    ),
    axis.map((each) => each.box),
    2,
  );
  const names = placed.map(({ column, middle }) =>
    label(measure, column.label, middle, plotBottom + 17, {
      anchor: 'middle',
      within: width,
      strong: column.selected ?? false,
      tone: column.selected ? 'accent' : 'ink-2',
    }),
  );
  const step = band.step();
  const fits = names.filter((n) => n.box.width <= step - 4).length === names.length;
  const isOrdered = columns.length > 8;
  const shown: readonly Label[] = fits
    ? names
    : isOrdered
      ? thin(names, 8)
      : placed.map(({ column, middle }) =>
          label(measure, column.label, middle, plotBottom + 17, { anchor: 'middle', within: width, max: step - 6 }),
        );
  const runs = (spec.groups ?? []).flatMap(({ from, to, name }) => {
    const [a, b] = [placed[from], placed[to]];
    return a && b ? [{ from: a.box.x, to: b.box.x + b.box.width, name }] : [];
  });
  return {
    width,
    height,
    plot,
    zero,
    grid: printsAll ? [] : y.ticks.map((t) => y.scale(t.at)),
    columns: placed.map((p) => ({
      id: p.column.key,
      box: p.box,
      tone: p.tone,
      unfinished: p.column.unfinished ?? false,
    })),
    brackets: runs.map((run) => [run.from, run.to, plotBottom + 28]),
    labels: [...axis, ...unit, ...shown, ...values, ...groupLabels(runs, plotBottom + 44, width, measure)],
    marks: placed.map(({ column, box, middle }): Mark => ({
      id: column.key,
      key: column.key,
      box: { ...box, y: box.y - 1, height: box.height + 2 },
      hit: { x: middle - step / 2, y: plotTop - 18, width: step, height: plotBottom - plotTop + 38 },
      name: column.label,
      value: column.text,
      notes: column.note ? [column.note] : [],
      selected: column.selected ?? false,
      keep: 'column',
    })),
  };
}

/** Names may reach a little over their runs; one that would meet another goes to a second line, or is left out. */
function groupLabels(
  runs: readonly { readonly from: number; readonly to: number; readonly name: string }[],
  y: number,
  width: number,
  measure: Measure,
): readonly Label[] {
  const kept: Label[] = [];
  for (const run of runs) {
    const lines = [y, y + 18].map((line) =>
      label(measure, run.name, (run.from + run.to) / 2, line, { anchor: 'middle', within: width, max: width }),
    );
    const free = lines.find(
      (each) =>
        withoutCollisions(
          [each],
          kept.map((k) => k.box),
          4,
        ).length > 0,
    );
    if (free) kept.push(free);
  }
  return kept;
}
