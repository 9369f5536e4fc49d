import type { LineSeries, LineSpec } from '../../charts/spec';
import type { Locale } from '../../i18n/locale';
import { COLOURS } from '../look';
import { numberLook } from '../numbers';
import {
  axisAround,
  type NativeChart,
  named,
  type NativeSeries,
  type PointLabel,
  reachOf,
  scaledBy,
} from './native-chart';

const colourOf = ({ emphasis, quiet }: LineSeries) =>
  emphasis === 'subject' ? COLOURS.accent : quiet ? COLOURS.ctx : COLOURS['ctx-2'];

/** Drawn one over the other: the subject last. */
const depth = ({ emphasis, quiet }: LineSeries) => (quiet ? 0 : emphasis === 'subject' ? 2 : 1);

/** Marks a label whose period still runs; a line beside the chart says so. */
export const UNFINISHED = '*';

/**
 * A line chart where every place along x has a name, else points along a scale. Background lines are
 * thin, intervals are error bars, festivals stand under the month that they end in.
 */
export function nativeLine(spec: LineSpec, locale: Locale): NativeChart {
  const all = spec.series.flatMap(({ points }) => points);
  const x = [...new Set(all.map((point) => point.x))].sort((a, b) => a - b);
  const ticks = new Map(spec.x.ticks.map(({ at, text }) => [at, text]));
  const isCategorical = x.every((at) => ticks.has(at));
  const look = numberLook(all.flatMap(({ y }) => (y === null ? [] : [[y, spec.y.write(y)] as const])), locale); // prettier-ignore
  const loud = spec.series.filter(({ quiet }) => !quiet);
  const isUnfinished = (at: number) => loud.some(({ points }) => points.some((one) => one.x === at && one.unfinished));
  const labelled = spec.series.find(({ emphasis }) => emphasis === 'subject')?.key;
  const labels = (spec.callouts ?? []).flatMap(({ x: place, lines }): readonly PointLabel[] => {
    const at = x.indexOf(place);
    return at < 0 || isUnfinished(place) ? [] : [{ at, lines }];
  });
  const diagonal = spec.diagonal
    ? [{ name: spec.diagonal, values: x.map((at) => at * look.factor), colour: COLOURS['ctx-2'], isQuiet: false }]
    : [];
  const lines = spec.series
    .toSorted((a, b) => depth(a) - depth(b))
    .map((series): NativeSeries => {
      const points = new Map(series.points.map((point) => [point.x, point]));
      const bounded = x.map((at) => {
        const { y: value, low, high } = points.get(at) ?? { y: null };
        return { value, low, high };
      });
      const reach = series.quiet ? undefined : reachOf(look, bounded);
      return {
        name: named(series.name, look),
        values: bounded.map(({ value }) => scaledBy(look, value)),
        colour: colourOf(series),
        isQuiet: series.quiet ?? false,
        ...(reach && { reach }),
        ...(series.key === labelled && labels.length > 0 && { labels }),
      };
    });
  const festivals = (at: number) =>
    (spec.bands ?? []).filter(({ to }) => Math.round(to) === at).map(({ name }) => `\n${name}`);
  const around = lines.some(({ reach }) => reach) ? axisAround(lines, spec.y.fromZero ?? false) : null;
  const ends = spec.y.domain?.map((end) => end * look.factor) ?? around;
  return {
    type: isCategorical ? 'line' : 'scatter',
    categories: x.map((at) =>
      isCategorical
        ? `${ticks.get(at) ?? at}${isUnfinished(at) ? UNFINISHED : ''}${festivals(at).join('')}`
        : `${ticks.get(at) ?? at}`,
    ),
    x,
    series: [...diagonal, ...lines],
    colours: [],
    look,
    showsValues: false,
    from: ends?.[0] ?? (spec.y.fromZero ? 0 : null),
    to: ends?.[1] ?? null,
    xDomain: spec.x.domain ?? null,
    xTitle: spec.x.title ?? '',
    unit: spec.y.unit ?? '',
  };
}
