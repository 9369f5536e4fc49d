import { count, dimension, measure, orNull } from '../../db/columns';

export const columns = {
  value: dimension(),
  other: dimension(),
  customers: count(),
  orders: count(),
  revenue: measure('money'),
  share: measure('share'),
  expected: orNull(measure('money')),
  index: orNull(measure('number')),
};
