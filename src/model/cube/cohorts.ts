import type { Selected } from './groups';
import type { OrderColumns } from './orders';

/** Activity of customers by the month they were won and the time since: cell (cohort, age) at `cohort * ages + age`. */
export interface CohortSums {
  readonly active: Float64Array;
  readonly revenue: Float64Array;
}

export interface CohortWindow {
  /** Customers whose first day lies in from ≤ day < to; their purchases before `to` count, whatever they are. */
  readonly from: number;
  readonly to: number;
  readonly ages: number;
  /** Months since the first month, or periods of 30 days since the first day. */
  readonly window: 'calendar' | 'interval30';
  /** Number of the month of a day, counted from `firstDay`. */
  readonly monthOf: Int32Array;
  readonly firstDay: number;
  readonly months: number;
}

/** A customer is won by the selection when an order of its first day lies in it; see `acquired_customers` in model/scope.ts. */
export function cohorts(
  { customers, days, amounts, firstDays }: OrderColumns,
  { walk: { rows } }: Selected,
  { from, to, ages, window, monthOf, firstDay, months }: CohortWindow,
): CohortSums {
  const active = new Float64Array(months * ages);
  const revenue = new Float64Array(months * ages);
  const seenAt = new Int32Array(ages);
  const size = customers.length;
  let place = 0;
  let end: number;
  for (let start = 0; start < size; start = end) {
    const customer = customers[start] ?? 0;
    const won = firstDays[customer] ?? 0;
    let isWon = rows === null;
    for (end = start + 1; end < size && customers[end] === customer;) end++;
    for (; rows !== null && place < rows.length && (rows[place] ?? 0) < end; place++)
      if (days[rows[place] ?? 0] === won) isWon = true;
    if (customer === 0 || !isWon || won < from || won >= to) continue;
    const cohort = monthOf[won - firstDay] ?? 0;
    for (let row = start; row < end; row++) {
      const day = days[row] ?? 0;
      if (day >= to) continue;
      const age = window === 'calendar' ? (monthOf[day - firstDay] ?? 0) - cohort : Math.floor((day - won) / 30);
      if (age >= ages) continue;
      const cell = cohort * ages + age;
      revenue[cell] = (revenue[cell] ?? 0) + (amounts[row] ?? 0);
      if (seenAt[age] !== customer) {
        seenAt[age] = customer;
        active[cell] = (active[cell] ?? 0) + 1;
      }
    }
  }
  return { active, revenue };
}
