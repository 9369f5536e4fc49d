import { count, dimension, measure } from '../../db/columns';

export const columns = {
  point: dimension(),
  customers: count(),
  customer_share: measure('share'),
  revenue: measure('money'),
  revenue_share: measure('share'),
  gini: measure('number'),
};
