import type { ValuesOf } from '../codec/codec';
import type { NamedAnswers, Question } from '../model/cube/cube';
import type { QuickContext } from './analysis';
import type { kpiParams } from './kpi-params';
import {
  type Given,
  givenByAll,
  givenIn,
  howMany,
  ratingQuestion,
  recommendCuts,
  satisfiedFrom,
} from './quick-answers';

/** What answers tell of a group: how many count for and against, of how many; undefined where nothing was asked. */
export interface Told {
  readonly n: number;
  readonly good: number;
  /** 0 for satisfaction, which only counts who is satisfied. */
  readonly bad: number;
}

/** The answers to the questions that the headline metrics rest on, by month or together; undefined: left to SQL. */
export async function answersTold(
  { cube, params, scope }: QuickContext<ValuesOf<typeof kpiParams>>,
  since?: string,
): Promise<
  | { readonly names: readonly string[]; readonly nps: Of; readonly csat: Of; readonly firstAnswer: string | null }
  | undefined
> {
  const survey = await cube.answers.survey();
  if (!survey) return undefined;
  const from = survey.questions.filter(
    ({ question, isAnswered }) => isAnswered && (params.question === '' || question === params.question),
  );
  const toRecommend = params.question === '' ? from.find(({ kind }) => kind === 'nps') : from[0];
  const toRate = ratingQuestion(from, params.question);
  const asked = [...new Set([toRecommend, toRate].filter((question) => question !== undefined))];
  const counts = await cube.answers.scores(scope, {
    questions: asked,
    ...(since === undefined ? {} : { by: 'month', since }),
  });
  return {
    names: counts.names,
    firstAnswer: survey.firstAnswer,
    nps: of(counts, asked, toRecommend, (given, { best }) => {
      const { promoter_min, detractor_max } = recommendCuts(best ?? NaN, params);
      return {
        good: howMany(given, (score) => score >= promoter_min),
        bad: howMany(given, (score) => score <= detractor_max && score < promoter_min),
      };
    }),
    csat: of(counts, asked, toRate, (given, { lowest, best }) => {
      const from = satisfiedFrom(lowest ?? NaN, best ?? NaN, params.csat_min);
      return { good: howMany(given, (score) => score >= from), bad: 0 };
    }),
  };
}

/** By bucket, or of everybody (null). */
type Of = (bucket: number | null) => Told;

function of(
  { questions }: NamedAnswers,
  asked: readonly Question[],
  question: Question | undefined,
  count: (given: Given, question: Question) => Omit<Told, 'n'>,
): Of {
  const counts = question && questions[asked.indexOf(question)];
  return (bucket) => {
    if (!counts) return { n: 0, good: 0, bad: 0 };
    const given = bucket === null ? givenByAll(counts) : givenIn(counts, bucket);
    return { n: howMany(given), ...count(given, question) };
  };
}
