import { count, dimension, measure, ordinal } from '../../db/columns';

export const columns = {
  value: ordinal(),
  n: count(),
  share: measure('share'),
  part: dimension(),
  part_n: count(),
  part_share: measure('share'),
  total: count(),
  survey: dimension(),
  question: dimension(),
  wording: dimension(),
  kind: dimension(),
  scale_min: measure('score'),
  scale_max: measure('score'),
  good_min: measure('score'),
  bad_max: measure('score'),
};
