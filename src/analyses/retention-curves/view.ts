import type { LineSeries, LineSpec } from '../../charts/spec';
import type { RowOf } from '../../db/columns';
import { newcombe } from '../../stats/newcombe';
import { wilson } from '../../stats/wilson';
import type { Headline, ViewContext } from '../analysis';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Context = ViewContext<{ readonly window: 'calendar' | 'interval30'; readonly max_age: number }>;

const SMALL = 30;

const shareText = (share: number, { format }: Context) =>
  format.percent(share, share > 0 && share < 0.01 ? 2 : share < 0.1 ? 1 : 0);

/** A period since the first purchase inside a sentence: 首购次月, 首购后第3个月, 首购后第30–59天 / month 3, days 30–59. */
function period(age: number, { locale, params }: Context): string {
  const days = `${30 * age}–${30 * age + 29}`;
  if (locale === 'en') return params.window === 'calendar' ? `month ${age}` : `days ${days}`;
  if (params.window === 'interval30') return `首购后第${days}天`;
  return age === 1 ? '首购次月' : `首购后第${age}个月`;
}

/** The same, after a period that has said since when. */
const laterPeriod = (age: number, context: Context) => period(age, context).replace(/^首购后/, '');

/** The mean where it rests on 30 or more customers, from age 1. */
const meanOf = (rows: readonly Row[]) =>
  rows.filter(({ cohort, age, eligible }) => cohort === '' && age > 0 && eligible >= SMALL);

/** Quiet lines for cohorts of 30 or more, the weighted mean over them. `null` without a mean of two periods. */
export function retentionLines(rows: readonly Row[], context: Context): LineSpec | null {
  const { format, locale } = context;
  const zh = locale === 'zh-CN';
  const mean = meanOf(rows);
  const last = mean.at(-1);
  if (!last || mean.length < 2) return null;
  const cohorts = [...new Set(rows.map(({ cohort }) => cohort))].filter((cohort) => cohort !== '');
  const lines = cohorts.flatMap((cohort): LineSeries[] => {
    const points = rows.filter((row) => row.cohort === cohort && row.age > 0 && row.eligible >= SMALL);
    if (points.length === 0) return [];
    return [
      {
        key: cohort,
        name: format.month(cohort),
        emphasis: 'context',
        quiet: true,
        points: points.map((row) => ({
          x: row.age,
          y: row.retention,
          ...(!row.complete && { unfinished: true }),
          note: `${format.count(row.active)} / ${format.count(row.eligible)}`,
        })),
      },
    ];
  });
  const subject: LineSeries = {
    key: 'mean',
    name: `${zh ? '加权均值' : 'Weighted mean'} ${shareText(last.retention, context)}`,
    emphasis: 'subject',
    band: true,
    points: mean.map((row) => ({
      x: row.age,
      y: row.retention,
      ...wilson(row.active, row.eligible),
      note: `n ${format.count(row.eligible)}`,
    })),
  };
  const oldest = Math.max(...rows.map(({ age }) => age));
  return {
    kind: 'line',
    series: [...lines, subject],
    x: {
      ticks: Array.from({ length: oldest }, (_, i) => ({
        at: i + 1,
        text: context.params.window === 'interval30' ? String(30 * (i + 1)) : zh && i === 0 ? '第1月' : String(i + 1),
        name: period(i + 1, context),
      })),
      title:
        context.params.window === 'calendar'
          ? zh
            ? '首购后第几个月'
            : 'Months since the first purchase'
          : zh
            ? '首购后第几天起的30天'
            : 'Days since the first purchase, 30 from each tick',
      domain: [1, Math.max(2, oldest)],
    },
    y: { write: (value) => format.percent(value, 0), exact: (value) => format.percent(value, 2), fromZero: true },
  };
}

/** Where the mean starts and where it ends, if the difference is outside its interval. */
export function curvesHeadline(rows: readonly Row[], context: Context): Headline | null {
  const mean = meanOf(rows);
  const [first, last] = [mean[0], mean.at(-1)];
  if (!first || !last || first.age === last.age) return null;
  const fall = newcombe({ successes: first.active, n: first.eligible }, { successes: last.active, n: last.eligible });
  if (!fall || (fall.low <= 0 && fall.high >= 0)) return null;
  const [early, late] = [shareText(first.retention, context), shareText(last.retention, context)];
  const text =
    context.locale === 'zh-CN'
      ? `${period(first.age, context)}有${early}的客户再买，到${laterPeriod(last.age, context)}是${late}`
      : `${early} of new customers buy in ${period(first.age, context)}, ${late} in ${period(last.age, context)}`;
  return { text, stake: { customers: last.eligible } };
}

/** Between which complete cohorts the first period varies. */
export function curvesReading(rows: readonly Row[], context: Context): string | null {
  const firsts = rows.filter(
    ({ cohort, age, complete, eligible }) => cohort !== '' && age === 1 && complete && eligible >= SMALL,
  );
  if (firsts.length < 2) return null;
  const sorted = firsts.toSorted((a, b) => a.retention - b.retention);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return null;
  const name = ({ cohort, retention }: Row) => [context.format.month(cohort), shareText(retention, context)] as const;
  const [[best, most], [worst, least]] = [name(high), name(low)];
  return context.locale === 'zh-CN'
    ? `${period(1, context)}：最高是${best}的${most}，最低是${worst}的${least}。`
    : `In ${period(1, context)}: from ${least} (${worst}) to ${most} (${best}).`;
}

export function curvesFootnote(rows: readonly Row[], { format, locale }: Context): string | null {
  const small = new Set(
    rows.filter(({ cohort, eligible }) => cohort !== '' && eligible < SMALL).map(({ cohort }) => cohort),
  ).size;
  if (small === 0) return null;
  return locale === 'zh-CN'
    ? `${format.count(small)}个首购月不足${SMALL}人，不画`
    : `${format.count(small)} cohorts under ${SMALL} customers are not drawn`;
}
