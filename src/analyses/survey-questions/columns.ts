import { count, dimension, flag, measure, ordinal, orNull } from '../../db/columns';

export const columns = {
  survey: dimension(),
  question: dimension(),
  position: ordinal(),
  wording: dimension(),
  kind: dimension(),
  theme: dimension(),
  scale_min: orNull(measure('score')),
  scale_max: orNull(measure('score')),
  is_main: flag(),
  n: count(),
  survey_n: count(),
  survey_questions: count(),
};
