import { count, dimension, measure, ordinal } from '../../db/columns';

export const columns = {
  r_score: ordinal(),
  f_score: ordinal(),
  segment: dimension(),
  customers: count(),
  revenue: measure('money'),
  cell_customers: count(),
  cell_share: measure('share'),
  cell_revenue_share: measure('share'),
  r_from: measure('days'),
  r_to: measure('days'),
  f_from: measure('number'),
  f_to: measure('number'),
};
