import type { Attribute } from '../attributes';
import type { ResolvedScope } from '../scope';
import type { CohortSums } from './cohorts';
import type { Groups } from './groups';
import type { SegmentSums } from './judge';
import type { Lapses } from './lapses';
import type { AnswerCounts, MeanSums } from './scores';

/** Groups with their names: a value of the attribute ('' is unknown), a month `YYYY-MM`, or one group ''. */
export interface NamedGroups extends Groups {
  readonly names: readonly string[];
}

/** Sums of cohort `names[c]` (YYYY-MM) at age a stand at c × ages + a. */
export interface NamedCohorts extends CohortSums {
  readonly names: readonly string[];
  readonly ages: number;
}

export interface GroupRequest {
  readonly by: Attribute | 'month' | 'none';
  /** Days, `to` exclusive; by default those of the scope. */
  readonly from?: string;
  readonly to?: string;
  /** false: as if nothing were filtered. */
  readonly isFiltered?: boolean;
}

/** Sums of segment `names[s]` stand at s; '' first for who is in none. */
export interface NamedSegments extends SegmentSums {
  readonly names: readonly string[];
}

/** A question that is answered by a score. */
export interface Question {
  readonly survey: string;
  readonly question: string;
  readonly wording: string;
  readonly kind: 'nps' | 'rating';
  /** '' is of no known theme. */
  readonly theme: string;
  readonly position: number;
  /** Ends of its scale, else the least and the greatest score ever given; null: neither is known. */
  readonly lowest: number | null;
  readonly best: number | null;
  /** Whether anybody ever gave a score. */
  readonly isAnswered: boolean;
  /** Ends as the survey tells them and as they were observed. */
  readonly scale: readonly [number | null, number | null];
  readonly observed: readonly [number | null, number | null];
  readonly isMain: boolean;
}

/** What was asked: questions of the survey with the most answer sheets first, its main question first. */
export interface Survey {
  readonly questions: readonly Question[];
  /** Day of the first answer to anything. */
  readonly firstAnswer: string | null;
}

export interface AnswerRequest {
  readonly questions: readonly Question[];
  readonly by?: Attribute | 'month' | 'none';
  /** All dated answers from this day to before the end of the scope, instead of those in its range with or without a day. */
  readonly since?: string;
  /** false: only dated answers. */
  readonly undated?: boolean;
}

/** Counts with the names of their buckets: a value of the attribute ('' is unknown), a month `YYYY-MM` ('' is undated), or one bucket ''. */
export interface NamedAnswers extends Omit<AnswerCounts, 'lastDay'> {
  readonly names: readonly string[];
  readonly lastDay: string | null;
}

/** Survey answers as the cube counts them; see `AnswerCube`. */
export interface Answers {
  /** undefined: sheets are told twice, which only SQL counts. */
  survey(): Promise<Survey | undefined>;
  scores(scope: ResolvedScope, request: AnswerRequest): Promise<NamedAnswers>;
  /** Means of questions taken together, of each group. Their scales must be known. */
  means(scope: ResolvedScope, groups: readonly (readonly Question[])[]): Promise<readonly MeanSums[]>;
}

/** What the cube answers; see `OrderCube`. */
export interface Cube {
  groups(scope: ResolvedScope, request: GroupRequest): Promise<NamedGroups>;
  lapses(scope: ResolvedScope, stops: readonly string[], days: number): Promise<Lapses>;
  segments(scope: ResolvedScope): Promise<NamedSegments | undefined>;
  cohorts(scope: ResolvedScope, window: 'calendar' | 'interval30', ages: number): Promise<NamedCohorts>;
  revenueByDay(scope: ResolvedScope, from: string, to: string): Promise<ReadonlyMap<string, number>>;
  readonly answers: Answers;
}
