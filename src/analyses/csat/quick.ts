import type { ValuesOf } from '../../codec/codec';
import type { QuickContext } from '../analysis';
import { meanOf, ofQuestion, ratingQuestion, satisfied, satisfiedFrom, scoresByGroup } from '../quick-answers';
import type { csatCut, questionParam, surveyBy, surveyParam } from '../survey-params';

type Params = typeof surveyBy & typeof questionParam & typeof csatCut & typeof surveyParam;

/** query.sql from the cube: see there for what each column means. */
export async function quickCsat(context: QuickContext<ValuesOf<Params>>) {
  const scores = await scoresByGroup(context, ratingQuestion);
  if (!scores) return scores === null ? [] : undefined;
  const { question, all, groups, order } = scores;
  const csat_min = satisfiedFrom(question.lowest, question.best, context.params.csat_min);
  const fixed = { ...ofQuestion(question, satisfied(all, csat_min)), csat_min };
  return groups
    .map(({ value, given }) => ({ value, ...satisfied(given, csat_min), mean: meanOf(given), ...fixed }))
    .sort(order);
}
