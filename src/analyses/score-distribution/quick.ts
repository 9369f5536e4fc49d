import type { ValuesOf } from '../../codec/codec';
import type { QuickContext } from '../analysis';
import { candidates, dissatisfiedTo, givenByAll, howMany, recommendQuestion, satisfiedFrom } from '../quick-answers';
import type { csatCut, npsCuts, questionParam, surveyParam } from '../survey-params';

type Params = typeof questionParam & typeof npsCuts & typeof csatCut & typeof surveyParam;

const PARTS = {
  nps: { good: 'promoter', middle: 'passive', bad: 'detractor' },
  rating: { good: 'satisfied', middle: 'neutral', bad: 'dissatisfied' },
} as const;
/** Longer scales are left to SQL. */
const MOST_POINTS = 1000;

/** query.sql from the cube: see there for what each column means. */
export async function quickDistribution({ cube, params, scope }: QuickContext<ValuesOf<Params>>) {
  const survey = await cube.answers.survey();
  if (!survey) return undefined;
  const asked = recommendQuestion(candidates(survey.questions, params), params.question);
  if (!asked?.isAnswered) return [];
  const { scale, observed, kind } = asked;
  const scale_min = Math.floor(Math.min(scale[0] ?? Infinity, observed[0] ?? Infinity));
  const scale_max = Math.ceil(Math.max(scale[1] ?? -Infinity, observed[1] ?? -Infinity));
  const step = scale_max - scale_min > 20 ? 10 : 1;
  if ((scale_max - scale_min) / step > MOST_POINTS) return undefined;
  const good_min = kind === 'nps' ? params.promoter_min : satisfiedFrom(scale_min, scale_max, params.csat_min);
  const bad_max = kind === 'nps' ? params.detractor_max : dissatisfiedTo(scale_min, scale_max, good_min);
  const end = Math.max(scale_min, scale_max - step + 1);
  const values = Array.from({ length: 1 + Math.floor((end - scale_min) / step) }, (_, at) => scale_min + step * at);
  const [counts] = (await cube.answers.scores(scope, { questions: [asked] })).questions;
  if (!counts) return [];
  const given = givenByAll(counts);
  const total = howMany(given);
  if (total === 0) return [];
  const last = values.length - 1;
  const placeOf = (score: number) => Math.min(last, Math.floor((score - scale_min) / step));
  const points = values.map((value, at) => ({
    value,
    n: howMany(given, (score) => placeOf(score) === at),
    part: PARTS[kind][value >= good_min ? 'good' : value <= bad_max ? 'bad' : 'middle'],
  }));
  return points.map(({ value, n, part }) => {
    const part_n = points.reduce((sum, point) => (point.part === part ? sum + point.n : sum), 0);
    return {
      value,
      n,
      share: n / total,
      part,
      part_n,
      part_share: part_n / total,
      total,
      survey: asked.survey,
      question: asked.question,
      wording: asked.wording,
      kind,
      scale_min,
      scale_max,
      good_min,
      bad_max,
    };
  });
}
