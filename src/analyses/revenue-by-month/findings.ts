import type { RowOf } from '../../db/columns';
import { Z95 } from '../../stats/wilson';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<unknown>;

/** Fewer orders than this carry no comparison. */
const FEW = 30;
/** Under half a percent is level; a month counts as an exception from five percent, and beyond what so many orders vary by chance. */
const [LEVEL, NOTABLE] = [0.005, 0.05];
/** The best month is worth a title when it sold a fifth more than the next. */
const CLEARLY = 1.2;

/** How far two counts of about so many orders differ by chance, relative to their size: 95 %, Poisson. */
const byChance = (orders: number) => Z95 * Math.sqrt(2 / orders);

const total = (rows: readonly Row[], of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);
const ordersOf = (rows: readonly Row[]) => total(rows, ({ orders }) => orders);

/**
 * Under a filter on the segment last year is left out: today's champions are those who stayed, so their own past always looks poor.
 */
export function comparable<R extends Row>(rows: readonly R[], { scope }: Pick<Context, 'scope'>): readonly R[] {
  const isOfSegment = (scope.filters.segment ?? []).length > 0;
  return isOfSegment ? rows.map((row) => ({ ...row, revenue_last_year: null, change: null })) : rows;
}

/** What a reader would miss: why nothing is compared, or that only the later months are. */
export function revenueFootnote(rows: readonly Row[], { format, locale, scope }: Context): string | null {
  if ((scope.filters.segment ?? []).length === 0) {
    const first = rows.findIndex((row) => row.revenue_last_year !== null);
    const start = rows[first];
    if (first <= 0 || !start) return null;
    const month = format.month(start.month);
    return locale === 'zh-CN'
      ? `${month}起才有去年同期的数据，之前的月份不比较`
      : `Only months from ${month} have data of the year before; earlier ones are not compared`;
  }
  return locale === 'zh-CN'
    ? '按现在的客群回看去年，只剩留下来的人，所以不比同比'
    : 'Not compared with last year: a segment of today holds only those who stayed';
}

/** The finished month that sold most. */
export function bestMonth(rows: readonly Row[]): Row | null {
  return (
    rows.filter(({ complete, revenue }) => complete && revenue > 0).toSorted((a, b) => b.revenue - a.revenue)[0] ?? null
  );
}

/** Revenue against the same days last year, where every month of the range has them and there are orders enough. */
function comparison(rows: readonly Row[]): { readonly revenue: number; readonly change: number } | null {
  const revenue = total(rows, (row) => row.revenue);
  const before = total(rows, (row) => row.revenue_last_year ?? 0);
  const reaches = rows.every((row) => row.revenue_last_year !== null);
  return reaches && before > 0 && ordersOf(rows) >= FEW ? { revenue, change: revenue / before - 1 } : null;
}

/** The finished month that went most against the whole, in money; `null` where none did beyond chance. */
export function exception(rows: readonly Row[]): { readonly row: Row; readonly change: number } | null {
  const whole = comparison(rows);
  if (!whole || Math.abs(whole.change) < LEVEL) return null;
  const against = rows.flatMap((row) =>
    row.complete &&
    row.change !== null &&
    row.orders >= FEW &&
    Math.abs(row.change) >= Math.max(NOTABLE, byChance(row.orders)) &&
    row.change * whole.change < 0
      ? [{ row, change: row.change }]
      : [],
  );
  const moved = ({ row }: { readonly row: Row }) => Math.abs(row.revenue - (row.revenue_last_year ?? 0));
  return against.toSorted((a, b) => moved(b) - moved(a))[0] ?? null;
}

/** Speaks of the range against the same days last year and of the month that went the other way; without last year, of the best month or, where none stands out, of the whole. */
export function revenueHeadline(all: readonly Row[], context: Context): Headline | null {
  const rows = comparable(all, context);
  const { format, locale } = context;
  const zh = locale === 'zh-CN';
  if (ordersOf(rows) < FEW) return { text: zh ? '订单太少，看不出走势' : 'Too few orders to show a trend' };
  const whole = comparison(rows);
  const subject = subjectOf(context);
  if (!whole) {
    const sold = format.money(total(rows, (row) => row.revenue));
    return bestHeadline(rows, context) ?? { text: zh ? `${subject}卖了${sold}` : `${subject} sold ${sold}` };
  }
  const { revenue, change } = whole;
  const sold = format.money(revenue);
  const by = format.percent(Math.abs(change), 0);
  const stake = { money: Math.abs(revenue - revenue / (1 + change)) };
  if (Math.abs(change) < LEVEL) {
    return {
      text: zh ? `${subject}卖了${sold}，与去年同期持平` : `${subject} sold ${sold}, level with last year`,
      stake,
    };
  }
  const main = zh
    ? `${subject}卖了${sold}，同比${change > 0 ? '多' : '少'}${by}`
    : `${subject} sold ${sold}, ${change > 0 ? 'up' : 'down'} ${by} on last year`;
  const other = exception(rows);
  if (!other) return { text: main, stake };
  const [month, moved] = [monthName(other.row, rows, context), format.percent(Math.abs(other.change), 0)];
  const twist = zh
    ? `；${change > 0 ? '但' : '不过'}${month}${other.change > 0 ? '多' : '少'}了${moved}`
    : `, but ${month} was ${other.change > 0 ? 'up' : 'down'} ${moved}`;
  return { text: main + twist, stake };
}

function bestHeadline(rows: readonly Row[], context: Context): Headline | null {
  const [best, next] = rows.filter(({ complete }) => complete).toSorted((a, b) => b.revenue - a.revenue);
  if (!best || !next || rows.length < 3 || best.revenue < CLEARLY * next.revenue) return null;
  const [month, sold] = [monthName(best, rows, context), context.format.money(best.revenue)];
  return {
    text: context.locale === 'zh-CN' ? `${month}卖得最多，${sold}` : `${month} was the best month, at ${sold}`,
    stake: { money: best.revenue },
  };
}

function monthName({ month }: Row, rows: readonly Row[], { format }: Context): string {
  const isOneYear = rows.every((row) => row.month.startsWith(month.slice(0, 4)));
  return isOneYear ? format.monthShort(month) : format.month(month);
}

/** Whom the sentence is about: the single chosen province, channel, category or segment, else all. */
function subjectOf({ scope, nameOf, locale }: Context): string {
  const zh = locale === 'zh-CN';
  const chosen = Object.values(scope.filters).filter((values) => values && values.length > 0);
  for (const attribute of ['province', 'channel', 'category', 'segment'] as const) {
    const [only, ...others] = scope.filters[attribute] ?? [];
    if (only !== undefined && others.length === 0 && chosen.length === 1) return nameOf(attribute, only);
  }
  return chosen.length > 0 ? (zh ? '所选范围' : 'The selection') : zh ? '一共' : 'We';
}

/** How many of how many finished months beat last year. */
function aheadText(rows: readonly Row[], { locale }: Context): string | null {
  const finished = rows.filter((row) => row.complete && row.change !== null);
  const ahead = finished.filter((row) => (row.change ?? 0) > 0).length;
  if (finished.length === 0) return null;
  const every = ahead === finished.length && ahead > 1;
  const n = finished.length;
  if (locale === 'zh-CN') {
    if (ahead === 0) return n === 1 ? '这个完整月份没有高于去年' : `${n}个完整月份里，没有一个高于去年`;
    return every ? `${n}个完整月份都高于去年` : `${n}个完整月份里，${ahead}个高于去年`;
  }
  if (ahead === 0)
    return n === 1 ? 'The one finished month did not beat last year' : `None of ${n} finished months beats last year`;
  return every ? `All ${n} finished months beat last year` : `${ahead} of ${n} finished months beat last year`;
}

/** What the month that still runs may be compared with. */
function openText(rows: readonly Row[], { format, locale }: Context): string | null {
  const zh = locale === 'zh-CN';
  const open = rows.at(-1);
  if (!open || open.complete) return null;
  const [month, n] = [format.monthShort(open.month), open.days];
  if (open.change === null)
    return zh ? `${month}只有${n}天，不参与比较` : `${month} has ${n} days so far and is not compared`;
  const [isMore, by] = [open.change > 0, format.percent(Math.abs(open.change), 0)];
  if (Math.abs(open.change) < LEVEL)
    return zh
      ? `${month}只有${n}天，与去年同样的${n}天持平`
      : `${month} has ${n} days so far, level with the same days last year`;
  return zh
    ? `${month}只有${n}天，比去年同样的${n}天${isMore ? '多' : '少'}${by}`
    : `${month} has ${n} days so far, ${isMore ? 'up' : 'down'} ${by} on the same days last year`;
}

const highestText = (month: string, money: string, { locale }: Context): string =>
  locale === 'zh-CN' ? `${month}最高，${money}` : `${month} was highest, at ${money}`;

/** The title where the page's first sentence has the sum already: how the months ran, and which was the best. */
export function paceHeadline(all: readonly Row[], context: Context): Headline | null {
  const rows = comparable(all, context);
  const { format, locale } = context;
  const [ahead, best] = [aheadText(rows, context), bestMonth(rows)];
  if (ordersOf(rows) < FEW || !best || rows.length < 3) return revenueHeadline(all, context);
  const [month, money] = [monthName(best, rows, context), format.money(best.revenue)];
  if (!ahead) return bestHeadline(rows, context) ?? { text: highestText(month, money, context) };
  return {
    text: `${ahead}${locale === 'zh-CN' ? '，' : '; '}${highestText(month, money, context)}`,
    stake: { money: best.revenue },
  };
}

/** The line under that title: only what is unfinished. */
export function openReading(all: readonly Row[], context: Context): string | null {
  const open = openText(comparable(all, context), context);
  return open === null ? null : open + (context.locale === 'zh-CN' ? '。' : '.');
}

/** How many finished months beat last year, and what is unfinished. */
export function revenueReading(all: readonly Row[], context: Context): string | null {
  const rows = comparable(all, context);
  const zh = context.locale === 'zh-CN';
  const parts = [aheadText(rows, context), openText(rows, context)].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(zh ? '；' : '; ') + (zh ? '。' : '.') : null;
}
