import type { Day } from '../util/day';
import { daysBetween } from '../util/day';
import type { Extents } from './extents';

/** What customers must have left behind before they can be told from each other by how long they have been away. */
export interface Least {
  /** Days from the first order to the day of judgement. */
  readonly days: number;
  /** Known buyers. */
  readonly buyers: number;
}

/**
 * Twelve weeks, the shortest export of three months: in less, nobody can have stayed away. Thirty buyers: a fifth of them is six.
 * (Klaviyo asks for 180 days and 500 buyers, but also predicts from them.)
 */
export const LEAST_HISTORY: Least = { days: 84, buyers: 30 };

/** Whether the orders before `until` (else all) reach back far enough, and tell of enough buyers, to judge who slips away. */
export function hasHistory(
  { customers, firstDay, asOf }: Pick<Extents, 'customers' | 'firstDay' | 'asOf'>,
  until: Day | null = null,
  least: Least = LEAST_HISTORY,
): boolean {
  if (firstDay === null || asOf === null) return least.days <= 0 && customers >= least.buyers;
  const end = until !== null && until < asOf ? until : asOf;
  return customers >= least.buyers && daysBetween(firstDay, end) >= least.days;
}
