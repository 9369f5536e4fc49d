import type { ValuesOf } from '../../codec/codec';
import { addDays, addMonths } from '../../util/day';
import type { QuickContext } from '../analysis';
import type { params } from './params';

interface Cell {
  readonly cohort: string;
  readonly age: number;
  readonly size: number;
  readonly active: number;
  readonly revenue: number;
  readonly base: number;
  readonly cumulative: number;
  readonly complete: boolean;
}

/** query.sql from the cube: see there for what each column means. */
export async function quickCohorts({ cube, params: chosen, scope }: QuickContext<ValuesOf<typeof params>>) {
  const { names, ages, active, revenue } = await cube.cohorts(scope, chosen.window, chosen.max_age + 1);
  const isCalendar = chosen.window === 'calendar';
  const begins = (month: string, age: number) => (isCalendar ? addMonths(month, age) : addDays(month, 30 * age));
  const isOver = (month: string, age: number) =>
    (isCalendar ? addMonths(month, age + 1) : addDays(addMonths(month, 1), 30 * (age + 1) - 1)) <= scope.to;
  const cells = names.flatMap((cohort, at): Cell[] => {
    const size = active[at * ages] ?? 0;
    const base = revenue[at * ages] ?? 0;
    const month = `${cohort}-01`;
    const row: Cell[] = [];
    for (let age = 0, cumulative = 0; size > 0 && age < ages && begins(month, age) < scope.to; age++) {
      const own = revenue[at * ages + age] ?? 0;
      cumulative += own;
      const bought = active[at * ages + age] ?? 0;
      row.push({ cohort, age, size, active: bought, revenue: own, base, cumulative, complete: isOver(month, age) });
    }
    return row;
  });
  const means = meansByAge(cells);
  return cells.map(({ base, cumulative, ...cell }) => ({
    ...cell,
    retention: cell.active / cell.size,
    revenue_retention: base === 0 ? null : cell.revenue / base,
    cumulative_revenue: cumulative / cell.size,
    ...(means.get(cell.age) ?? NO_MEAN),
  }));
}

const NO_MEAN = { eligible: 0, mean_retention: null, mean_revenue_retention: null, mean_cumulative_revenue: null };

/** Weighted by size, over the complete cells of an age; what customers have spent so far is added up age by age. */
function meansByAge(cells: readonly Cell[]) {
  const sums = new Map<number, { size: number; active: number; revenue: number; base: number }>();
  for (const { age, size, active, revenue, base, complete } of cells) {
    if (!complete) continue;
    const sum = sums.get(age) ?? { size: 0, active: 0, revenue: 0, base: 0 };
    sums.set(age, {
      size: sum.size + size,
      active: sum.active + active,
      revenue: sum.revenue + revenue,
      base: sum.base + base,
    });
  }
  let spent = 0;
  return new Map(
    [...sums]
      .sort(([a], [b]) => a - b)
      .map(([age, { size, active, revenue, base }]) => {
        spent += revenue / size;
        const mean_revenue_retention = base === 0 ? null : revenue / base;
        return [
          age,
          { eligible: size, mean_retention: active / size, mean_revenue_retention, mean_cumulative_revenue: spent },
        ];
      }),
  );
}
