import type { Row } from './policies';

const number = (row: Row, name: string): number => {
  const value = row[name];
  return typeof value === 'number' ? value : 0;
};
const total = (rows: readonly Row[], of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);
const ratio = (some: number, all: number) => (all === 0 ? null : some / all);
const ofAge = (rows: readonly Row[], age: unknown) =>
  rows.filter((row) => row['age'] === age && row['complete'] === true && row['cohort'] !== '');

/**
 * Means over cohorts, made of the shown ones where some are hidden: from age to age another cohort falls out of the mean, so that the
 * difference of two bases is the size of one cohort.
 */
export function cohortMeans(rows: readonly Row[]): readonly Row[] {
  const bases = new Map(rows.flatMap((row) => (row['age'] === 0 ? [[row['cohort'], number(row, 'revenue')]] : [])));
  const size = (row: Row) => number(row, 'size');
  return rows.map((row) => {
    const shown = ofAge(rows, row['age']);
    const eligible = total(shown, size);
    if (eligible === row['eligible']) return row;
    const base = total(shown, ({ cohort }) => bases.get(cohort) ?? 0);
    return {
      ...row,
      eligible,
      mean_retention: ratio(total(shown, (one) => number(one, 'active')), eligible), // prettier-ignore
      mean_revenue_retention: ratio(total(shown, (one) => number(one, 'revenue')), base), // prettier-ignore
      mean_cumulative_revenue: ratio(total(shown, (one) => number(one, 'cumulative_revenue') * size(one)), eligible), // prettier-ignore
    };
  });
}

/** The same where the mean is a line of its own; nothing of an age of which no cohort is shown. */
export function curveMeans(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => {
    if (row['cohort'] !== '') return [row];
    const shown = ofAge(rows, row['age']);
    const eligible = total(shown, (one) => number(one, 'eligible'));
    if (eligible === row['eligible']) return [row];
    const active = total(shown, (one) => number(one, 'active'));
    return eligible === 0 ? [] : [{ ...row, eligible, active, retention: active / eligible }];
  });
}
