import { type Interval, Z95 } from './wilson';

/** A net promoter score with its interval, all −100..100. */
export interface NetPromoter extends Interval {
  readonly score: number;
}

/**
 * Net promoter score of counted answers with its Wald interval: SE = 100·√((p + d − (p − d)²) / n).
 * `null` without answers. Source: cybaea.net, "NPS confidence intervals" (2016).
 */
export function netPromoter(promoters: number, detractors: number, n: number, z = Z95): NetPromoter | null {
  if (n <= 0) return null;
  const [p, d] = [promoters / n, detractors / n];
  const half = 100 * z * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / n);
  const score = 100 * (p - d);
  return { score, low: Math.max(-100, score - half), high: Math.min(100, score + half) };
}
