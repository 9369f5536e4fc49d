import type { BarsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import { addDays, addMonths } from '../../util/day';
import type { Headline, ViewContext } from '../analysis';
import type { rfmParams } from '../rfm-params';
import { type WindowWords, windowWords } from '../rfm-window';
import type { columns } from './columns';

export type Row = RowOf<typeof columns>;
export type Context = ViewContext<ValuesOf<typeof rfmParams>> & {
  /** The money of the rows is that of the scope, not of the window. */
  readonly isOfScope?: boolean;
};

const SMALL = 30;
/** Good customers who have stayed away. */
const SLIPPING: readonly string[] = ['cannot_lose', 'important_keep', 'at_risk', 'important_retain'];

const wordsOf = (context: Context): WindowWords =>
  context.isOfScope ? { isOutside: false, name: '' } : windowWords(context);

/** A bar per segment: its share of revenue, with its share of customers as the tick. */
export function segmentBars(rows: readonly Row[], context: Context): BarsSpec | null {
  if (rows.length === 0) return null;
  const { format, nameOf, scope, locale } = context;
  const zh = locale === 'zh-CN';
  const { isOutside, name } = wordsOf(context);
  const bar = zh
    ? isOutside
      ? `占${name}消费`
      : '占销售额'
    : isOutside
      ? `Share of spend, ${name}`
      : 'Share of revenue';
  const chosen = scope.filters.segment ?? [];
  return {
    kind: 'bars',
    headings: zh
      ? { label: '客群', bar, cells: ['客户', '人均'] }
      : { label: 'Segment', bar, cells: ['Customers', 'Each'] },
    legend: zh ? { bar, tick: '占客户' } : { bar: isOutside ? 'spend' : 'revenue', tick: 'customers' },
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

/** Of the segments that slip away, the one with most money, if it has 30 customers. */
const slippingOf = (rows: readonly Row[]): Row | undefined =>
  rows
    .filter(({ segment, customers }) => SLIPPING.includes(segment) && customers >= SMALL)
    .toSorted((a, b) => b.revenue - a.revenue)[0];

/** Speaks of what is chosen; else of the slipping customers with most money; without them, of the largest segment by revenue. */
export function segmentHeadline(rows: readonly Row[], context: Context): Headline | null {
  const wanted = context.scope.filters.segment ?? [];
  const [chosen, ...others] = rows.filter(({ segment }) => wanted.includes(segment));
  if (chosen && others.length > 0) return severalText([chosen, ...others], context);
  if (chosen && chosen.customers < SMALL) return fewText(chosen, context);
  const slipping = chosen ? slippingOf([chosen]) : slippingOf(rows);
  if (slipping) return spentText(slipping, context);
  const top = chosen ?? rows[0];
  return top && rows.length > 1 && top.customers >= SMALL ? partText(top, context) : null;
}

const stakeOf = ({ revenue, customers }: Pick<Row, 'revenue' | 'customers'>) => ({ money: revenue, customers });

function fewText({ segment, customers }: Row, { format, nameOf, locale }: Context): Headline {
  const [name, n] = [nameOf('segment', segment), format.count(customers)];
  return {
    text:
      locale === 'zh-CN'
        ? `「${name}」只有${n}位客户，太少，说不准`
        : `“${name}” has only ${n} ${customers === 1 ? 'customer' : 'customers'}: too few to judge`,
  };
}

function spentText(row: Row, context: Context): Headline {
  const { format, nameOf, locale } = context;
  const { name: window, isOutside } = wordsOf(context);
  const name = nameOf('segment', row.segment);
  const [n, each] = [format.count(row.customers), format.money(Math.round(row.revenue_per_customer))];
  const who = row.segment === 'cannot_lose' ? 'customers we cannot lose' : `customers in “${name}”`;
  const text =
    locale === 'zh-CN'
      ? `${n}位「${name}」${window}人均花过${each}`
      : `${n} ${who} spent ${each} each${isOutside ? ` in ${window}` : ''}`;
  return { text, stake: stakeOf(row) };
}

/** Its share of customers and of their money, and what that money is called. */
function partsOf(row: Row, context: Context) {
  const { format, locale } = context;
  const { name: window, isOutside } = wordsOf(context);
  const inside = locale === 'zh-CN' ? '销售额' : 'revenue';
  const outside = locale === 'zh-CN' ? `这些客户${window}消费` : `what all of them spent in ${window}`;
  return {
    name: context.nameOf('segment', row.segment),
    customers: format.percent(row.share, 0),
    revenue: format.percent(row.revenue_share, 0),
    money: isOutside ? outside : inside,
  };
}

function partText(row: Row, context: Context): Headline {
  const { name, customers, revenue, money } = partsOf(row, context);
  return {
    text:
      context.locale === 'zh-CN'
        ? `「${name}」占客户的${customers}，贡献${money}的${revenue}`
        : `“${name}”: ${customers} of customers, ${revenue} of ${money}`,
    stake: stakeOf(row),
  };
}

function severalText(rows: readonly Row[], context: Context): Headline {
  const { format, nameOf, locale } = context;
  const { name: window, isOutside } = wordsOf(context);
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const all = { customers: sum((row) => row.customers), revenue: sum((row) => row.revenue) };
  const names = format.list(rows.map(({ segment }) => nameOf('segment', segment)));
  const [n, money] = [format.count(all.customers), format.money(all.revenue)];
  return {
    text:
      locale === 'zh-CN'
        ? `${names}共${n}位客户，${isOutside ? window : ''}买了${money}`
        : `${names}: ${n} customers who spent ${money}${isOutside ? ` in ${window}` : ''}`,
    stake: stakeOf(all),
  };
}

/** The largest segment by revenue, and how long the slipping ones have been away. */
export function segmentReading(rows: readonly Row[], context: Context): string | null {
  const { format, nameOf, locale, scope } = context;
  const top = rows[0];
  if (!top || rows.length < 2) return null;
  const zh = locale === 'zh-CN';
  const wanted = scope.filters.segment ?? [];
  const chosen = rows.filter(({ segment }) => wanted.includes(segment));
  const slipping = slippingOf(chosen.length > 0 ? chosen : rows);
  const { customers, revenue, money, name: first } = partsOf(top, context);
  const worth = zh
    ? `「${first}」占客户的${customers}、${money}的${revenue}`
    : `“${first}” is ${customers} of customers and ${revenue} of ${money}`;
  if (!slipping) return chosen.length === 0 || chosen[0] === top ? null : zh ? `${worth}。` : `${worth}.`;
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

/** Which days the money is of, who has no points, who would change class, which segments are too small to judge. */
export function segmentFootnote(rows: readonly Row[], context: Context): string | null {
  const { format, locale, params, scope } = context;
  const zh = locale === 'zh-CN';
  const [first, last] = [format.day(addMonths(scope.to, -12)), format.day(addDays(scope.to, -1))];
  const unscored = rows[0]?.unscored ?? 0;
  const moved = rows.reduce((sum, row) => sum + row.moved, 0);
  const other = zh ? (params.cn8 === 'median' ? '均值' : '中位数') : params.cn8 === 'median' ? 'mean' : 'median';
  const parts = [
    ...(params.window === '12m' && wordsOf(context).isOutside
      ? [zh ? `窗口为${first}至${last}` : `Window: ${first} to ${last}`]
      : []),
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
