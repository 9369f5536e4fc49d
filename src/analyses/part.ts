import type { Formatter } from '../i18n/format';
import type { ViewContext } from './analysis';

/** What falls to something of one mark: money of a province that came through one channel. */
export interface MarkPart {
  /** Of the mark, 0..1; null where the two are no part and whole: returns may outweigh what was bought. */
  readonly share: number | null;
  /** Written as the mark writes its own value. */
  readonly text: string;
}

/** By the key of the mark. */
export type MarkParts = ReadonlyMap<string, MarkPart>;

/** Which part of the marks that `whole` draws falls to the narrower scope that `part` was counted under. */
export type PartOf<Row, P = unknown> = (
  whole: readonly Row[],
  part: readonly Row[],
  context: ViewContext<P>,
) => MarkParts;

/** Sums that were cut in two may differ from the whole in their last digits. */
const NOISE = 1e-9;

export function shareOf(part: number, whole: number): number | null {
  const isPart = whole > 0 && part >= -NOISE * whole && part <= (1 + NOISE) * whole;
  return isPart ? Math.max(0, Math.min(1, part / whole)) : null;
}

/** Parts of rows with a key each; a row without its counterpart has none of it. Only what adds up may be taken as `amount`. */
export function partsBy<Row>(
  whole: readonly Row[],
  part: readonly Row[],
  key: (row: Row) => string,
  amount: (row: Row) => number,
  write: (amount: number) => string,
): MarkParts {
  const amounts = new Map(part.map((row) => [key(row), amount(row)]));
  return new Map(
    whole.map((row) => {
      const own = amounts.get(key(row)) ?? 0;
      return [key(row), { share: shareOf(own, amount(row)), text: own === 0 ? '0' : write(own) }];
    }),
  );
}

/** A part of few percent is told to the tenth: whole percents would make it nothing. */
export const percentOf = (format: Formatter, share: number): string => format.percent(share, share < 0.1 ? 1 : 0);
