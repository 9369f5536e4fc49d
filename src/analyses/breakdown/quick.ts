import type { Attribute } from '../../model/attributes';
import { wilson } from '../../stats/wilson';
import type { QuickContext } from '../analysis';

const byRevenue = (a: { value: string; revenue: number }, b: { value: string; revenue: number }) =>
  Number(a.value === '') - Number(b.value === '') || b.revenue - a.revenue || (a.value < b.value ? -1 : 1);

/** query.sql from the cube: see there for what each column means. */
export async function quickBreakdown({ cube, params: { by }, scope }: QuickContext<{ readonly by: Attribute }>) {
  const groups = await cube.groups(scope, { by });
  const isWhole = Object.keys(scope.filters).length === 0;
  const period = isWhole ? groups : await cube.groups(scope, { by, isFiltered: false });
  const revenueOf = new Map(period.names.map((name, at) => [name, period.revenue[at] ?? 0]));
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  const [revenue, spent, outside] = [total(groups.revenue), total(groups.spent), total(period.revenue)];
  const buyers = total(groups.customers);
  const spentEach = buyers > 0 ? spent / buyers : null;
  const perHead = (value: number, customers: number) => (customers > 0 ? value / customers : null);
  const rows = groups.names.flatMap((value, at) => {
    const of = (column: Float64Array) => column[at] ?? 0;
    const [orders, customers, own] = [of(groups.orders), of(groups.customers), of(groups.revenue)];
    if (orders === 0) return [];
    const interval = wilson(of(groups.repeaters), customers);
    const each = perHead(of(groups.spent), customers);
    return [
      {
        value,
        customers,
        orders,
        revenue: own,
        share: revenue === 0 ? 0 : own / revenue,
        share_rest:
          outside - revenue > 0.005 ? Math.max(0, (revenueOf.get(value) ?? 0) - own) / (outside - revenue) : null,
        aov: own / orders,
        orders_per_customer: perHead(of(groups.knownOrders), customers),
        revenue_per_customer: each,
        repeat_rate: perHead(of(groups.repeaters), customers),
        repeat_low: interval?.low ?? null,
        repeat_high: interval?.high ?? null,
        index: each === null || !spentEach ? null : (100 * each) / spentEach,
        n: customers > 0 ? customers : orders,
      },
    ];
  });
  return rows.sort(byRevenue);
}
