import type { ValuesOf } from '../../codec/codec';
import type { QuickContext } from '../analysis';
import {
  candidates,
  givenByAll,
  givenIn,
  groupOrder,
  howMany,
  meanOf,
  ratingQuestion,
  satisfied,
  satisfiedFrom,
} from '../quick-answers';
import type { csatCut, questionParam, surveyBy, surveyParam } from '../survey-params';

type Params = typeof surveyBy & typeof questionParam & typeof csatCut & typeof surveyParam;

/** query.sql from the cube: see there for what each column means. */
export async function quickCsat({ cube, params, scope }: QuickContext<ValuesOf<Params>>) {
  const { by } = params;
  if (by === 'question') return undefined;
  const survey = await cube.answers.survey();
  if (!survey) return undefined;
  const asked = ratingQuestion(candidates(survey.questions, params), params.question);
  if (!asked || asked.lowest === null || asked.best === null) return [];
  const { names, questions } = await cube.answers.scores(scope, { questions: [asked], by });
  const [counts] = questions;
  if (!counts) return [];
  const csat_min = satisfiedFrom(asked.lowest, asked.best, params.csat_min);
  const all = satisfied(givenByAll(counts), csat_min);
  const rows = names.flatMap((value, bucket) => {
    const given = givenIn(counts, bucket);
    if (howMany(given) === 0) return [];
    return [
      {
        value,
        ...satisfied(given, csat_min),
        mean: meanOf(given),
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
        csat_min,
      },
    ];
  });
  return rows.sort(groupOrder(by));
}
