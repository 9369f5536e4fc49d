import type { LineSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import type { Locale } from '../../i18n/locale';
import { type FestivalId, festivalsWithin } from '../../model/festivals';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<unknown>;

const FESTIVAL_NAMES: Readonly<Record<Locale, Readonly<Record<FestivalId, string>>>> = {
  'zh-CN': { 'spring-festival': '春节', '618': '618', 'double-11': '双11' },
  en: { 'spring-festival': 'Spring Festival', '618': '618', 'double-11': 'Double 11' },
};

const total = (rows: readonly Row[], of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);

/** This range in the accent, the same days last year in grey, an unfinished month dashed; null for a single month. */
export function revenueLines(rows: readonly Row[], { format, locale, scope }: Context): LineSpec | null {
  if (rows.length < 2) return null;
  const zh = locale === 'zh-CN';
  const years = new Set(rows.map(({ month }) => month.slice(0, 4)));
  const compares = rows.some((row) => row.revenue_last_year !== null);
  const peak = rows.filter(({ complete }) => complete).toSorted((a, b) => b.revenue - a.revenue)[0];
  return {
    kind: 'line',
    series: [
      ...(compares
        ? [
            {
              key: 'last-year',
              name: zh ? '去年' : 'Last year',
              emphasis: 'reference' as const,
              points: rows.map((row, x) => ({ x, y: row.revenue_last_year, note: row.month })),
            },
          ]
        : []),
      {
        key: 'revenue',
        name: compares ? (zh ? '今年' : 'This year') : zh ? '净销售额' : 'Net revenue',
        emphasis: 'subject',
        points: rows.map((row, x) => ({
          x,
          y: row.revenue,
          unfinished: !row.complete,
          note: [
            format.moneyExact(row.revenue),
            ...(row.change === null ? [] : [format.change(row.change)]),
            zh ? `${format.count(row.orders)}单` : `${format.count(row.orders)} orders`,
          ].join(' · '),
          key: row.month,
        })),
      },
    ],
    x: {
      ticks: rows.map(({ month }, at) => ({ at, text: years.size > 1 && (at === 0 || month.endsWith('-01')) ? format.month(month) : format.monthShort(month) })),
    },
    y: { write: format.compact, unit: zh ? '元' : '¥', fromZero: true },
    bands: festivalsWithin(scope.from, scope.to).flatMap(({ id, first, last }) => {
      const at = (day: string) => {
        const index = rows.findIndex(({ month }) => month === day.slice(0, 7));
        return index < 0 ? null : index + (Number(day.slice(8)) - 1) / 31 - 0.5;
      };
      const [start, end] = [at(first), at(last)];
      return start === null || end === null ? [] : [{ from: Math.max(-0.5, start), to: Math.min(rows.length - 0.5, end), name: FESTIVAL_NAMES[locale][id] }];
    }),
    ...(peak
      ? {
          callouts: [
            {
              x: rows.indexOf(peak),
              y: peak.revenue,
              lines: [format.compact(peak.revenue), ...(peak.change === null ? [] : [format.change(peak.change)])],
            },
          ],
        }
      : {}),
  };
}

/** Speaks of the whole range against the same days last year; without last year, of the best month. */
export function revenueHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale } = context;
  const zh = locale === 'zh-CN';
  const subject = subjectOf(context);
  const revenue = total(rows, (row) => row.revenue);
  const compared = rows.filter((row) => row.revenue_last_year !== null);
  const before = total(compared, (row) => row.revenue_last_year ?? 0);
  if (compared.length === rows.length && before > 0) {
    const ratio = revenue / before - 1;
    const [sold, change] = [format.money(revenue), format.percent(Math.abs(ratio), 0)];
    const flat = Math.abs(ratio) < 0.005;
    const text = zh
      ? `${subject}卖了${sold}，${flat ? '与去年同期持平' : `同比${ratio > 0 ? '多' : '少'}${change}`}`
      : `${subject} sold ${sold}, ${flat ? 'level with last year' : `${ratio > 0 ? 'up' : 'down'} ${change} on last year`}`;
    return { text, stake: { money: revenue } };
  }
  const best = rows.filter(({ complete }) => complete).toSorted((a, b) => b.revenue - a.revenue)[0];
  if (!best || rows.length < 3 || best.revenue <= 0) return null;
  return {
    text: zh
      ? `${format.month(best.month)}卖得最多，${format.money(best.revenue)}`
      : `${format.month(best.month)} was the best month, at ${format.money(best.revenue)}`,
    stake: { money: best.revenue },
  };
}

/** Whom the sentence is about: the single chosen province or channel, else all. */
function subjectOf({ scope, nameOf, locale }: Context): string {
  for (const attribute of ['province', 'channel', 'category', 'segment'] as const) {
    const [only, ...others] = scope.filters[attribute] ?? [];
    if (only !== undefined && others.length === 0) return nameOf(attribute, only);
  }
  const narrowed = Object.keys(scope.filters).length > 0;
  return locale === 'zh-CN' ? (narrowed ? '所选范围' : '一共') : narrowed ? 'The selection' : 'We';
}

/** How many finished months beat last year, and what is unfinished. */
export function revenueReading(rows: readonly Row[], { format, locale }: Context): string | null {
  const zh = locale === 'zh-CN';
  const finished = rows.filter((row) => row.complete && row.change !== null);
  const ahead = finished.filter((row) => (row.change ?? 0) > 0).length;
  const open = rows.at(-1);
  const parts = [
    ...(finished.length > 0
      ? [zh ? `${finished.length}个完整月份里，${ahead}个高于去年` : `${ahead} of ${finished.length} finished months beat last year`]
      : []),
    ...(open && !open.complete
      ? [zh ? `${format.month(open.month)}只有${open.days}天，以虚线和空心点标出，不参与比较` : `${format.month(open.month)} has ${open.days} days so far: dashed, and not compared`]
      : []),
  ];
  return parts.length > 0 ? parts.join(zh ? '；' : '; ') + (zh ? '。' : '.') : null;
}
