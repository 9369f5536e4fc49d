/** Two-sided 95% point of the normal distribution, as every interval of the product uses it. */
export const Z95 = 1.959964;

/** A closed interval around an estimate, in the estimate's own unit. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a proportion (Wilson 1927; Newcombe 1998, method 3): shares 0..1.
 * `null` without observations: a share of nothing is unknown, not zero.
 */
export function wilson(successes: number, n: number, z = Z95): Interval | null {
  if (n <= 0) return null;
  const share = successes / n;
  const square = z * z;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const half = (z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
