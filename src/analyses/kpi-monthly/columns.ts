import { count, dimension, flag, measure } from '../../db/columns';

export const columns = {
  month: dimension('month'),
  metric: dimension(),
  value: measure('number'),
  n: count(),
  complete: flag(),
};
