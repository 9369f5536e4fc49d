import type { ChartSpec } from '../charts/spec';

/** Something in a chart that has a name of its own: a bar, a tile, a month. */
export interface NamedMark {
  readonly key: string;
  readonly name: string;
}

const named = (all: readonly { readonly key: string; readonly label: string }[]): readonly NamedMark[] =>
  all.map(({ key, label }) => ({ key, name: label }));

/** The marks that a chart draws, by their keys; those of a line are its points that have one. */
export function marksOf(spec: ChartSpec): readonly NamedMark[] {
  switch (spec.kind) {
    case 'line': {
      const ticks = new Map(spec.x.ticks.map(({ at, name, text }) => [at, name ?? text]));
      const points = spec.series.flatMap((series) => series.points);
      return points.flatMap(({ key, x }) => (key === undefined ? [] : [{ key, name: ticks.get(x) ?? key }]));
    }
    case 'bars':
      return named(spec.bars);
    case 'columns':
      return named(spec.columns);
    case 'tiles':
      return spec.tiles.map(({ key }) => ({ key, name: key }));
    case 'grid': {
      const cells = spec.cells.map(({ key, row, column }) => ({
        key,
        name: [spec.rows[row] ?? '', spec.columns[column] ?? ''].join(' · '),
      }));
      return [...new Map(cells.toReversed().map((cell) => [cell.key, cell])).values()].toReversed();
    }
    case 'cohorts':
      return named(spec.cohorts);
    case 'dots':
      return named(spec.dots);
  }
}
