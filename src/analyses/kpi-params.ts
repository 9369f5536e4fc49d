import { integer, oneOf } from '../codec/codec';
import { csatCut, npsCuts, questionParam } from './survey-params';

/** How the headline metrics are counted; the cards, their small lines and the console share these. */
export const kpiParams = {
  /** A repeat buyer bought on two days, or placed two orders. */
  basis: oneOf('days', ['days', 'orders']),
  /** A customer silent for this many days has lapsed. */
  churn_days: integer(90, { min: 7, max: 730 }),
  ...questionParam,
  ...npsCuts,
  ...csatCut,
};
