import { count, dimension, flag, measure, orNull } from '../../db/columns';

export const columns = {
  month: dimension('month'),
  revenue: measure('money'),
  orders: count(),
  customers: count(),
  revenue_last_year: orNull(measure('money')),
  change: orNull(measure('share')),
  days: count(),
  complete: flag(),
};
