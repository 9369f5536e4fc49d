import { count, dimension, measure } from '../../db/columns';

export const columns = {
  value: dimension(),
  n: count(),
  satisfied: count(),
  score: measure('share'),
  mean: measure('score'),
  low: measure('share'),
  high: measure('share'),
  overall_n: count(),
  overall_score: measure('share'),
  overall_low: measure('share'),
  overall_high: measure('share'),
  split: dimension(),
  survey: dimension(),
  question: dimension(),
  wording: dimension(),
  kind: dimension(),
  scale_min: measure('score'),
  scale_max: measure('score'),
  csat_min: measure('score'),
};
