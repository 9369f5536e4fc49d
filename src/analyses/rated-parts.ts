import type { Formatter } from '../i18n/format';
import { type MarkParts, partsBy, percentOf, ratesBy } from './part';
import type { GroupRow } from './survey-groups';
import { ENOUGH, type Metric } from './survey-view';

interface Asked {
  readonly survey: string;
  readonly question: string;
}

/** Under narrower filters another question may be the first that was answered: then the two cannot be laid side by side. */
const isOfSameQuestion = (whole: readonly Asked[], part: readonly Asked[]): boolean =>
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

/** Of everybody, the kinds of answers that `countsOf` tells by the keys of their marks: each a share of all answers. */
export function kindParts<Row extends Asked & { readonly n: number }>(
  whole: readonly Row[],
  part: readonly Row[],
  countsOf: (row: Row) => Readonly<Record<string, number>>,
  format: Formatter,
): MarkParts {
  const [all] = whole;
  if (!all || !isOfSameQuestion(whole, part)) return new Map();
  return partsBy(
    Object.entries(countsOf(all)),
    part.slice(0, 1).flatMap((row) => Object.entries(countsOf(row))),
    ([kind]) => kind,
    ([, count]) => count,
    (count) => percentOf(format, count / all.n),
  );
}
