import { count, dimension, flag, measure, ordinal } from '../../db/columns';

export const columns = {
  cohort: dimension('month'),
  age: ordinal(),
  eligible: count(),
  active: count(),
  retention: measure('share'),
  complete: flag(),
};
