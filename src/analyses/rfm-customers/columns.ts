import { count, dimension, id, measure, ordinal } from '../../db/columns';

export const columns = {
  customer_id: id(),
  recency: measure('days'),
  frequency: count(),
  monetary: measure('money'),
  r_score: ordinal(),
  f_score: ordinal(),
  m_score: ordinal(),
  segment: dimension(),
};
