import { addMonths, daysBetween, monthStart } from '../../util/day';
import type { QuickContext } from '../analysis';

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/** query.sql from the cube: see there for what each column means. */
export async function quickRevenue({ cube, scope, extents }: QuickContext<unknown>) {
  const [groups, byDay] = await Promise.all([
    cube.groups(scope, { by: 'month' }),
    cube.revenueByDay(scope, addMonths(scope.from, -12), scope.to),
  ]);
  if (!groups.orders.some((orders) => orders > 0)) return [];
  const at = new Map(groups.names.map((name, index) => [name, index]));
  const yearAgo = new Map<string, number>();
  for (const [day, revenue] of byDay) {
    const shifted = addMonths(day, 12);
    if (shifted < scope.from || shifted >= scope.to) continue;
    yearAgo.set(shifted.slice(0, 7), (yearAgo.get(shifted.slice(0, 7)) ?? 0) + revenue);
  }
  const rows = [];
  for (let start = monthStart(scope.from); start < scope.to; start = addMonths(start, 1)) {
    const month = start.slice(0, 7);
    const end = addMonths(start, 1);
    const [first, last] = [later(start, scope.from), earlier(end, scope.to)];
    const of = (column: Float64Array) => column[at.get(month) ?? -1] ?? 0;
    const isKnown = extents.firstDay !== null && addMonths(first, -12) >= extents.firstDay;
    const before = isKnown ? (yearAgo.get(month) ?? 0) : null;
    rows.push({
      month,
      revenue: of(groups.revenue),
      orders: of(groups.orders),
      customers: of(groups.customers),
      revenue_last_year: before,
      change: before !== null && before > 0 ? of(groups.revenue) / before - 1 : null,
      days: daysBetween(first, last),
      complete: first === start && last === end,
    });
  }
  return rows;
}
