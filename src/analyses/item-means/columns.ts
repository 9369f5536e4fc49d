import { count, dimension, measure, ordinal, orNull } from '../../db/columns';

export const columns = {
  level: ordinal(),
  theme: dimension(),
  question: dimension(),
  wording: dimension(),
  n: count(),
  mean: orNull(measure('score')),
  score100: measure('score'),
  low: measure('score'),
  high: measure('score'),
  scale_min: orNull(measure('score')),
  scale_max: orNull(measure('score')),
  overall_n: count(),
  overall_score100: measure('score'),
  overall_low: measure('score'),
  overall_high: measure('score'),
  survey: dimension(),
};
