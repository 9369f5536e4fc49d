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
  const revenue = (row: Row) => number(row, 'revenue');
  const hides = (row: Row) => total(ofAge(rows, row['age']), size) !== row['eligible'];
  const firstHidden = Math.min(...rows.filter(hides).map((row) => number(row, 'age')));
  return rows.map((row) => {
    if (number(row, 'age') < firstHidden) return row;
    const cumulative = { mean_cumulative_revenue: spentUntil(rows, number(row, 'age')) };
    if (!hides(row)) return { ...row, ...cumulative };
    const shown = ofAge(rows, row['age']);
    const eligible = total(shown, size);
    const base = total(shown, ({ cohort }) => bases.get(cohort) ?? 0);
    return {
      ...row,
      eligible,
      mean_retention: ratio(total(shown, (one) => number(one, 'active')), eligible), // prettier-ignore
      mean_revenue_retention: ratio(total(shown, revenue), base),
      ...cumulative,
    };
  });
}

/** What a customer has spent on average up to an age: added up age by age over the shown cohorts, as the analysis does; null without any at it. */
function spentUntil(rows: readonly Row[], age: number): number | null {
  const steps = Array.from({ length: age + 1 }, (_, each) => {
    const shown = ofAge(rows, each);
    const size = total(shown, (one) => number(one, 'size'));
    return ratio(total(shown, (one) => number(one, 'revenue')), size); // prettier-ignore
  });
  return steps.at(-1) === null ? null : steps.reduce<number>((sum, step) => sum + (step ?? 0), 0);
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
