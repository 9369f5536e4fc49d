import { count, dimension, measure, ordinal, orNull } from '../../db/columns';

export const columns = {
  score: ordinal(),
  r_from: orNull(measure('days')),
  r_to: orNull(measure('days')),
  f_from: orNull(measure('number')),
  f_to: orNull(measure('number')),
  m_from: orNull(measure('money')),
  m_to: orNull(measure('money')),
  r_customers: count(),
  f_customers: count(),
  m_customers: count(),
  scoring_used: dimension(),
  f_scoring_used: dimension(),
  f_mode_share: measure('share'),
  r_split: count(),
  f_split: count(),
  m_split: count(),
};
