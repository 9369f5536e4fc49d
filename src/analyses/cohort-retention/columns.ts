import { count, dimension, flag, measure, ordinal, orNull } from '../../db/columns';

export const columns = {
  cohort: dimension('month'),
  age: ordinal(),
  size: count(),
  active: count(),
  retention: measure('share'),
  revenue: measure('money'),
  revenue_retention: orNull(measure('share')),
  cumulative_revenue: measure('money'),
  complete: flag(),
  eligible: count(),
  mean_retention: orNull(measure('share')),
  mean_revenue_retention: orNull(measure('share')),
  mean_cumulative_revenue: orNull(measure('money')),
};
