import type { BarsSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import { nameTexts } from '../../i18n/texts/names';
import { type Attribute, ATTRIBUTES } from '../../model/attributes';
import { wilson } from '../../stats/wilson';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';
import { comesBackAlike, comesBackLess, moreOf } from './words';

type Row = RowOf<typeof columns>;
export type Context = ViewContext<{ readonly by: Attribute }>;

/** So many bars; two more would only be hidden to be named under them. */
const SHOWN = 10;
const SPARE = 2;
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
  most = SHOWN,
): BarsSpec | null {
  const zh = locale === 'zh-CN';
  const chosen = scope.filters[params.by] ?? [];
  const compares = chosen.length === 0 && rows.some((row) => row.share_rest !== null);
  const known = rows.filter(({ value, revenue }) => value !== '' && revenue > 0);
  const ordered = isOrdered(params.by) ? known.toSorted((a, b) => a.value.localeCompare(b.value, 'zh')) : known;
  const all = isOrdered(params.by) || ordered.length <= most + SPARE;
  const shown = ordered.slice(0, all ? 24 : most);
  const rest = ordered.slice(shown.length);
  if (shown.length === 0) return null;
  const restRevenue = rest.reduce((sum, row) => sum + row.revenue, 0);
  const write = format.alike(shown.map(({ revenue }) => revenue));
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
      text: compares ? format.percent(row.share, 0) : write(row.revenue),
      tick: compares ? row.share_rest : null,
      selected: chosen.includes(row.value),
      ...(compares && row.n < FEW ? { small: `n ${format.count(row.n)}` } : {}),
      note: `${format.moneyExact(row.revenue)} · ${format.percent(row.share)} · n ${format.count(row.customers)}`,
    })),
    ...(rest.length > 0 && restRevenue > 0
      ? { rest: moreOf(params.by, locale, rest.length, format.money(restRevenue)) }
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
export function breakdownHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale, nameOf, params, scope } = context;
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
    const rated = ({ value, repeat_rate }: Row) => ({ name: name(value), rate: format.percent(repeat_rate ?? 0, 0) });
    return {
      text: comesBackLess(params.by, locale, rated(weak.low), rated(weak.high)),
      stake: { money: weak.low.revenue, customers: weak.low.customers },
    };
  }
  const subject = known.find(({ value }) => value === chosen[0]) ?? top;
  return { text: sold(subject, context), stake: { money: subject.revenue } };
}

function sold({ value, revenue, share }: Row, { format, locale, nameOf, params }: Context): string {
  const [name, money, part] = [nameOf(params.by, value), format.money(revenue), format.percent(share, 0)];
  const { level } = ATTRIBUTES[params.by];
  const isPeople = level === 'customer' || level === 'segment';
  return locale === 'zh-CN'
    ? `${name}${isPeople ? '买' : '卖'}了${money}，占${part}`
    : `${name} ${isPeople ? 'bought' : 'sold'} ${money}, ${part} of all`;
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

/** What the title does not say: who sold most, where it speaks of coming back; else how customers of the values differ in that. */
export function breakdownReading(rows: readonly Row[], context: Context): string | null {
  const { format, locale, params, nameOf, scope } = context;
  if (params.by === 'segment') return null;
  const known = rows.filter(({ value }) => value !== '');
  const isOpen = (scope.filters[params.by] ?? []).length === 0;
  const isShares = known.some((row) => row.n >= FEW && isApart(row, rows));
  if (known[0] && isOpen && !isShares && weakest(known))
    return sold(known[0], context) + (locale === 'zh-CN' ? '。' : '.');
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
  if (!apart) return comesBackAlike(params.by, locale) + (zh ? '。' : '.');
  const [a, b] = [format.percent(high.repeat_rate ?? 0, 0), format.percent(low.repeat_rate ?? 0, 0)];
  return zh
    ? `复购率最高的是${nameOf(params.by, high.value)}（${a}），最低的是${nameOf(params.by, low.value)}（${b}）。`
    : `The repeat rate is highest for ${nameOf(params.by, high.value)} (${a}), lowest for ${nameOf(params.by, low.value)} (${b}).`;
}

export function breakdownFootnote(rows: readonly Row[], { format, locale, params }: Context): string | null {
  const unknown = rows.find(({ value }) => value === '');
  if (!unknown || unknown.orders === 0) return null;
  const [zh, n, money] = [locale === 'zh-CN', format.count(unknown.orders), format.money(unknown.revenue)];
  if (params.by === 'segment') {
    return zh
      ? `${n}单（${money}）不在任何客群：客户未知，或窗口内没有购买`
      : `${n} orders (${money}) belong to no segment: the customer is unknown, or bought nothing in the window`;
  }
  const name = nameTexts[locale].unknown;
  return zh ? `${n}单（${money}）${name}` : `${n} orders (${money}): ${name.toLowerCase()}`;
}
