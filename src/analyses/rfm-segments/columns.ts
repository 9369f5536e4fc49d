import { count, dimension, measure } from '../../db/columns';

export const columns = {
  segment: dimension(),
  customers: count(),
  share: measure('share'),
  revenue: measure('money'),
  revenue_share: measure('share'),
  revenue_per_customer: measure('money'),
  recency: measure('days'),
  frequency: measure('number'),
  moved: count(),
  unscored: count(),
};
