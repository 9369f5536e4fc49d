import type { ValuesOf } from '../codec/codec';
import type { AnswerRequest, Question } from '../model/cube/cube';
import type { ScoreCounts } from '../model/cube/scores';
import type { QuickContext } from './analysis';
import type { questionParam, surveyBy, surveyParam } from './survey-params';

/** As the statements about answers write it out. */
const Z = 1.959963984540054;

/** The questions that parameters leave to choose from, in the order of their surveys. */
export function candidates(
  questions: readonly Question[],
  { survey = '', question = '' }: { readonly survey?: string; readonly question?: string },
): readonly Question[] {
  return questions.filter(
    (asked) => (survey === '' || survey === asked.survey) && (question === '' || question === asked.question),
  );
}

/** The question named, else the recommend question, else the main rating. */
export const recommendQuestion = (from: readonly Question[], named: string): Question | undefined =>
  (named === '' ? from.find(({ kind }) => kind === 'nps') : undefined) ?? from[0];

/** The question named, else the main rating: of equal ones that about the whole. */
export function ratingQuestion(from: readonly Question[], named: string): Question | undefined {
  const ratings = named === '' ? from.filter(({ kind }) => kind === 'rating') : from;
  const [first] = ratings;
  const equals = ratings.filter(({ survey, isMain }) => survey === first?.survey && isMain === first.isMain);
  return equals.find(({ theme }) => theme === 'overall') ?? first;
}

/** From where up promoters and down to where detractors score; a shorter scale ends with them. */
export function recommendCuts(
  best: number,
  { promoter_min, detractor_max }: { readonly promoter_min: number; readonly detractor_max: number },
) {
  return best >= promoter_min ? { promoter_min, detractor_max } : { promoter_min: best, detractor_max: best - 2 };
}

const threeTenths = (lowest: number, best: number) => Math.floor((3 * (best - lowest + 1)) / 10);

/** The lowest satisfied score; `asked` is 0 where it is left to the scale. */
export function satisfiedFrom(lowest: number, best: number, asked: number): number {
  if (asked > 0) return asked;
  if (best - lowest >= 20) return lowest + 0.75 * (best - lowest);
  if (best - lowest >= 9) return best + 1 - threeTenths(lowest, best);
  return best - lowest <= 2 ? best : best - 1;
}

/** The highest dissatisfied score: as many points as are satisfied; on 10–20 points what lies under a middle of three tenths. */
export function dissatisfiedTo(lowest: number, best: number, satisfiedMin: number): number {
  const isLong = best - lowest >= 9 && best - lowest <= 19;
  return isLong ? Math.min(satisfiedMin - 1, best - 2 * threeTenths(lowest, best)) : lowest + best - satisfiedMin;
}

/** Scores of one group and how often each was given. */
export interface Given {
  readonly points: Float64Array;
  readonly counts: Float64Array;
}

/** Those of one bucket. */
export const givenIn = ({ points, counts }: ScoreCounts, bucket: number): Given => ({
  points,
  counts: counts.subarray(bucket * points.length, (bucket + 1) * points.length),
});

export const givenByAll = ({ points, all }: ScoreCounts): Given => ({ points, counts: all });

/** How many answers a test holds for. */
export const howMany = ({ points, counts }: Given, isWanted: (point: number) => boolean = () => true): number =>
  counts.reduce((sum, count, at) => (isWanted(points[at] ?? NaN) ? sum + count : sum), 0);

export const meanOf = ({ points, counts }: Given): number =>
  counts.reduce((sum, count, at) => sum + count * (points[at] ?? 0), 0) / howMany({ points, counts });

/** Net promoter score with its Wald interval, in points, not cut at ±100. */
export function recommended(given: Given, cuts: { readonly promoter_min: number; readonly detractor_max: number }) {
  const n = howMany(given);
  const promoters = howMany(given, (score) => score >= cuts.promoter_min);
  const detractors = howMany(given, (score) => score <= cuts.detractor_max && score < cuts.promoter_min);
  const score = (100 * (promoters - detractors)) / n;
  const balance = (promoters - detractors) / n;
  const se = 100 * Math.sqrt(Math.max(0, ((promoters + detractors) / n - balance ** 2) / n));
  return { n, promoters, detractors, score, se, low: score - Z * se, high: score + Z * se };
}

/** Share of satisfied answers with its Wilson interval. */
export function satisfied(given: Given, from: number) {
  const n = howMany(given);
  const count = howMany(given, (score) => score >= from);
  const zz = Z ** 2;
  const centre = (count + zz / 2) / (n + zz);
  const share = count / n;
  const half = (Math.sqrt((zz * (share * (1 - share) + zz / (4 * n))) / n) * n) / (n + zz);
  return {
    n,
    satisfied: count,
    score: share,
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
  };
}

const IN_ORDER: ReadonlySet<AnswerRequest['by']> = new Set(['month', 'weekday', 'daypart', 'age_band']);

/** Unknown last, times and ages in their order, everything else best first. */
export function groupOrder(by: AnswerRequest['by']) {
  type Row = { readonly value: string; readonly score: number };
  const byName = (a: Row, b: Row) => (a.value < b.value ? -1 : Number(a.value > b.value));
  return (a: Row, b: Row) =>
    Number(a.value === '' && by !== 'none') - Number(b.value === '' && by !== 'none') ||
    (IN_ORDER.has(by) ? byName(a, b) : 0) ||
    b.score - a.score ||
    byName(a, b);
}

type Grouped = typeof surveyBy & typeof questionParam & typeof surveyParam;

/** The scores of one question by group, without groups that gave none. undefined: only SQL counts them; null: there is no such question. */
export async function scoresByGroup(
  { cube, params, scope }: QuickContext<ValuesOf<Grouped>>,
  choose: (from: readonly Question[], named: string) => Question | undefined,
) {
  const { by } = params;
  if (by === 'question') return undefined;
  const survey = await cube.answers.survey();
  if (!survey) return undefined;
  const asked = choose(candidates(survey.questions, params), params.question);
  if (!asked || asked.lowest === null || asked.best === null) return null;
  const { names, questions } = await cube.answers.scores(scope, { questions: [asked], by });
  const [counts] = questions;
  if (!counts) return null;
  const groups = names.map((value, bucket) => ({ value, given: givenIn(counts, bucket) }));
  return {
    question: { ...asked, lowest: asked.lowest, best: asked.best },
    all: givenByAll(counts),
    groups: groups.filter(({ given }) => howMany(given) > 0),
    order: groupOrder(by),
  };
}

interface Score {
  readonly n: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

/** What every row of groups says of the question, and of all answers to it. */
export const ofQuestion = (
  asked: Question & { readonly lowest: number; readonly best: number },
  { n, score, low, high }: Score,
) => ({
  overall_n: n,
  overall_score: score,
  overall_low: low,
  overall_high: high,
  split: '',
  survey: asked.survey,
  question: asked.question,
  wording: asked.wording,
  kind: asked.kind,
  scale_min: asked.lowest,
  scale_max: asked.best,
});
