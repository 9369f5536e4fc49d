import type { BarsSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import { nameTexts } from '../../i18n/texts/names';
import type { Attribute } from '../../model/attributes';
import { wilson } from '../../stats/wilson';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';
import { FEW } from './apart';
import { isOfPeople, moreOf } from './words';

type Row = RowOf<typeof columns>;
export type Context = ViewContext<{ readonly by: Attribute }>;

/** So many bars; two more would only be hidden to be named under them. */
const SHOWN = 10;
const SPARE = 2;
/** The largest stands out where it has so many times the money of the next. */
const CLEARLY = 1.2;
/** So many values are named, with their money, where none stands out. */
const NAMED = 3;
/** Shares closer than this are not told apart. */
const APART = 0.05;

/** Whether a bar is a share beside that of the rest: under a selection of something else. */
export const isCompared = (rows: readonly Row[], { params, scope }: Context): boolean =>
  (scope.filters[params.by] ?? []).length === 0 && rows.some((row) => row.share_rest !== null);

/** Bars of the largest values. Under a selection of something else a bar is the share and the tick the share among the rest. */
export function breakdownBars(rows: readonly Row[], context: Context, most = SHOWN): BarsSpec | null {
  const { format, locale, nameOf, params, scope } = context;
  const zh = locale === 'zh-CN';
  const chosen = scope.filters[params.by] ?? [];
  const compares = isCompared(rows, context);
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

/**
 * Names what was chosen; under another selection, the value whose share differs most from the rest, if by five points and beyond chance;
 * else the largest. Where the largest are level that is the title, and no finding.
 */
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
  const own = known.find(({ value }) => value === chosen[0]);
  const level = known.filter(({ revenue }) => CLEARLY * revenue > top.revenue);
  if (!own && level.length > 1) return { text: levelText(level, known.length, context) };
  const subject = own ?? top;
  return { text: sold(subject, context), stake: { money: subject.revenue } };
}

/** A, B and C. */
const together = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** That the largest sold about the same: what each did, or between what they lie. */
function levelText(level: readonly Row[], all: number, { format, locale, nameOf, params }: Context): string {
  const zh = locale === 'zh-CN';
  const verb = zh ? (isOfPeople(params.by) ? '买' : '卖') : isOfPeople(params.by) ? 'bought' : 'sold';
  const named = level.slice(0, NAMED).map(({ value }) => nameOf(params.by, value));
  const names = format.list(named);
  if (level.length <= NAMED) {
    const sums = level.map(({ revenue }) => format.money(revenue));
    return zh
      ? `${names}${verb}得差不多：${format.list(sums)}`
      : `${together(named)} ${verb} about the same: ${together(sums)}`;
  }
  const [most, least] = [format.money(level[0]?.revenue ?? 0), format.money(level.at(-1)?.revenue ?? 0)];
  const isAll = level.length === all;
  if (zh) return `${isAll ? '各项' : `${names}等`}${verb}得差不多，在${least}到${most}之间`;
  return `${isAll ? 'All' : `${names} and others`} ${verb} about the same, from ${least} to ${most}`;
}

function sold({ value, revenue, share }: Row, { format, locale, nameOf, params }: Context): string {
  const [name, money, part] = [nameOf(params.by, value), format.money(revenue), format.percent(share, 0)];
  const isPeople = isOfPeople(params.by);
  if (locale === 'zh-CN') return `${name}${isPeople ? '买' : '卖'}了${money}，占${part}`;
  return `${params.by === 'age_band' ? `Ages ${name}` : name} ${isPeople ? 'bought' : 'sold'} ${money}, ${part} of all`;
}

/** What the title does not say: who comes next, where it speaks of the largest. */
export function breakdownReading(rows: readonly Row[], context: Context): string | null {
  const { format, locale, params, nameOf, scope } = context;
  const [top, ...others] = rows.filter(({ value, revenue }) => value !== '' && revenue > 0);
  if (!top || others.length === 0 || (scope.filters[params.by] ?? []).length > 0) return null;
  if (breakdownHeadline(rows, context)?.text !== sold(top, context)) return null;
  const next = others.slice(0, 2).map(({ value, revenue, share }) => {
    const [name, money, part] = [nameOf(params.by, value), format.money(revenue), format.percent(share, 0)];
    return locale === 'zh-CN' ? `${name}（${money}，${part}）` : `${name} (${money}, ${part})`;
  });
  return locale === 'zh-CN' ? `其次是${next.join('、')}。` : `Next: ${next.join(' and ')}.`;
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
