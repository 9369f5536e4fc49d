import { expect } from 'vitest';
import cohortRetention from '../../src/analyses/cohort-retention/index.ts';
import lorenz from '../../src/analyses/lorenz/index.ts';
import rfmCustomers from '../../src/analyses/rfm-customers/index.ts';
import type { TestBench } from '../support/workspace.ts';

/** The rules of the answers: all time, distinct order ids, ten R × F segments. */
export const ANSWER_RULE = { window: 'all', frequency: 'orders', segments: 'rf10' } as const;

interface SegmentAnswer {
  readonly customers: number;
  readonly revenue: number;
}
interface ScoringAnswer {
  readonly segments: Readonly<Record<string, SegmentAnswer>>;
  readonly cells_RFM: Readonly<Record<string, number>>;
}
interface CohortAnswer {
  readonly cohort: string;
  readonly size: number;
  readonly active_customers: readonly number[];
  readonly retention: readonly number[];
  readonly revenue: readonly number[];
}

/** What the answer files share. */
export interface DatasetAnswers {
  readonly basics: { readonly customers: number; readonly pareto: { readonly top20_customers: number; readonly top20_revenue: number; readonly top20_share: number; readonly gini: number } };
  readonly rfm: { readonly ntile: ScoringAnswer; readonly quantile: ScoringAnswer };
  readonly cohorts: { readonly matrix: readonly CohortAnswer[]; readonly weighted_average_retention: readonly number[] };
} // prettier-ignore

export const SLUGS: Readonly<Record<string, string>> = {
  'About to Sleep': 'about_to_sleep',
  'At Risk': 'at_risk',
  "Can't Lose": 'cannot_lose',
  Champions: 'champions',
  Hibernating: 'hibernating',
  'Loyal Customers': 'loyal',
  'Need Attention': 'need_attention',
  'New Customers': 'new_customers',
  'Potential Loyalists': 'potential_loyalist',
  Promising: 'promising',
};

/** Sizes, revenue and the 125 cells of one scoring, customer by customer from `rfm-customers`. */
export async function expectScores(
  bench: TestBench,
  scoring: 'ntile' | 'quantile',
  answer: ScoringAnswer,
): Promise<void> {
  const rows = await bench.rows(rfmCustomers, { ...ANSWER_RULE, scoring });
  const cells: Record<string, number> = {};
  const segments: Record<string, { customers: number; revenue: number }> = {};
  for (const row of rows) {
    const cell = `${row.r_score}${row.f_score}${row.m_score}`;
    cells[cell] = (cells[cell] ?? 0) + 1;
    const segment = (segments[row.segment] ??= { customers: 0, revenue: 0 });
    segment.customers += 1;
    segment.revenue += row.monetary;
  }
  expect(cells).toEqual(answer.cells_RFM);
  const expected = Object.entries(answer.segments);
  expect(Object.keys(segments).sort()).toEqual(expected.map(([name]) => SLUGS[name]).sort());
  for (const [name, { customers, revenue }] of expected) {
    const own = segments[SLUGS[name] ?? ''];
    expect(own?.customers, name).toBe(customers);
    expect(Math.abs((own?.revenue ?? 0) - revenue), name).toBeLessThanOrEqual(0.05);
  }
}

/** Every cell of the calendar triangle, and the weighted means that the answers' own cells give where they are complete. */
export async function expectCohorts(
  bench: TestBench,
  { matrix }: DatasetAnswers['cohorts'],
  asOf: string,
): Promise<void> {
  const rows = await bench.rows(cohortRetention, { window: 'calendar', max_age: 36 });
  const known = matrix.map((cohort) => ({ ...cohort, active_customers: cohort.active_customers.slice(0, 37) }));
  expect(rows).toHaveLength(known.reduce((n, cohort) => n + cohort.active_customers.length, 0));
  const at = new Map(rows.map((row) => [`${row.cohort}:${row.age}`, row]));
  for (const { cohort, size, active_customers, retention, revenue } of known) {
    for (const [age, active] of active_customers.entries()) {
      const row = at.get(`${cohort}:${age}`);
      expect([row?.size, row?.active], `${cohort} ${age}`).toEqual([size, active]);
      expect(Math.abs((row?.retention ?? 9) - (retention[age] ?? 0)), `${cohort} ${age}`).toBeLessThanOrEqual(1e-6);
      expect(Math.abs((row?.revenue ?? -1) - (revenue[age] ?? 0)), `${cohort} ${age}`).toBeLessThanOrEqual(0.02);
    }
  }
  const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  for (let age = 0; age <= 36; age++) {
    const finished = matrix.filter(({ cohort }) => monthOf(cohort) + age + 1 <= monthOf(asOf));
    const size = finished.reduce((n, cohort) => n + cohort.size, 0);
    const active = finished.reduce((n, cohort) => n + (cohort.active_customers[age] ?? 0), 0);
    for (const row of rows.filter((each) => each.age === age)) {
      expect(row.complete, `${row.cohort} ${age}`).toBe(monthOf(row.cohort) + age + 1 <= monthOf(asOf));
      expect(row.eligible).toBe(size);
      if (size > 0) expect(row.mean_retention).toBeCloseTo(active / size, 9);
      else expect(row.mean_retention).toBeNull();
    }
  }
}

export async function expectPareto(bench: TestBench, { customers, pareto }: DatasetAnswers['basics']): Promise<void> {
  const rows = await bench.rows(lorenz);
  const top = rows.find(({ point }) => point === 'top20');
  expect(rows.find(({ point }) => point === 'all')?.customers).toBe(customers);
  expect(top?.customers).toBe(pareto.top20_customers);
  expect(Math.abs((top?.revenue ?? 0) - pareto.top20_revenue)).toBeLessThanOrEqual(0.05);
  expect(Math.abs((top?.revenue_share ?? 0) - pareto.top20_share)).toBeLessThanOrEqual(1e-6);
  expect(Math.abs((top?.gini ?? 0) - pareto.gini)).toBeLessThanOrEqual(1e-6);
}
