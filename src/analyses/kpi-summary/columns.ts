import { count, dimension, measure, orNull } from '../../db/columns';

export const columns = {
  metric: dimension(),
  value: orNull(measure('number')),
  numerator: orNull(measure('number')),
  denominator: orNull(measure('number')),
  n: count(),
  low: orNull(measure('number')),
  high: orNull(measure('number')),
};
