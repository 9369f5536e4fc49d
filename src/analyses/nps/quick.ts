import type { ValuesOf } from '../../codec/codec';
import type { QuickContext } from '../analysis';
import {
  candidates,
  givenByAll,
  givenIn,
  groupOrder,
  howMany,
  recommendCuts,
  recommended,
  recommendQuestion,
} from '../quick-answers';
import type { npsCuts, questionParam, surveyBy, surveyParam } from '../survey-params';

type Params = typeof surveyBy & typeof questionParam & typeof npsCuts & typeof surveyParam;

/** query.sql from the cube: see there for what each column means. */
export async function quickNps({ cube, params, scope }: QuickContext<ValuesOf<Params>>) {
  const { by } = params;
  if (by === 'question') return undefined;
  const survey = await cube.answers.survey();
  if (!survey) return undefined;
  const asked = recommendQuestion(candidates(survey.questions, params), params.question);
  if (!asked || asked.lowest === null || asked.best === null) return [];
  const { names, questions } = await cube.answers.scores(scope, { questions: [asked], by });
  const [counts] = questions;
  if (!counts) return [];
  const cuts = recommendCuts(asked.best, params);
  const all = recommended(givenByAll(counts), cuts);
  const fixed = {
    overall_n: all.n,
    overall_score: all.score,
    overall_low: all.low,
    overall_high: all.high,
    split: '',
    survey: asked.survey,
    question: asked.question,
    wording: asked.wording,
    kind: asked.kind,
    scale_min: asked.lowest,
    scale_max: asked.best,
    ...cuts,
  };
  const rows = names.flatMap((value, bucket) => {
    const given = givenIn(counts, bucket);
    if (howMany(given) === 0) return [];
    const { n, promoters, detractors, ...score } = recommended(given, cuts);
    return [
      {
        value,
        n,
        promoters,
        passives: n - promoters - detractors,
        detractors,
        promoter_share: promoters / n,
        detractor_share: detractors / n,
        ...score,
        ...fixed,
      },
    ];
  });
  return rows.sort(groupOrder(by));
}
