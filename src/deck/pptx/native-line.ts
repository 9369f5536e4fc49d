import type { LineSeries, LineSpec } from '../../charts/spec';
import type { Locale } from '../../i18n/locale';
import { deckTexts } from '../../i18n/texts/deck';
import { COLOURS } from '../look';
import { numberLook } from '../numbers';
import { type NativeChart, named, type NativeSeries, scaledBy } from './native-chart';

type Point = LineSeries['points'][number];

const colourOf = ({ emphasis, quiet }: LineSeries) =>
  emphasis === 'subject' ? COLOURS.accent : quiet ? COLOURS.ctx : COLOURS['ctx-2'];

/** Drawn one over the other: the subject last. */
const depth = ({ emphasis, quiet }: LineSeries) => (quiet ? 0 : emphasis === 'subject' ? 2 : 1);

/** Marks a label whose period still runs; a line beside the chart says so. */
export const UNFINISHED = '*';

/** A line chart where every place along x has a name, else points along a scale. Background lines and bounds of intervals are thin. */
export function nativeLine(spec: LineSpec, locale: Locale): NativeChart {
  const t = deckTexts[locale];
  const all = spec.series.flatMap(({ points }) => points);
  const x = [...new Set(all.map((point) => point.x))].sort((a, b) => a - b);
  const ticks = new Map(spec.x.ticks.map(({ at, text }) => [at, text]));
  const isCategorical = x.every((at) => ticks.has(at));
  const look = numberLook(all.flatMap(({ y }) => (y === null ? [] : [[y, spec.y.write(y)] as const])), locale); // prettier-ignore
  const loud = spec.series.filter(({ quiet }) => !quiet);
  const isUnfinished = (at: number) => loud.some(({ points }) => points.some((one) => one.x === at && one.unfinished));
  const valuesOf = (series: LineSeries, of: (point: Point) => number | null | undefined) => {
    const points = new Map(series.points.map((point) => [point.x, point]));
    return x.map((at) => scaledBy(look, of(points.get(at) ?? { x: at, y: null })));
  };
  const [bounded, ...others] = loud.filter(({ points }) => points.some(({ low }) => low !== undefined));
  const bounds: readonly NativeSeries[] =
    bounded && others.length === 0
      ? [[t.low, ({ low }: Point) => low] as const, [t.high, ({ high }: Point) => high] as const].map(([name, of]) => ({
          name: `${bounded.name} ${name}`,
          values: valuesOf(bounded, of),
          colour: COLOURS.ctx,
          isQuiet: true,
        }))
      : [];
  const diagonal = spec.diagonal
    ? [{ name: spec.diagonal, values: x.map((at) => at * look.factor), colour: COLOURS['ctx-2'], isQuiet: false }]
    : [];
  const lines = spec.series
    .toSorted((a, b) => depth(a) - depth(b))
    .map((series) => ({
      name: named(series.name, look),
      values: valuesOf(series, ({ y }) => y),
      colour: colourOf(series),
      isQuiet: series.quiet ?? false,
    }));
  return {
    type: isCategorical ? 'line' : 'scatter',
    categories: x.map((at) => `${ticks.get(at) ?? at}${isCategorical && isUnfinished(at) ? UNFINISHED : ''}`),
    x,
    series: [...bounds, ...diagonal, ...lines],
    colours: [],
    look,
    showsValues: false,
    from: spec.y.domain ? spec.y.domain[0] * look.factor : spec.y.fromZero ? 0 : null,
    to: spec.y.domain ? spec.y.domain[1] * look.factor : null,
    xDomain: spec.x.domain ?? null,
    xTitle: spec.x.title ?? '',
    unit: spec.y.unit ?? '',
  };
}
