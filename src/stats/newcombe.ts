import { type Interval, wilson, Z95 } from './wilson';

/** How many of how many. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

/**
 * Interval of the difference `a − b` of two independent proportions, from their Wilson intervals (Newcombe 1998,
 * method 10): −1..1. `null` where either has no observations.
 */
export function newcombe(a: Proportion, b: Proportion, z = Z95): Interval | null {
  const [inA, inB] = [wilson(a.successes, a.n, z), wilson(b.successes, b.n, z)];
  if (!inA || !inB) return null;
  const [shareA, shareB] = [a.successes / a.n, b.successes / b.n];
  const difference = shareA - shareB;
  return {
    low: difference - Math.hypot(shareA - inA.low, inB.high - shareB),
    high: difference + Math.hypot(inA.high - shareA, shareB - inB.low),
  };
}
