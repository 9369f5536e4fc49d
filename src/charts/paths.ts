/** A point in px; `y` null is a gap. */
export interface Placed {
  readonly x: number;
  readonly y: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unfinished: boolean;
}

export interface Paths {
  readonly solid: string;
  /** Every stretch with an unfinished end. */
  readonly dashed: string;
  readonly band: string;
}

type Known = Placed & { readonly y: number };
const isKnown = (point: Placed): point is Known => point.y !== null;

type Spot = readonly [x: number, y: number];
const written = ([x, y]: Spot) => `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`;

/** Straight lines from spot to spot, or steps that change where the next spot stands; `back` is the way from right to left. */
function trail(spots: readonly Spot[], { step, back = false }: { readonly step: boolean; readonly back?: boolean }) {
  return spots.flatMap((spot, i): readonly Spot[] => {
    const before = spots[i - 1];
    if (!step || !before) return [spot];
    return [back ? [before[0], spot[1]] : [spot[0], before[1]], spot];
  });
}
const drawn = (spots: readonly Spot[]) => `M${spots.map(written).join('L')}`;

/** Points next to each other that have both ends of their interval. */
function bands(points: readonly Placed[]): readonly (readonly { x: number; low: number; high: number }[])[] {
  const runs: { x: number; low: number; high: number }[][] = [[]];
  for (const { x, low, high } of points) {
    if (low === null || high === null) runs.push([]);
    else runs.at(-1)?.push({ x, low, high });
  }
  return runs.filter(({ length }) => length > 0);
}

/** Splits a series into the stretches between finished points and those that lead to or from an unfinished one. */
export function seriesPaths(points: readonly Placed[], step: boolean): Paths {
  const draw = (run: readonly Known[]) =>
    drawn(
      trail(
        run.map(({ x, y }) => [x, y]),
        { step },
      ),
    );
  const runs: Known[][] = [];
  const dashes: Known[][] = [];
  let run: Known[] = [];
  points.forEach((point, i) => {
    const next = points[i + 1];
    if (!isKnown(point)) {
      if (run.length > 1) runs.push(run);
      run = [];
      return;
    }
    if (!point.unfinished) run.push(point);
    if (next && isKnown(next) && (point.unfinished || next.unfinished)) {
      dashes.push([point, next]);
      if (run.length > 1) runs.push(run);
      run = [];
    }
  });
  if (run.length > 1) runs.push(run);
  const band = bands(points).map((each) => {
    const above = trail(
      each.map(({ x, high }) => [x, high]),
      { step },
    );
    const below = trail(
      each.toReversed().map(({ x, low }) => [x, low]),
      { step, back: true },
    );
    return `${drawn([...above, ...below])}Z`;
  });
  return { solid: runs.map(draw).join(''), dashed: dashes.map(draw).join(''), band: band.join('') };
}

/** The vertices of lines and a few places between them, as things not to write over. */
export function sampled(
  points: readonly { readonly x: number; readonly y: number | null }[],
): readonly { x: number; y: number }[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (point.y === null) return [];
    if (!next || next.y === null) return [{ x: point.x, y: point.y }];
    const steps = Math.max(1, Math.min(48, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 8)));
    const [from, to] = [point.y, next.y];
    return Array.from({ length: steps }, (_, k) => ({
      x: point.x + ((next.x - point.x) * k) / steps,
      y: from + ((to - from) * k) / steps,
    }));
  });
}
