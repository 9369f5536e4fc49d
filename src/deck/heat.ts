import type { ChartSpec, CohortSpec, GridSpec } from '../charts/spec';
import { COLOURS, inkOn, STEPS } from './look';

export interface HeatCell {
  readonly text: string;
  readonly fill: string;
  readonly ink: string;
  readonly align: 'start' | 'end' | 'centre';
  readonly strong: boolean;
}

/** A coloured table that stays editable: rows of cells, the first row the heading. */
export interface HeatTable {
  readonly rows: readonly (readonly HeatCell[])[];
  /** Widths of the columns, relative. */
  readonly widths: readonly number[];
}

const plain = (text: string, align: HeatCell['align'] = 'start', strong = false): HeatCell => ({
  text,
  fill: COLOURS.paper,
  ink: strong ? COLOURS.ink : COLOURS['ink-2'],
  align,
  strong,
});

function coloured(text: string, share: number, scale: keyof typeof STEPS): HeatCell {
  const steps = STEPS[scale];
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(share * steps.length)));
  const fill = steps[step] ?? COLOURS.paper;
  return { text, fill, ink: inkOn(fill), align: 'centre', strong: false };
}

/** So many rows leave room for two lines in each cell; so few columns are wide enough for names as well. */
const [FEW_ROWS, FEW_COLUMNS] = [8, 6];

function heatGrid({ rows, columns, cells, scale, midpoint = 0, rowTitle = '', columnTitle = '' }: GridSpec): HeatTable {
  const known = cells.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const reach = Math.max(high - midpoint, midpoint - low) || 1;
  const shareOf = (value: number) =>
    scale === 'diverging' ? 0.5 + (value - midpoint) / (2 * reach) : (value - low) / (high - low || 1);
  const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  return {
    widths: [columns.length > FEW_COLUMNS ? 1.8 : rowTitle === '' ? 1 : 1.5, ...columns.map(() => 1)],
    rows: [
      [
        plain([rowTitle, columnTitle].filter((title) => title !== '').join(' × ')),
        ...columns.map((name) => plain(name, 'centre')),
      ],
      ...rows.map((name, row) => [
        plain(name),
        ...columns.map((_, column) => {
          const cell = at.get(`${row} ${column}`);
          if (!cell || cell.value === null) return plain('–', 'centre');
          return coloured(
            cell.lines.slice(0, 2).join(rows.length > FEW_ROWS ? ' · ' : '\n'),
            shareOf(cell.value),
            scale,
          );
        }),
      ]),
    ],
  };
}

function heatCohorts({ rowHeading, sizeHeading, ages, mean, cohorts }: CohortSpec): HeatTable {
  const later = cohorts.flatMap(({ cells }) =>
    cells.flatMap((cell, age) => (cell && age > 0 && !cell.unfinished ? [cell.value] : [])),
  );
  const [low, high] = [Math.min(0, ...later), Math.max(...later, 0.0001)];
  const cellsOf = (cells: CohortSpec['mean']['cells']) =>
    ages.map((_, age): HeatCell => {
      const cell = cells[age];
      if (!cell) return plain('');
      if (cell.unfinished) return plain(`(${cell.text})`, 'centre');
      return age === 0
        ? plain(cell.text, 'centre')
        : coloured(cell.text, (cell.value - low) / (high - low), 'sequential');
    });
  return {
    widths: [2.3, 1.2, ...ages.map(() => 1)],
    rows: [
      [plain(rowHeading), plain(sizeHeading, 'end'), ...ages.map((age) => plain(age, 'centre'))],
      [plain(mean.label, 'start', true), plain(''), ...cellsOf(mean.cells)],
      ...cohorts.map((cohort) => [plain(cohort.label), plain(cohort.sizeText, 'end'), ...cellsOf(cohort.cells)]),
    ],
  };
}

/** Heat maps and retention triangles as coloured tables; `null` for every other kind. */
export function heatTable(spec: ChartSpec): HeatTable | null {
  if (spec.kind === 'grid') return heatGrid(spec);
  return spec.kind === 'cohorts' ? heatCohorts(spec) : null;
}
