/**
 * Two-sided point of the normal distribution for an error of 5% over so many comparisons together (Bonferroni): 1.96 for one, 3.92 for
 * the 561 pairs of 34 provinces. Quantile: Wichura 1988, algorithm AS 241 (PPND7), the part for tails.
 */
export function zOfMany(comparisons: number): number {
  const tail = 0.025 / Math.max(1, comparisons);
  const root = Math.sqrt(-Math.log(tail));
  if (root <= 5) {
    const r = root - 1.6;
    const above = ((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
    return above / ((0.12021132975 * r + 0.7370016425) * r + 1);
  }
  const r = root - 5;
  const above = ((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115;
  return above / ((0.012258202635 * r + 0.24197894225) * r + 1);
}
