import type { GroupRow } from './survey-groups';
import { ENOUGH, type Metric } from './survey-view';
import { type MarkParts, ratesBy } from './part';

interface Asked {
  readonly survey: string;
  readonly question: string;
}

/** Under narrower filters another question may be the first that was answered: then the two cannot be laid side by side. */
export const isOfSameQuestion = (whole: readonly Asked[], part: readonly Asked[]): boolean =>
  part.every(({ survey, question }) => survey === whole[0]?.survey && question === whole[0].question);

/** The scores of the same groups among the answers of the part. */
export function groupParts<Row extends GroupRow & Asked>(
  whole: readonly Row[],
  part: readonly Row[],
  { plain, range }: Metric,
  cells: (row: Row | undefined) => readonly string[],
): MarkParts {
  return isOfSameQuestion(whole, part)
    ? ratesBy(
        whole,
        part,
        ({ value }) => value,
        (row) => row,
        { write: plain, cells, range, enough: ENOUGH },
      )
    : new Map();
}
