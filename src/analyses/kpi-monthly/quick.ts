import type { ValuesOf } from '../../codec/codec';
import { addDays, addMonths, monthStart } from '../../util/day';
import type { QuickContext } from '../analysis';
import type { kpiParams } from '../kpi-params';
import { answersTold, type Told } from '../quick-kpis';

const MONTHS = 13;

/** query.sql from the cube: see there for what each metric means. */
export async function quickMonthly(context: QuickContext<ValuesOf<typeof kpiParams>>) {
  const { cube, params, scope, extents } = context;
  const firstMonth = addMonths(monthStart(addDays(scope.to, -1)), 1 - MONTHS);
  const [sales, lapses, answers] = await Promise.all([
    cube.groups(scope, { by: 'month', from: firstMonth, to: scope.to }),
    params.churn_days > 0 ? churn(context, firstMonth) : [],
    extents.responses > 0 ? answered(context, firstMonth) : [],
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
    ...answers,
  ];
}

/** The months of answers: by SQL where the cube leaves them to it. */
async function answered(context: QuickContext<ValuesOf<typeof kpiParams>>, firstMonth: string) {
  const told = await answersTold(context, firstMonth);
  if (!told) return (await context.withoutOrders()).filter(({ metric }) => metric === 'nps' || metric === 'csat');
  const isComplete = (month: string) =>
    addMonths(`${month}-01`, 1) <= context.scope.to && (told.firstAnswer ?? '') <= `${month}-01`;
  const line = (metric: 'nps' | 'csat', value: (of: Told) => number) =>
    told.names.flatMap((month, bucket) => {
      const of = told[metric](bucket);
      return of.n === 0 ? [] : [{ month, metric, value: value(of), n: of.n, complete: isComplete(month) }];
    });
  return [...line('nps', ({ n, good, bad }) => (100 * (good - bad)) / n), ...line('csat', ({ n, good }) => good / n)];
}

async function churn({ cube, params, scope }: QuickContext<ValuesOf<typeof kpiParams>>, firstMonth: string) {
  const months = Array.from({ length: MONTHS }, (_, k) => addMonths(firstMonth, k));
  const stops = months.map((month) => [addMonths(month, 1), scope.to].toSorted()[0] ?? scope.to);
  const { active, lapsed } = await cube.lapses(scope, stops, params.churn_days);
  return months
    .map((month, at) => ({ month: month.slice(0, 7), active: active[at] ?? 0, lapsed: lapsed[at] ?? 0 }))
    .filter((row) => row.active > 0);
}
