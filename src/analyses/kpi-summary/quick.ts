import type { ValuesOf } from '../../codec/codec';
import { wilson, Z95 } from '../../stats/wilson';
import type { QuickContext } from '../analysis';
import type { kpiParams } from '../kpi-params';
import { answersTold, type Told } from '../quick-kpis';

const NO_ANSWERS = { value: null, numerator: 0, denominator: 0, n: 0, low: null, high: null };

function share(metric: string, numerator: number, denominator: number) {
  const interval = wilson(numerator, denominator);
  const value = denominator > 0 ? numerator / denominator : null;
  return {
    metric,
    value,
    numerator,
    denominator,
    n: denominator,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function mean(metric: string, numerator: number | null, denominator: number) {
  const value = numerator !== null && denominator > 0 ? numerator / denominator : null;
  return { metric, value, numerator, denominator, n: denominator, low: null, high: null };
}

function count(metric: string, value: number | null, n: number) {
  return { metric, value, numerator: value, denominator: null, n, low: null, high: null };
}

/** Net promoters, −100..100: what share promotes less what share detracts. */
function balance(metric: string, { n, good, bad }: Told) {
  const none = { metric, ...NO_ANSWERS, numerator: good - bad, denominator: n, n };
  if (n === 0) return none;
  const p = (good - bad) / n;
  const half = Z95 * Math.sqrt(Math.max(0, (good + bad) / n - p * p) / n);
  return { ...none, value: 100 * p, low: 100 * Math.max(-1, p - half), high: 100 * Math.min(1, p + half) };
}

/** query.sql from the cube: see there for what each metric means. */
export async function quickKpis(context: QuickContext<ValuesOf<typeof kpiParams>>) {
  const { cube, params, scope, extents } = context;
  const [sales, churn, told] = await Promise.all([
    cube.groups(scope, { by: 'none' }),
    cube.lapses(scope, [scope.to], params.churn_days),
    extents.responses > 0 ? answersTold(context) : null,
  ]);
  const answers = told === undefined ? await context.withoutOrders() : [];
  const of = (column: Float64Array) => column[0] ?? 0;
  const [orders, revenue, buyers] = [of(sales.orders), of(sales.revenue), of(sales.customers)];
  const repeaters = of(params.basis === 'orders' ? sales.reorderers : sales.repeaters);
  const hasOrders = extents.orders > 0;
  const answered = (metric: string) => answers.find((row) => row['metric'] === metric) ?? { metric, ...NO_ANSWERS };
  return [
    count('customers', extents.customers > 0 ? buyers : null, buyers),
    count('orders', hasOrders ? orders : null, orders),
    count('revenue', hasOrders ? revenue : null, orders),
    mean('aov', revenue, orders),
    mean('arpu', buyers > 0 ? of(sales.spent) : null, buyers),
    share('repeat_rate', repeaters, buyers),
    share('churn_rate', of(churn.lapsed), of(churn.active)),
    share('new_rate', of(sales.newcomers), buyers),
    told ? balance('nps', told.nps(null)) : answered('nps'),
    told ? share('csat', told.csat(null).good, told.csat(null).n) : answered('csat'),
  ];
}
