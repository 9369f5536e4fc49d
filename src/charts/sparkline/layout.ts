import { linear } from '../linear';
import { seriesPaths } from '../paths';

export interface SparklineLayout {
  readonly solid: string;
  readonly dashed: string;
  /** Height of the dotted target, or null. */
  readonly target: number | null;
  readonly last: { readonly x: number; readonly y: number; readonly hollow: boolean } | null;
}

const EDGE = 5;

/** A line as wide as its card, from the smallest to the largest value (and target); the last known value is a point. */
export function layoutSparkline(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
  { target, unfinished = false }: { readonly target?: number | undefined; readonly unfinished?: boolean } = {},
): SparklineLayout {
  const known = [...values, target ?? null].filter(
    (value): value is number => value !== null && Number.isFinite(value),
  );
  if (known.length === 0) return { solid: '', dashed: '', target: null, last: null };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const y = low === high ? () => height / 2 : linear([low, high], [height - EDGE, EDGE]);
  const x = linear([0, Math.max(1, values.length - 1)], [1, Math.max(1, width - EDGE - 1)]);
  const points = values.map((value, i) => ({
    x: values.length === 1 ? x(1) : x(i),
    y: value === null || !Number.isFinite(value) ? null : y(value),
    low: null,
    high: null,
    unfinished: unfinished && i === values.length - 1,
  }));
  const last = points.findLast((point) => point.y !== null);
  const { solid, dashed } = seriesPaths(points, false);
  return {
    solid,
    dashed,
    target: target === undefined ? null : y(target),
    last: last && last.y !== null ? { x: last.x, y: last.y, hollow: last.unfinished } : null,
  };
}
