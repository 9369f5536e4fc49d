import { asks, type Column, isOfRecord, isQuestion } from './mapping';
import { hasLadderWords, looksLikeScale, stepsOf } from './values';

/** What speaks for a survey in the columns of a file, counted in columns. */
export interface SurveyEvidence {
  /** Whose header asks something. */
  readonly asked: number;
  /** Whose header asks something and whose answers lie on a scale, or whose answers are words of a ladder. */
  readonly rated: number;
  /** Whole numbers on one and the same small scale, whatever their headers say. */
  readonly alike: number;
  /** Which look like answers on a scale. */
  readonly scales: number;
}

/** So many columns on one scale are no accident. */
const ALIKE = 3;

export function surveyEvidence(columns: readonly Column[]): SurveyEvidence {
  const open = columns.filter(({ name }) => !isOfRecord(name));
  const bySteps = [5, 7, 10].map((steps) => open.filter(({ values }) => stepsOf(values) === steps).length);
  return {
    asked: columns.filter(asks).length,
    rated: open.filter((column) => hasLadderWords(column.values) || (asks(column) && looksLikeScale(column.values)))
      .length,
    alike: Math.max(...bySteps),
    scales: open.filter((column) => isQuestion(column) && looksLikeScale(column.values)).length,
  };
}

/** Enough to take a file for a survey: `isSheet` says that it tells who answered or when. */
export function isSurvey({ asked, rated, alike, scales }: SurveyEvidence, columns: number, isSheet: boolean): boolean {
  if (rated > 1 || (rated > 0 && (isSheet || rated >= columns / 2))) return true;
  if (alike >= ALIKE && scales >= columns / 2) return true;
  return asked >= 3 || (alike >= ALIKE && (isSheet || asked > 0));
}
