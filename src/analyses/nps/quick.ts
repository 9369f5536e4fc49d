import type { ValuesOf } from '../../codec/codec';
import type { QuickContext } from '../analysis';
import { ofQuestion, recommendCuts, recommended, recommendQuestion, scoresByGroup } from '../quick-answers';
import type { npsCuts, questionParam, surveyBy, surveyParam } from '../survey-params';

type Params = typeof surveyBy & typeof questionParam & typeof npsCuts & typeof surveyParam;

/** query.sql from the cube: see there for what each column means. */
export async function quickNps(context: QuickContext<ValuesOf<Params>>) {
  const scores = await scoresByGroup(context, recommendQuestion);
  if (!scores) return scores === null ? [] : undefined;
  const { question, all, groups, order } = scores;
  const cuts = recommendCuts(question.best, context.params);
  const fixed = { ...ofQuestion(question, recommended(all, cuts)), ...cuts };
  const rows = groups.map(({ value, given }) => {
    const { n, promoters, detractors, ...score } = recommended(given, cuts);
    return {
      value,
      n,
      promoters,
      passives: n - promoters - detractors,
      detractors,
      promoter_share: promoters / n,
      detractor_share: detractors / n,
      ...score,
      ...fixed,
    };
  });
  return rows.sort(order);
}
