import type { LineSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import type { Locale } from '../../i18n/locale';
import { type FestivalId, festivalsWithin } from '../../model/festivals';
import { addDays, addMonths, type Day, daysBetween } from '../../util/day';
import type { ViewContext } from '../analysis';
import type { columns } from './columns';
import { bestMonth, comparable, exception } from './findings';

export type Row = RowOf<typeof columns>;
export type Context = ViewContext<unknown>;
type Callout = NonNullable<LineSpec['callouts']>[number];

const FESTIVAL_NAMES: Readonly<Record<Locale, Readonly<Record<FestivalId, string>>>> = {
  'zh-CN': { 'spring-festival': '春节', '618': '618', 'double-11': '双11' },
  en: { 'spring-festival': 'Spring Festival', '618': '618', 'double-11': 'Double 11' },
};

/** This range in the accent, the same days last year in grey, an unfinished month dashed; `null` for a single month. */
export function revenueLines(all: readonly Row[], context: Context): LineSpec | null {
  const rows = comparable(all, context);
  const { format, locale } = context;
  if (rows.length < 2) return null;
  const zh = locale === 'zh-CN';
  const years = [...new Set(rows.map(({ month }) => month.slice(0, 4)))];
  const [year] = years;
  const named = (offset: number) => (zh ? `${Number(year) + offset}年` : String(Number(year) + offset));
  const isOneYear = years.length === 1;
  const compares = rows.some((row) => row.revenue_last_year !== null);
  const lastYear = {
    key: 'last-year',
    name: isOneYear ? named(-1) : zh ? '去年同期' : 'A year before',
    emphasis: 'reference' as const,
    points: rows.map((row, x) => ({ x, y: row.revenue_last_year, ...(row.complete ? {} : { unfinished: true }) })),
  };
  return {
    kind: 'line',
    series: [
      ...(compares ? [lastYear] : []),
      {
        key: 'revenue',
        name: isOneYear ? named(0) : compares ? (zh ? '本期' : 'This range') : zh ? '净销售额' : 'Net revenue',
        emphasis: 'subject',
        points: rows.map((row, x) => ({
          x,
          y: row.revenue,
          unfinished: !row.complete,
          note: noteOf(row, context),
          key: row.month,
        })),
      },
    ],
    x: {
      ticks: rows.map(({ month }, at) => ({
        at,
        ...(!isOneYear && {
          part: { of: month.slice(0, 4), long: format.month(month), short: format.monthShort(month) },
        }),
        text: !isOneYear && (at === 0 || month.endsWith('-01')) ? format.month(month) : format.monthShort(month),
      })),
    },
    y: { write: zh ? format.compact : format.money, ...(zh ? { unit: format.moneyUnit } : {}), fromZero: true },
    bands: bandsOf(rows, context),
    callouts: calloutsOf(rows, context),
  };
}

function noteOf({ revenue, change, orders, days, complete }: Row, { format, locale }: Context): string {
  const zh = locale === 'zh-CN';
  return [
    format.moneyExact(revenue),
    ...(change === null ? [] : [zh ? `同比${format.change(change)}` : `${format.change(change)} on last year`]),
    zh ? `${format.count(orders)}单` : `${format.count(orders)} orders`,
    ...(complete ? [] : [zh ? `${days}天` : `${days} days`]),
  ].join(' · ');
}

/** Festivals as bands. A month is one step wide with its point in the middle, so a day lies within half a step of it. */
function bandsOf(rows: readonly Row[], { locale, scope }: Context): NonNullable<LineSpec['bands']> {
  const place = (day: Day): number => {
    const start = `${day.slice(0, 7)}-01`;
    return (
      rows.findIndex(({ month }) => start.startsWith(month)) -
      0.5 +
      daysBetween(start, day) / daysBetween(start, addMonths(start, 1))
    );
  };
  const end = rows.length - 1;
  return festivalsWithin(scope.from, scope.to)
    .map(({ id, first, last }) => {
      const next = addDays(last, 1);
      return {
        from: Math.max(0, place(first)),
        to: Math.min(end, next >= scope.to ? end : place(next)),
        name: FESTIVAL_NAMES[locale][id],
      };
    })
    .filter(({ from, to }) => to > from);
}

/** The best month, the month that contradicts the title, and where an unfinished one stops. */
function calloutsOf(rows: readonly Row[], { format, locale, scope }: Context): Callout[] {
  const zh = locale === 'zh-CN';
  const finished = (row: Row | null): Callout[] =>
    row
      ? [{
          x: rows.indexOf(row),
          y: row.revenue,
          lines: [format.compact(row.revenue), ...(row.change === null ? [] : [zh ? `同比${format.change(row.change)}` : `${format.change(row.change)} on last year`])],
        }]
      : []; // prettier-ignore
  const best = bestMonth(rows);
  const other = exception(rows)?.row ?? null;
  const open = rows.at(-1);
  const unfinished = open && !open.complete
    ? [{
        x: rows.length - 1,
        y: open.revenue,
        lines: zh
          ? [`${format.monthShort(open.month)}未完`, `至${Number(addDays(scope.to, -1).slice(8))}日`]
          : [`${format.monthShort(open.month)} unfinished`, `to day ${Number(addDays(scope.to, -1).slice(8))}`],
      }]
    : []; // prettier-ignore
  return [...finished(best), ...(other === best ? [] : finished(other)), ...unfinished];
}
