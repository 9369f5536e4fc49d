import type { BarsSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import { nameTexts } from '../../i18n/texts/names';
import type { Attribute } from '../../model/attributes';
import { wilson } from '../../stats/wilson';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
export type Context = ViewContext<{ readonly by: Attribute }>;

const SHOWN = 10;
/** Rates are compared among so many of the largest: the best and worst of dozens of small ones are chance. */
export const COMPARED = 12;
/** Fewer orders in all than this carry no claim; a value of fewer buyers is marked. */
const FEW = 30;
/** Shares closer than this are not told apart. */
const APART = 0.05;

/** Bars of the largest values. Under a selection of something else a bar is the share and the tick the share among the rest. */
export function breakdownBars(
  rows: readonly Row[],
  { format, locale, nameOf, params, scope }: Context,
): BarsSpec | null {
  const zh = locale === 'zh-CN';
  const chosen = scope.filters[params.by] ?? [];
  const compares = chosen.length === 0 && rows.some((row) => row.share_rest !== null);
  const known = rows.filter(({ value, revenue }) => value !== '' && revenue > 0);
  const ordered = isOrdered(params.by) ? known.toSorted((a, b) => a.value.localeCompare(b.value, 'zh')) : known;
  const shown = ordered.slice(0, isOrdered(params.by) ? 24 : SHOWN);
  const rest = [...ordered.slice(shown.length), ...rows.filter(({ value }) => value === '')];
  if (shown.length === 0) return null;
  const restRevenue = rest.reduce((sum, row) => sum + row.revenue, 0);
  return {
    kind: 'bars',
    selectable: true,
    ...(compares
      ? { legend: { bar: zh ? '所选' : 'Selected', tick: zh ? '其余' : 'The rest' }, allSubject: true }
      : {}),
    bars: shown.map((row) => ({
      key: row.value,
      label: nameOf(params.by, row.value),
      value: compares ? row.share : row.revenue,
      text: compares ? format.percent(row.share, 0) : format.compact(row.revenue),
      tick: compares ? row.share_rest : null,
      selected: chosen.includes(row.value),
      ...(compares && row.n < FEW ? { small: `n ${format.count(row.n)}` } : {}),
      note: `${format.moneyExact(row.revenue)} · ${format.percent(row.share)} · n ${format.count(row.customers)}`,
    })),
    ...(rest.length > 0 && restRevenue > 0
      ? {
          rest: zh
            ? `另有${rest.length}项，合计${format.money(restRevenue)}`
            : `${rest.length} more, ${format.money(restRevenue)} together`,
        }
      : {}),
  };
}

const isOrdered = (by: Attribute) => by === 'daypart' || by === 'weekday' || by === 'age_band';

/** Whether the share of the rest lies outside the interval of this share, were it counted over the buyers of all values. */
function isApart({ share, share_rest }: Row, rows: readonly Row[]): boolean {
  const all = rows.reduce((sum, { n }) => sum + n, 0);
  const interval = wilson(Math.max(0, Math.min(1, share)) * all, all);
  if (share_rest === null || !interval || Math.abs(share - share_rest) < APART) return false;
  return share_rest < interval.low || share_rest > interval.high;
}

/** Names the largest; under a selection, the value whose share differs most from the rest, if by five points and beyond chance. */
export function breakdownHeadline(
  rows: readonly Row[],
  { format, locale, nameOf, params, scope }: Context,
): Headline | null {
  const zh = locale === 'zh-CN';
  const known = rows.filter(({ value }) => value !== '');
  const [top] = known;
  if (!top || known.length < 2) return null;
  if (Math.max(...known.map(({ orders }) => orders)) < FEW)
    return { text: zh ? '订单太少，分不出高低' : 'Too few orders to compare' };
  const chosen = scope.filters[params.by] ?? [];
  const name = (value: string) => nameOf(params.by, value);
  const differing = known
    .filter((row) => row.n >= FEW && isApart(row, rows))
    .toSorted((a, b) => Math.abs(b.share - (b.share_rest ?? 0)) - Math.abs(a.share - (a.share_rest ?? 0)))[0];
  if (chosen.length === 0 && differing && differing.share_rest !== null) {
    const [here, rest] = [format.percent(differing.share, 0), format.percent(differing.share_rest, 0)];
    return {
      text: zh
        ? `${name(differing.value)}占${here}，其余订单里是${rest}`
        : `${here} of revenue comes from ${name(differing.value)}, ${rest} elsewhere`,
      stake: { money: differing.revenue },
    };
  }
  const weak = params.by === 'segment' ? null : weakest(known);
  if (weak && chosen.length === 0) {
    const [low, best] = [format.percent(weak.low.repeat_rate ?? 0, 0), format.percent(weak.high.repeat_rate ?? 0, 0)];
    return {
      text: zh
        ? `在${name(weak.low.value)}买过的客户只有${low}在那里再买，${name(weak.high.value)}是${best}`
        : `${low} of ${name(weak.low.value)} customers buy there again, against ${best} of ${name(weak.high.value)}`,
      stake: { money: weak.low.revenue, customers: weak.low.customers },
    };
  }
  const subject = known.find(({ value }) => value === chosen[0]) ?? top;
  return {
    text: zh
      ? `${name(subject.value)}卖了${format.money(subject.revenue)}，占${format.percent(subject.share, 0)}`
      : `${name(subject.value)} sold ${format.money(subject.revenue)}, ${format.percent(subject.share, 0)} of all`,
    stake: { money: subject.revenue },
  };
}

/** The value whose customers return least, when its interval lies below that of the largest values. */
function weakest(rows: readonly Row[]): { readonly low: Row; readonly high: Row } | null {
  const rated = rows.filter(
    ({ repeat_rate, customers, share }) => repeat_rate !== null && customers >= 100 && share >= 0.05,
  );
  const sorted = rated.toSorted((a, b) => (a.repeat_rate ?? 0) - (b.repeat_rate ?? 0));
  const [low, next] = sorted;
  const high = sorted.at(-1);
  if (!low || !next || !high || sorted.length < 3) return null;
  return (low.repeat_high ?? 1) < (next.repeat_low ?? 0) ? { low, high } : null;
}

/** How customers of the values differ in coming back, in one line. */
export function breakdownReading(rows: readonly Row[], { format, locale, params, nameOf }: Context): string | null {
  if (params.by === 'segment') return null;
  const rated = rows
    .filter(({ value, repeat_rate }) => value !== '' && repeat_rate !== null)
    .slice(0, COMPARED)
    .filter(({ customers }) => customers >= FEW);
  const sorted = rated.toSorted((a, b) => (b.repeat_rate ?? 0) - (a.repeat_rate ?? 0));
  const [high] = sorted;
  const low = sorted.at(-1);
  if (!high || !low || sorted.length < 2) return null;
  const apart = (high.repeat_low ?? 0) > (low.repeat_high ?? 1);
  const zh = locale === 'zh-CN';
  if (!apart) return zh ? '各项的同项复购率分不出高低。' : 'Repeat rates within the items cannot be told apart.';
  const [a, b] = [format.percent(high.repeat_rate ?? 0, 0), format.percent(low.repeat_rate ?? 0, 0)];
  return zh
    ? `同项复购率最高的是${nameOf(params.by, high.value)}（${a}），最低的是${nameOf(params.by, low.value)}（${b}）。`
    : `Customers buy again within ${nameOf(params.by, high.value)} most (${a}), within ${nameOf(params.by, low.value)} least (${b}).`;
}

export function breakdownFootnote(rows: readonly Row[], { format, locale, params }: Context): string | null {
  const unknown = rows.find(({ value }) => value === '');
  if (!unknown || unknown.orders === 0) return null;
  const [zh, n] = [locale === 'zh-CN', format.count(unknown.orders)];
  if (params.by === 'segment') {
    return zh
      ? `${n}单的客户未知，或在 RFM 窗口内没有购买`
      : `${n} orders of customers unknown or without a purchase in the RFM window`;
  }
  const name = nameTexts[locale].unknown;
  return zh ? `${n}单${name}` : `${n} orders: ${name.toLowerCase()}`;
}
