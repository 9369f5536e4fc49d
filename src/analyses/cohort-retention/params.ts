import { integer, oneOf } from '../../codec/codec';

/** `show` decides only what is drawn; the rows hold all three. */
export const params = {
  window: oneOf('calendar', ['calendar', 'interval30']),
  max_age: integer(12, { min: 1, max: 36 }),
  show: oneOf('customers', ['customers', 'revenue', 'cumulative']),
};
