import type { ValuesOf } from '../../codec/codec';
import { addDays, addMonths, monthStart } from '../../util/day';
import type { QuickContext } from '../analysis';
import type { kpiParams } from '../kpi-params';

const MONTHS = 13;

/** query.sql from the cube; what answers tell still comes from the statement. */
export async function quickMonthly(context: QuickContext<ValuesOf<typeof kpiParams>>) {
  const { cube, params, scope, extents } = context;
  const firstMonth = addMonths(monthStart(addDays(scope.to, -1)), 1 - MONTHS);
  const [sales, lapses] = await Promise.all([
    cube.groups(scope, { by: 'month', from: firstMonth, to: scope.to }),
    params.churn_days > 0 ? churn(context, firstMonth) : [],
  ]);
  const repeaters = params.basis === 'orders' ? sales.reorderers : sales.repeaters;
  const isComplete = (month: string) =>
    addMonths(`${month}-01`, 1) <= scope.to && (extents.firstDay ?? '') <= `${month}-01`;
  const months = sales.names
    .map((month, at) => ({ month, at, orders: sales.orders[at] ?? 0, buyers: sales.customers[at] ?? 0 }))
    .filter(({ orders }) => orders > 0);
  const withBuyers = months.filter(({ buyers }) => buyers > 0);
  const line = (metric: string, of: typeof months, value: (at: number) => number, n: 'orders' | 'buyers') =>
    of.map((row) => ({ month: row.month, metric, value: value(row.at), n: row[n], complete: isComplete(row.month) }));
  const per = (part: Float64Array, whole: Float64Array) => (at: number) => (part[at] ?? 0) / (whole[at] ?? 0);
  const answers = extents.responses > 0 ? await context.withoutOrders() : [];
  return [
    ...line('customers', withBuyers, (at) => sales.customers[at] ?? 0, 'buyers'),
    ...line('orders', months, (at) => sales.orders[at] ?? 0, 'orders'),
    ...line('revenue', months, (at) => sales.revenue[at] ?? 0, 'orders'),
    ...line('aov', months, per(sales.revenue, sales.orders), 'orders'),
    ...line('repeat_rate', withBuyers, per(repeaters, sales.customers), 'buyers'),
    ...lapses.map(({ month, active, lapsed }) => ({
      month,
      metric: 'churn_rate',
      value: lapsed / active,
      n: active,
      complete: isComplete(month),
    })),
    ...line('new_rate', withBuyers, per(sales.newcomers, sales.customers), 'buyers'),
    ...answers.filter(({ metric }) => metric === 'nps' || metric === 'csat'),
  ];
}

async function churn({ cube, params, scope }: QuickContext<ValuesOf<typeof kpiParams>>, firstMonth: string) {
  const months = Array.from({ length: MONTHS }, (_, k) => addMonths(firstMonth, k));
  const stops = months.map((month) => [addMonths(month, 1), scope.to].toSorted()[0] ?? scope.to);
  const { active, lapsed } = await cube.lapses(scope, stops, params.churn_days);
  return months
    .map((month, at) => ({ month: month.slice(0, 7), active: active[at] ?? 0, lapsed: lapsed[at] ?? 0 }))
    .filter((row) => row.active > 0);
}
