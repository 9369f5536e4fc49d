import { linear } from '../linear';
import {
  centred,
  label,
  LINE,
  spread,
  thinned,
  widest,
  withoutCollisions,
  type Box,
  type Frame,
  type Label,
  type Layout,
} from '../furniture';
import type { Emphasis, LineSeries, LineSpec } from '../spec';
import { wrap, type Measure } from '../text';
import { ticked } from '../ticks';
import { calledOut, placeCallout } from './callouts';
import { diagonalLabel } from './diagonal';
import { lineMarks } from './marks';
import { sampled, seriesPaths, type Paths, type Placed } from '../paths';

export interface DrawnLine extends Paths {
  readonly key: string;
  readonly emphasis: Emphasis;
  readonly quiet: boolean;
}

export interface Dot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly emphasis: Emphasis;
  readonly hollow: boolean;
  /** Interval, where it is drawn as a whisker. */
  readonly whisker: readonly [number, number] | null;
}

export interface LineLayout extends Layout {
  readonly plot: Box;
  readonly grid: readonly number[];
  readonly zero: number | null;
  /** px of a value, on the nearer end of the plot where it lies beyond `ends`. */
  readonly place: (value: number) => number;
  readonly ends: readonly [least: number, most: number];
  readonly bands: readonly Box[];
  readonly lines: readonly DrawnLine[];
  readonly dots: readonly Dot[];
  readonly called: readonly { readonly x: number; readonly y: number; readonly drop: boolean }[];
  readonly diagonal: readonly [number, number, number, number] | null;
  /** Between the places that can be brushed, and around them, from left to right; none where nothing can be. */
  readonly edges: readonly number[];
}

const RANK: Readonly<Record<Emphasis, number>> = { context: 0, reference: 1, subject: 2 };
const TONE = { subject: 'accent', reference: 'ink-2', context: 'ink-3' } as const;
const ROOM_FOR_DOTS = 16;
/** A line of more points than this is a curve, not a row of measurements. */
const CURVE = 24;

export function layoutLine(spec: LineSpec, frame: Frame, measure: Measure): LineLayout {
  const { width } = frame;
  const height = frame.height ?? Math.round(Math.max(220, Math.min(340, width * 0.46)));
  const known = (pick: (p: LineSeries['points'][number]) => readonly (number | null | undefined)[]) =>
    spec.series
      .flatMap((s) => s.points.flatMap(pick))
      .filter((v): v is number => typeof v === 'number' && Number.isFinite(v));
  const bare = known((p) => [p.y]);
  const floor = spec.y.fromZero && bare.every((value) => value >= 0) ? 0 : -Infinity;
  const ends = known((p) => (p.y === null ? [] : [p.low, p.high])).map((end) => Math.max(floor, end));
  const ys = [...bare, ...ends, ...calledOut(spec).map((c) => c.y)];
  const y = ticked(ys, spec.y, [0, 1]);
  const heads = (spec.bands?.length ?? 0) > 0 || y.unit !== '';
  const plotTop = heads ? 28 : 10;
  const plotBottom = height - 24 - (spec.x.title ? LINE : 0);
  y.scale.range([plotBottom, plotTop]).clamp(true);

  const left =
    Math.ceil(
      widest(
        y.ticks.map((t) => t.text),
        measure,
      ),
    ) + 10;
  const xs = [...known((p) => [p.x]), ...spec.x.ticks.map((t) => t.at)].filter(Number.isFinite);
  const [first, last] = spec.x.domain ?? (xs.length > 0 ? [Math.min(...xs), Math.max(...xs)] : [0, 1]);
  const named = spec.series.length > 1 ? spec.series.filter((s) => !s.quiet && s.points.some((p) => p.y !== null)) : [];
  const names = named.map((series) => ({
    series,
    lines: wrap(series.name, Math.max(72, width * 0.24), 2, measure, { strong: series.emphasis === 'subject' }),
    end: series.points.findLast((p) => p.y !== null)?.x ?? last,
  }));
  const padding = spec.x.domain ? 0 : 10;
  let plotWidth = width - left - 14;
  for (const { lines, end } of names) {
    const share = last > first ? (end - first) / (last - first) : 1;
    if (share > 0.3) plotWidth = Math.min(plotWidth, (width - left - 10 - widest(lines, measure, true)) / share);
  }
  const plot: Box = { x: left, y: plotTop, width: Math.max(40, plotWidth), height: plotBottom - plotTop };
  const x = linear([first, last], [left + padding, left + plot.width - padding]).clamp(true);
  if (first === last) x.domain([first - 1, last + 1]);

  const placed = new Map<string, readonly Placed[]>(
    spec.series.map((series) => [
      series.key,
      series.points.map((p) => ({
        x: x(p.x),
        y: p.y === null || !Number.isFinite(p.y) ? null : y.scale(p.y),
        low: p.low === undefined ? null : y.scale(p.low),
        high: p.high === undefined ? null : y.scale(p.high),
        unfinished: p.unfinished ?? false,
      })),
    ]),
  );
  const ordered = [...spec.series].sort(
    (a, b) => Number(b.quiet ?? false) - Number(a.quiet ?? false) || RANK[a.emphasis] - RANK[b.emphasis],
  );

  const yLabels = y.ticks.map((t) => label(measure, t.text, left - 8, centred(y.scale(t.at)), { anchor: 'end' }));
  const unit = y.unit === '' ? [] : [label(measure, y.unit, 0, 12, { tone: 'ink-3', max: width / 2 })];
  const xLabels = thinned(
    [...spec.x.ticks].sort((a, b) => a.at - b.at),
    (kept) =>
      kept.map(({ at, text, part }, i) => {
        const written = part ? (part.of === kept[i - 1]?.part?.of ? part.short : part.long) : text;
        return label(measure, written, x(at), plotBottom + 18, { anchor: 'middle', within: width });
      }),
  );
  const title = spec.x.title
    ? [label(measure, spec.x.title, plot.x + plot.width, height - 6, { anchor: 'end', tone: 'ink-3', max: width })]
    : [];
  const bands = (spec.bands ?? []).map((b) => ({
    name: b.name,
    box: { x: x(b.from), y: plotTop - 6, width: Math.max(1, x(b.to) - x(b.from)), height: plot.height + 6 },
  }));
  const bandLabels = withoutCollisions(
    bands.map((b) => {
      const middle = Math.max(b.box.x + b.box.width / 2, (unit[0]?.box.width ?? 0) + 10 + measure(b.name) / 2);
      return label(measure, b.name, middle, 12, { anchor: 'middle', within: width });
    }),
    unit.map((u) => u.box),
    6,
  );
  const endLabels = nameLabels(names, placed, plot, width, measure);
  const diagonalEnds = [
    { x: x(first), y: plotBottom },
    { x: x(last), y: plot.y },
  ];
  const vertices = [...placed.values(), ...(spec.diagonal ? [diagonalEnds] : [])].flatMap(sampled);
  const callouts: Label[] = [];
  for (const callout of calledOut(spec)) {
    const boxes = [...endLabels, ...callouts, ...xLabels].map((each) => each.box);
    const at = { x: x(callout.x), y: y.scale(callout.y), lines: callout.lines };
    callouts.push(...placeCallout(measure, at, plot, { boxes, points: vertices }));
  }
  const diagonal = withoutCollisions(
    spec.diagonal ? [diagonalLabel(spec.diagonal, plot, measure)] : [],
    callouts.map((each) => each.box),
  );

  return {
    width,
    height,
    plot,
    grid: y.ticks.map((t) => y.scale(t.at)),
    zero: y.ticks.some((t) => t.at === 0) ? y.scale(0) : null,
    place: y.scale,
    ends: y.scale.domain(),
    bands: bands.map((b) => b.box),
    lines: ordered.map((series) => ({
      key: series.key,
      emphasis: series.emphasis,
      quiet: series.quiet ?? false,
      ...seriesPaths(placed.get(series.key) ?? [], series.step ?? false),
      ...(series.band ? {} : { band: '' }),
    })),
    dots: ordered.flatMap((series) => dotsOf(series, placed.get(series.key) ?? [])),
    called: calledOut(spec).map((c) => ({ x: x(c.x), y: y.scale(c.y), drop: c.drop ?? false })),
    diagonal: spec.diagonal ? [x(first), plotBottom, x(last), plot.y] : null,
    labels: [...yLabels, ...unit, ...bandLabels, ...xLabels, ...title, ...endLabels, ...diagonal, ...callouts],
    marks: lineMarks(spec, placed, plot),
    edges: spec.brush
      ? edgesOf(
          spec.x.ticks.map((t) => x(t.at)),
          plot,
        )
      : [],
  };
}

/** Half-way between neighbours, and as far as the plot goes. */
function edgesOf(places: readonly number[], plot: Box): readonly number[] {
  const sorted = [...places].sort((a, b) => a - b);
  const between = sorted.slice(1).map((place, i) => (place + (sorted[i] ?? place)) / 2);
  return sorted.length === 0 ? [] : [plot.x, ...between, plot.x + plot.width];
}

/** Names at the line ends, spread apart. */
function nameLabels(
  names: readonly { readonly series: LineSeries; readonly lines: readonly string[] }[],
  placed: ReadonlyMap<string, readonly Placed[]>,
  plot: Box,
  width: number,
  measure: Measure,
): readonly Label[] {
  const ends = names.map(({ series, lines }) => {
    const end = placed.get(series.key)?.findLast((p) => p.y !== null);
    return { series, lines, x: end?.x ?? 0, y: end?.y ?? 0 };
  });
  const centres = spread(
    ends.map(({ y, lines }) => ({ at: y, size: lines.length * 15 + 1 })),
    plot.y - 8,
    plot.y + plot.height + 6,
  );
  return ends.flatMap(({ series, lines, x }, i) => {
    const top = (centres[i] ?? 0) - (lines.length * 15) / 2;
    return lines.map((text, k) => ({
      ...label(measure, text, x + 9, top + 12 + k * 15, {
        tone: TONE[series.emphasis],
        strong: series.emphasis === 'subject',
        halo: true,
        within: width,
      }),
      full: series.name,
    }));
  });
}

/** A dot on every point of the subject while there is room; always on unfinished, lonely and last-but-gap points, and under whiskers. */
function dotsOf(series: LineSeries, points: readonly Placed[]): readonly Dot[] {
  const gap =
    points.length > 1 ? Math.abs((points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0)) / (points.length - 1) : Infinity;
  const roomy = series.emphasis === 'subject' && !series.step && points.length <= CURVE && gap >= ROOM_FOR_DOTS;
  return points.flatMap(({ x, y, low, high, unfinished }, i) => {
    if (y === null || series.quiet) return [];
    const whisker = !series.band && low !== null && high !== null ? ([high, low] as const) : null;
    const lonely = (points[i - 1]?.y ?? null) === null && (points[i + 1]?.y ?? null) === null;
    if (!roomy && !unfinished && !lonely && !whisker) return [];
    return [{ id: `${series.key}:${i}`, x, y, emphasis: series.emphasis, hollow: unfinished, whisker }];
  });
}
