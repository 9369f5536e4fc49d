import type { RowOf } from '../../db/columns';
import { newcombe } from '../../stats/newcombe';
import { zOfMany } from '../../stats/many';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;

/** A rate of fewer customers takes part in no comparison. */
export const FEW = 30;

const successes = ({ repeat_rate, customers }: Row) => Math.round((repeat_rate ?? 0) * customers);

/** Values with enough known buyers, those that come back most first. */
export const comparable = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter(({ value, repeat_rate, customers }) => value !== '' && repeat_rate !== null && customers >= FEW)
    .toSorted((a, b) => (b.repeat_rate ?? 0) - (a.repeat_rate ?? 0));

/**
 * The two values whose repeat rates differ most among the pairs that differ beyond chance, each pair tested at 5% over all pairs
 * together (Newcombe intervals, Bonferroni); `null` where no pair does.
 */
export function farthestApart(rows: readonly Row[]): { readonly low: Row; readonly high: Row } | null {
  const sorted = comparable(rows);
  const z = zOfMany((sorted.length * (sorted.length - 1)) / 2);
  const lowFirst = sorted.toReversed();
  let found: { readonly low: Row; readonly high: Row; readonly gap: number } | null = null;
  for (const high of sorted) {
    for (const low of lowFirst) {
      const gap = (high.repeat_rate ?? 0) - (low.repeat_rate ?? 0);
      if (gap <= (found?.gap ?? 0)) break;
      const difference = newcombe(
        { successes: successes(high), n: high.customers },
        { successes: successes(low), n: low.customers },
        z,
      );
      if (difference && difference.low > 0) found = { low, high, gap };
    }
  }
  return found;
}
