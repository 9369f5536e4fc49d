import type { ValuesOf } from '../../codec/codec';
import type { NamedAnswers, Question } from '../../model/cube/cube';
import { addDays, addMonths } from '../../util/day';
import type { QuickContext } from '../analysis';
import {
  candidates,
  type Given,
  givenByAll,
  givenIn,
  howMany,
  ratingQuestion,
  recommendCuts,
  recommended,
  recommendQuestion,
  satisfied,
  satisfiedFrom,
} from '../quick-answers';
import type { csatCut, npsCuts, questionParam, surveyParam } from '../survey-params';

type Params = typeof questionParam & typeof npsCuts & typeof csatCut & typeof surveyParam;

const NONE = { n: 0, score: null, low: null, high: null };

/** query.sql from the cube: see there for what each column means. */
export async function quickMonths({ cube, params, scope }: QuickContext<ValuesOf<Params>>) {
  const survey = await cube.answers.survey();
  if (!survey) return undefined;
  const from = candidates(survey.questions, params);
  const [toRecommend, toRate] = [recommendQuestion(from, params.question), ratingQuestion(from, params.question)];
  const asked = [...new Set([toRecommend, toRate].filter((question) => question !== undefined))];
  const told = await cube.answers.scores(scope, { questions: asked, by: 'month', undated: false });
  const months = told.names.map((month, bucket) => ({ month, bucket })).slice(1);
  const counted = months.filter(({ bucket }) => (told.sheets[bucket] ?? 0) > 0);
  const [first, last] = [counted[0]?.month, counted.at(-1)?.month];
  if (first === undefined || last === undefined || told.lastDay === null) return [];
  const recommends = scoring(told, asked, toRecommend, (given, { best }) =>
    recommended(given, recommendCuts(best ?? NaN, params)),
  );
  const rates = scoring(told, asked, toRate, (given, { lowest, best }) =>
    satisfied(given, satisfiedFrom(lowest ?? NaN, best ?? NaN, params.csat_min)),
  );
  const ended = [scope.to, addDays(told.lastDay, 1)].toSorted()[1] ?? scope.to;
  const [allNps, allCsat] = [recommends(null), rates(null)];
  const cuts = toRecommend?.best == null ? null : recommendCuts(toRecommend.best, params);
  const isKnown = toRate?.lowest != null && toRate.best != null;
  const fixed = {
    overall_nps_n: allNps.n,
    overall_nps: allNps.score,
    overall_nps_low: allNps.low,
    overall_nps_high: allNps.high,
    overall_csat_n: allCsat.n,
    overall_csat: allCsat.score,
    overall_csat_low: allCsat.low,
    overall_csat_high: allCsat.high,
    nps_scale_max: toRecommend?.best ?? null,
    promoter_min: cuts?.promoter_min ?? null,
    csat_min: isKnown ? satisfiedFrom(toRate.lowest ?? 0, toRate.best ?? 0, params.csat_min) : null,
  };
  return months
    .filter(({ month }) => month >= first && month <= last)
    .map(({ month, bucket }) => {
      const [nps, csat] = [recommends(bucket), rates(bucket)];
      return {
        month,
        n: told.sheets[bucket] ?? 0,
        nps_n: nps.n,
        nps: nps.score,
        nps_low: nps.low,
        nps_high: nps.high,
        csat_n: csat.n,
        csat: csat.score,
        csat_low: csat.low,
        csat_high: csat.high,
        complete: addMonths(`${month}-01`, 1) <= ended,
        ...fixed,
      };
    });
}

/** Scores of a question by bucket, or of all (null). */
function scoring(
  { questions }: NamedAnswers,
  asked: readonly Question[],
  question: Question | undefined,
  score: (given: Given, question: Question) => { n: number; score: number; low: number; high: number },
) {
  const counts = question && questions[asked.indexOf(question)];
  return (bucket: number | null) => {
    if (!counts) return NONE;
    const given = bucket === null ? givenByAll(counts) : givenIn(counts, bucket);
    return howMany(given) === 0 ? NONE : score(given, question);
  };
}
