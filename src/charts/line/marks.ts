import type { Box, Mark } from '../furniture';
import type { LineSeries, LineSpec } from '../spec';
import type { Placed } from '../paths';

/** More points than this are thinned, evenly, before they become marks: nobody can point at less than a px. */
const MOST = 1500;
const REACH = 6;

interface Point {
  readonly series: LineSeries;
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** What a mark of a line is called: its place on the x axis, by the nearest tick that says so. */
function nameOf(spec: LineSpec, x: number): string {
  const exact = spec.x.ticks.find((tick) => tick.at === x);
  return exact?.text ?? (Number.isInteger(x) ? String(x) : x.toFixed(1));
}

/**
 * One mark per known point of every labelled series, series by series from left to right. The plot is divided between them:
 * half-way to the neighbours in x, and half-way between the series in y, so the nearest point always answers.
 */
export function lineMarks(spec: LineSpec, placed: ReadonlyMap<string, readonly Placed[]>, plot: Box): readonly Mark[] {
  const series = spec.series.filter((each) => !each.quiet);
  const total = series.reduce((n, each) => n + each.points.length, 0);
  const every = Math.max(1, Math.ceil(total / MOST));
  const write = spec.y.exact ?? spec.y.write;
  const points: Point[] = series.flatMap((each) =>
    (placed.get(each.key) ?? []).flatMap(({ x, y }, index) =>
      y !== null && index % every === 0 ? [{ series: each, index, x, y }] : [],
    ),
  );
  const columns = new Map<number, Point[]>();
  for (const point of points) columns.set(point.x, [...(columns.get(point.x) ?? []), point]);
  const places = [...columns.keys()].sort((a, b) => a - b);
  const left = (i: number) => (i === 0 ? plot.x - REACH : ((places[i - 1] ?? 0) + (places[i] ?? 0)) / 2);
  const columnOf = new Map(places.map((x, i) => [x, i]));

  return points.map((point) => {
    const i = columnOf.get(point.x) ?? 0;
    const column = (columns.get(point.x) ?? []).slice().sort((a, b) => a.y - b.y);
    const rank = column.indexOf(point);
    const [above, below] = [column[rank - 1], column[rank + 1]];
    const top = above ? (above.y + point.y) / 2 : plot.y;
    const bottom = below ? (below.y + point.y) / 2 : plot.y + plot.height;
    const right = i + 1 < places.length ? left(i + 1) : plot.x + plot.width + REACH;
    const data = point.series.points[point.index];
    const others = column.filter((other) => other !== point);
    const place = nameOf(spec, data?.x ?? Number.NaN);
    const interval =
      data?.low !== undefined && data.high !== undefined ? [`${write(data.low)} – ${write(data.high)}`] : [];
    return {
      id: `${point.series.key}:${point.index}`,
      key: data?.key ?? null,
      box: { x: point.x - REACH, y: point.y - REACH, width: 2 * REACH, height: 2 * REACH },
      hit: { x: left(i), y: top, width: Math.max(0, right - left(i)), height: Math.max(0, bottom - top) },
      name: series.length > 1 ? `${place} · ${point.series.name}` : place,
      value: write(data?.y ?? Number.NaN),
      notes: [
        ...interval,
        ...(data?.note ? [data.note] : []),
        ...others.map((other) => `${other.series.name} ${write(other.series.points[other.index]?.y ?? Number.NaN)}`),
      ],
      selected: false,
      keep: 'column',
    };
  });
}
