import type { LineSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<Readonly<Record<never, never>>>;

const SMALL = 30;

const at = (rows: readonly Row[], point: string) => rows.find((row) => row.point === point);

/** The curve, its diagonal, the top fifth and tier A. `null` without revenue or with fewer than three customers. */
export function lorenzCurve(rows: readonly Row[], { format, locale }: Context): LineSpec | null {
  const zh = locale === 'zh-CN';
  const all = at(rows, 'all');
  if (!all || all.customers < 3 || all.revenue <= 0) return null;
  const percent = (value: number) => format.percent(value / 100, 0);
  const points = rows
    .filter(({ point }) => point !== 'all')
    .map((row) => ({
      x: 100 * row.customer_share,
      y: 100 * row.revenue_share,
      note: zh ? `前${format.count(row.customers)}位客户` : `top ${format.count(row.customers)} customers`,
    }))
    .filter(({ x }, i, list) => i === 0 || x > (list[i - 1]?.x ?? 0));
  const [top, tier] = [at(rows, 'top20'), at(rows, 'tier_a')];
  const share = (row: Row) => [format.percent(row.customer_share, 0), format.percent(row.revenue_share, 0)] as const;
  const called = (row: Row, write: (customers: string, revenue: string) => readonly string[], drop: boolean) => ({
    x: 100 * row.customer_share,
    y: 100 * row.revenue_share,
    lines: write(...share(row)),
    drop,
  });
  return {
    kind: 'line',
    series: [
      { key: 'lorenz', name: zh ? '收入' : 'Revenue', emphasis: 'subject', points: [{ x: 0, y: 0 }, ...points] },
    ],
    x: {
      ticks: [0, 20, 40, 60, 80, 100].map((value) => ({ at: value, text: value === 100 ? '100%' : String(value) })),
      title: zh ? '客户，从花得多到花得少' : 'Customers, from big to small spenders',
      domain: [0, 100],
    },
    y: {
      write: percent,
      exact: (value) => format.percent(value / 100, 1),
      unit: zh ? '累计收入' : 'Cumulative revenue',
      domain: [0, 100],
    },
    diagonal: zh ? '人人花得一样多' : 'Everyone spends alike',
    callouts: [
      ...(top
        ? [
            called(
              top,
              (customers, revenue) =>
                zh
                  ? [`前${customers}的客户`, `贡献${revenue}的收入`]
                  : [`The top ${customers}`, `bring ${revenue} of revenue`],
              true,
            ),
          ]
        : []),
      ...(tier
        ? [
            called(
              tier,
              (customers, revenue) =>
                zh ? [`A类线：前${customers}占${revenue}`] : [`Tier A: ${customers} make ${revenue}`],
              false,
            ),
          ]
        : []),
    ],
  };
}

/** How many customers 80% of the revenue rests on. */
export function lorenzHeadline(rows: readonly Row[], { format, locale }: Context): Headline | null {
  const [all, tier] = [at(rows, 'all'), at(rows, 'tier_a')];
  if (!all || !tier || all.customers < SMALL || all.revenue <= 0 || tier.customers === all.customers) return null;
  const [customers, revenue] = [format.percent(tier.customer_share, 0), format.percent(tier.revenue_share, 0)];
  return {
    text:
      locale === 'zh-CN'
        ? `${customers}的客户撑起${revenue}的收入`
        : `${customers} of customers bring in ${revenue} of revenue`,
    stake: { customers: tier.customers },
  };
}

/** The three tiers in heads. */
export function lorenzReading(rows: readonly Row[], { format, locale }: Context): string | null {
  const [all, a, b] = [at(rows, 'all'), at(rows, 'tier_a'), at(rows, 'tier_b')];
  if (!all || !a || !b || all.revenue <= 0) return null;
  const [na, nb, nc] = [a.customers, b.customers - a.customers, all.customers - b.customers].map(format.count);
  return locale === 'zh-CN'
    ? `A 类${na}位，B 类${nb}位，C 类${nc}位：C 类合计只占收入的${format.percent(1 - b.revenue_share)}。`
    : `Tier A has ${na} customers, B ${nb} and C ${nc}; C brings in ${format.percent(1 - b.revenue_share)} of revenue.`;
}

export function lorenzFootnote(rows: readonly Row[], { format, locale }: Context): string | null {
  const all = at(rows, 'all');
  if (!all) return null;
  const [gini, n] = [format.number(all.gini, 2), format.count(all.customers)];
  return locale === 'zh-CN' ? `基尼系数${gini}，${n}位客户` : `Gini ${gini}, ${n} customers`;
}
