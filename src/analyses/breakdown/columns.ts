import { count, dimension, measure, orNull } from '../../db/columns';

export const columns = {
  value: dimension(),
  customers: count(),
  orders: count(),
  revenue: measure('money'),
  share: measure('share'),
  share_rest: orNull(measure('share')),
  aov: measure('money'),
  orders_per_customer: orNull(measure('number')),
  revenue_per_customer: orNull(measure('money')),
  repeat_rate: orNull(measure('share')),
  repeat_low: orNull(measure('share')),
  repeat_high: orNull(measure('share')),
  index: orNull(measure('number')),
  n: count(),
};
