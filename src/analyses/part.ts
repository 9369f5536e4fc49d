import type { Formatter } from '../i18n/format';
import type { ViewContext } from './analysis';

/** What falls to something of one mark: money of a province that came through one channel. */
export interface MarkPart {
  /** Of the mark, 0..1; null where the two are no part and whole: rates are none, and returns may outweigh what was bought. */
  readonly share: number | null;
  /** Written as the mark writes its own value. */
  readonly text: string;
  /** Where the rate of the part alone stands on the scale of the mark. */
  readonly standing?: Standing;
  /** What of the part takes the place of the cells of the mark's row. */
  readonly cells?: readonly string[];
}

/** A rate with its interval, on the scale of its chart. */
export interface Standing {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Too few answers for a claim. */
  readonly isSmall: boolean;
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

/** A rate of some answers; null where nobody gave any. */
export interface Rate {
  readonly n: number;
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface Rating<Row> {
  readonly write: (score: number) => string;
  /** The cells beside the mark; undefined: of a part that nobody answered in. */
  readonly cells?: (row: Row | undefined) => readonly string[];
  /** Ends of the scale. */
  readonly range: readonly [number, number];
  /** From how many answers on a rate carries a claim. */
  readonly enough: number;
}

/** The rates of rows with a key each among the answers of the part; a row without its counterpart has none. */
export function ratesBy<Row>(
  whole: readonly Row[],
  part: readonly Row[],
  key: (row: Row) => string,
  rate: (row: Row) => Rate,
  { write, cells, range: [bottom, top], enough }: Rating<Row>,
): MarkParts {
  const rows = new Map(part.map((row) => [key(row), row]));
  return new Map(
    whole.map((row): readonly [string, MarkPart] => {
      const own = rows.get(key(row));
      const beside = cells ? { cells: cells(own) } : {};
      const { n, score, low, high } = own ? rate(own) : { n: 0, score: null, low: null, high: null };
      if (score === null || low === null || high === null) return [key(row), { share: null, text: '–', ...beside }];
      const standing = { value: score, low: Math.max(bottom, low), high: Math.min(top, high), isSmall: n < enough };
      return [key(row), { share: null, text: write(score), standing, ...beside }];
    }),
  );
}

/** A part of few percent is told to the tenth: whole percents would make it nothing. */
export const percentOf = (format: Formatter, share: number): string => format.percent(share, share < 0.1 ? 1 : 0);
