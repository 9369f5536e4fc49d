import type { BarsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Headline, ViewContext } from '../analysis';
import type { rfmParams } from '../rfm-params';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<ValuesOf<typeof rfmParams>>;

const SMALL = 30;
/** Good customers who have stayed away, most precious first. */
const SLIPPING = ['cannot_lose', 'important_keep', 'at_risk', 'important_retain'] as const;

/** A bar per segment: its share of revenue, with its share of customers as the tick. */
export function segmentBars(rows: readonly Row[], { format, nameOf, scope, locale }: Context): BarsSpec | null {
  if (rows.length === 0) return null;
  const zh = locale === 'zh-CN';
  const chosen = scope.filters.segment ?? [];
  return {
    kind: 'bars',
    headings: zh
      ? { label: '客群', bar: '占销售额', cells: ['客户', '人均'] }
      : { label: 'Segment', bar: 'Share of revenue', cells: ['Customers', 'Each'] },
    legend: zh ? { bar: '占销售额', tick: '占客户' } : { bar: 'revenue', tick: 'customers' },
    selectable: true,
    bars: rows.map((row) => ({
      key: row.segment,
      label: nameOf('segment', row.segment),
      value: row.revenue_share,
      text: format.rate(row.revenue_share),
      tick: row.share,
      selected: chosen.includes(row.segment),
      ...(row.customers < SMALL && { small: `n ${format.count(row.customers)}` }),
      cells: [format.count(row.customers), format.money(Math.round(row.revenue_per_customer))],
      note: `${format.moneyExact(row.revenue)} · ${format.percent(row.share)}`,
    })),
  };
}

/** Speaks of the customers who spent most and are slipping away; without them, of the largest segment by revenue. */
export function segmentHeadline(rows: readonly Row[], { format, nameOf, locale }: Context): Headline | null {
  const zh = locale === 'zh-CN';
  const slipping = SLIPPING.flatMap(
    (slug) => rows.find((row) => row.segment === slug && row.customers >= SMALL) ?? [],
  )[0];
  if (slipping) {
    const name = nameOf('segment', slipping.segment);
    const [n, each] = [format.count(slipping.customers), format.money(Math.round(slipping.revenue_per_customer))];
    const text = zh
      ? `${n}位「${name}」人均花过${each}`
      : slipping.segment === 'cannot_lose'
        ? `${n} customers we cannot lose spent ${each} each`
        : `${n} customers in “${name}” spent ${each} each`;
    return { text, stake: { money: slipping.revenue, customers: slipping.customers } };
  }
  const top = rows[0];
  if (!top || rows.length < 2 || top.customers < SMALL) return null;
  const [customers, revenue] = [format.percent(top.share, 0), format.percent(top.revenue_share, 0)];
  const name = nameOf('segment', top.segment);
  return {
    text: zh
      ? `「${name}」占客户的${customers}，贡献${revenue}的销售额`
      : `“${name}”: ${customers} of customers, ${revenue} of revenue`,
    stake: { money: top.revenue, customers: top.customers },
  };
}

/** The largest segment by revenue, and how long the slipping ones have been away. */
export function segmentReading(rows: readonly Row[], { format, nameOf, locale }: Context): string | null {
  const top = rows[0];
  if (!top || rows.length < 2) return null;
  const zh = locale === 'zh-CN';
  const slipping = SLIPPING.flatMap(
    (slug) => rows.find((row) => row.segment === slug && row.customers >= SMALL) ?? [],
  )[0];
  const [share, revenue] = [format.percent(top.share, 0), format.percent(top.revenue_share, 0)];
  const worth = zh
    ? `「${nameOf('segment', top.segment)}」占客户的${share}、销售额的${revenue}`
    : `“${nameOf('segment', top.segment)}” is ${share} of customers and ${revenue} of revenue`;
  if (!slipping) return zh ? `${worth}。` : `${worth}.`;
  const days = format.number(slipping.recency, 0);
  /** By spend and absence alone: a single large order makes one of them. */
  const who =
    slipping.segment !== 'cannot_lose'
      ? ''
      : zh
        ? '花得多、却很久没来，只买过一次的也算：'
        : ' spent much and have stayed away, some after a single order;';
  const name = nameOf('segment', slipping.segment);
  if (zh) return `「${name}」${who}一半人至少${days}天没来；${worth}。`;
  return who === ''
    ? `Half of “${name}” were last seen ${days} days ago or earlier; ${worth}.`
    : `“${name}”${who} half of them were last seen ${days} days ago or earlier; ${worth}.`;
}

/** Who has no points, who would change class, which segments are too small to judge. */
export function segmentFootnote(rows: readonly Row[], { format, locale, params }: Context): string | null {
  const zh = locale === 'zh-CN';
  const unscored = rows[0]?.unscored ?? 0;
  const moved = rows.reduce((sum, row) => sum + row.moved, 0);
  const other = zh ? (params.cn8 === 'median' ? '均值' : '中位数') : params.cn8 === 'median' ? 'mean' : 'median';
  const parts = [
    ...(unscored > 0
      ? [
          zh
            ? `${format.count(unscored)}位窗口内未购买，不打分`
            : `${format.count(unscored)} without a purchase in the window have no points`,
        ]
      : []),
    ...(params.segments === 'cn8'
      ? [
          zh
            ? `改用${other}切分，${format.count(moved)}位会换类`
            : `cut at the ${other}, ${format.count(moved)} customers change class`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(zh ? '；' : '; ');
}
