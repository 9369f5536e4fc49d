import { area, curveLinear, curveStepAfter, line } from 'd3-shape';

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

/** Splits a series into the stretches between finished points and those that lead to or from an unfinished one. */
export function seriesPaths(points: readonly Placed[], step: boolean): Paths {
  const curve = step ? curveStepAfter : curveLinear;
  const draw = line<Known>(
    (p) => p.x,
    (p) => p.y,
  )
    .curve(curve)
    .digits(2);
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
  const band = area<Placed>()
    .defined((p) => p.low !== null && p.high !== null)
    .x((p) => p.x)
    .y0((p) => p.low ?? 0)
    .y1((p) => p.high ?? 0)
    .curve(curve)
    .digits(2);
  return {
    solid: runs.map((each) => draw(each) ?? '').join(''),
    dashed: dashes.map((each) => draw(each) ?? '').join(''),
    band: band(points) ?? '',
  };
}
