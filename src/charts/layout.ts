import { layoutBars, type BarsLayout } from './bars/layout';
import { layoutCohorts, type CohortLayout } from './cohorts/layout';
import { layoutColumns, type ColumnsLayout } from './columns/layout';
import { layoutDots, type DotsLayout } from './dots/layout';
import type { Frame } from './furniture';
import { layoutGrid, type GridLayout } from './grid/layout';
import { layoutLine, type LineLayout } from './line/layout';
import type { ChartSpec } from './spec';
import { textWidth, type Measure } from './text';
import { layoutTiles, type TilesLayout } from './tiles/layout';

/** Pixels of a chart, tagged with its kind. */
export type Drawing =
  | { readonly kind: 'line'; readonly layout: LineLayout }
  | { readonly kind: 'bars'; readonly layout: BarsLayout }
  | { readonly kind: 'columns'; readonly layout: ColumnsLayout }
  | { readonly kind: 'tiles'; readonly layout: TilesLayout }
  | { readonly kind: 'grid'; readonly layout: GridLayout }
  | { readonly kind: 'cohorts'; readonly layout: CohortLayout }
  | { readonly kind: 'dots'; readonly layout: DotsLayout };

/** Narrower than this nothing readable is left; the chart then overflows instead of lying. */
const NARROWEST = 200;

/** Data to pixels, for one width. A new kind does not compile until it has its branch here. */
export function layoutChart(spec: ChartSpec, given: Frame, measure: Measure = textWidth): Drawing {
  const frame = { ...given, width: Math.max(NARROWEST, Math.floor(given.width)) };
  switch (spec.kind) {
    case 'line':
      return { kind: 'line', layout: layoutLine(spec, frame, measure) };
    case 'bars':
      return { kind: 'bars', layout: layoutBars(spec, frame, measure) };
    case 'columns':
      return { kind: 'columns', layout: layoutColumns(spec, frame, measure) };
    case 'tiles':
      return { kind: 'tiles', layout: layoutTiles(spec, frame, measure) };
    case 'grid':
      return { kind: 'grid', layout: layoutGrid(spec, frame, measure) };
    case 'cohorts':
      return { kind: 'cohorts', layout: layoutCohorts(spec, frame, measure) };
    case 'dots':
      return { kind: 'dots', layout: layoutDots(spec, frame, measure) };
  }
}
