import { newcombe } from '../../stats/newcombe';
import type { Headline } from '../analysis';
import { type Context, type Row, shareText } from './words';

const SMALL = 30;
/** Stricter than 1.96, because every cohort is compared: 0.0027 two-sided, about 5% over eighteen cohorts. */
const Z_MANY = 3;

type Outlier = Row & { readonly mean_retention: number };

/**
 * The cohort whose first period falls furthest short of all the others together, in customers missing; `null` where no
 * shortfall is outside its interval. Only complete cells of cohorts of 30 or more.
 */
export function outlier(rows: readonly Row[]): Outlier | null {
  const first = rows.filter((row) => row.age === 1 && row.complete);
  const [n, active] = [first.reduce((sum, row) => sum + row.size, 0), first.reduce((sum, row) => sum + row.active, 0)];
  const missing = (row: Outlier) => (row.mean_retention - row.retention) * row.size;
  const found = first
    .flatMap((row): Outlier[] => (row.mean_retention === null ? [] : [{ ...row, mean_retention: row.mean_retention }]))
    .filter(({ size, active: own }) => {
      const others = { successes: active - own, n: n - size };
      const difference = newcombe({ successes: own, n: size }, others, Z_MANY);
      return size >= SMALL && others.n >= SMALL && difference !== null && difference.high < 0;
    });
  return found.length === 0 ? null : found.reduce((worst, row) => (missing(row) > missing(worst) ? row : worst));
}

/** One row for each age whose mean rests on 30 or more customers, youngest first. */
function means(rows: readonly Row[]): readonly Row[] {
  const ages = new Map(rows.filter(({ age, eligible }) => age > 0 && eligible >= SMALL).map((row) => [row.age, row]));
  return [...ages.values()].sort((a, b) => a.age - b.age);
}

const periodZh = (age: number, { params }: Context) => (params.window === 'calendar' ? `第${age}个月` : `第${age}期`);
const periodEn = (age: number, { params }: Context) =>
  params.window === 'calendar' ? `month ${age}` : `period ${age}`;

/** The cohort that fails, else how many are left after the longest period that the data can judge. */
export function cohortHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale, params } = context;
  const zh = locale === 'zh-CN';
  const last = means(rows).at(-1);
  if (params.show === 'cumulative') {
    if (!last || last.mean_cumulative_revenue === null) return null;
    const [age, worth] = [last.age, format.money(Math.round(last.mean_cumulative_revenue))];
    const text = zh
      ? `到首购后${periodZh(age, context)}，一位新客户平均累计花了${worth}`
      : `By ${periodEn(age, context)} a new customer has spent ${worth} on average`;
    return { text, stake: { customers: last.eligible } };
  }
  if (params.show === 'revenue') {
    if (!last || last.mean_revenue_retention === null) return null;
    const kept = shareText(last.mean_revenue_retention, context);
    const text = zh
      ? `首购后${periodZh(last.age, context)}，销售额是首期的${kept}`
      : `In ${periodEn(last.age, context)} cohorts bring ${kept} of their first revenue`;
    return { text, stake: { customers: last.eligible } };
  }
  const odd = outlier(rows);
  if (odd) {
    const [size, own, mean] = [
      format.count(odd.size),
      shareText(odd.retention, context),
      shareText(odd.mean_retention, context),
    ];
    const month = format.month(odd.cohort);
    const text = zh
      ? `${month}首购的${size}位客户，${periodZh(1, context)}只回来${own}，平均是${mean}`
      : `Of ${size} customers won in ${month}, only ${own} came back in ${periodEn(1, context)}; the average is ${mean}`;
    return { text, stake: { customers: odd.size, money: shortfall(rows, odd.cohort) } };
  }
  if (!last || last.mean_retention === null) return null;
  const [left, n] = [shareText(last.mean_retention, context), format.count(last.eligible)];
  const scarce = last.mean_retention < 0.01;
  const none = zh
    ? `首购后${periodZh(last.age, context)}，${n}位客户里没有一位再买`
    : `In ${periodEn(last.age, context)} after the first purchase none of ${n} customers bought`;
  const some = zh
    ? `首购后${periodZh(last.age, context)}，平均${scarce ? '只' : '还'}有${left}的客户在买`
    : `In ${periodEn(last.age, context)} after the first purchase ${scarce ? 'only ' : ''}${left} of customers still buy`;
  return { text: last.mean_retention === 0 ? none : some, stake: { customers: last.eligible } };
}

/** Revenue that a cohort is behind the average by, at the oldest age it has completed. */
function shortfall(rows: readonly Row[], cohort: string): number {
  const oldest = rows.filter((row) => row.cohort === cohort && row.complete).at(-1);
  if (!oldest || oldest.mean_cumulative_revenue === null) return 0;
  return Math.max(0, (oldest.mean_cumulative_revenue - oldest.cumulative_revenue) * oldest.size);
}

/** How the newest cohort did that everybody of has had a first period, beside the mean: what title and curves do not say. */
export function cohortReading(rows: readonly Row[], context: Context): string | null {
  const latest = rows.filter(({ age, complete, size }) => age === 1 && complete && size >= SMALL).at(-1);
  if (!latest || latest.mean_retention === null) return null;
  const { format, locale } = context;
  const [month, size] = [format.month(latest.cohort), format.count(latest.size)];
  const [own, mean] = [shareText(latest.retention, context), shareText(latest.mean_retention, context)];
  return locale === 'zh-CN'
    ? `看得全${periodZh(1, context)}的最近一批是${month}首购的${size}位：回来${own}，平均${mean}。`
    : `The latest cohort with a full ${periodEn(1, context)} is ${month}: ${own} of ${size} came back, ${mean} on average.`;
}

/** How many cells are hatched, and which cohorts are too small to judge. */
export function cohortFootnote(rows: readonly Row[], { format, locale }: Context): string | null {
  const hatched = rows.filter(({ complete, age }) => !complete && age > 0).length;
  const small = new Set(rows.filter(({ size }) => size < SMALL).map(({ cohort }) => cohort)).size;
  const parts =
    locale === 'zh-CN'
      ? [
          hatched > 0 && `${format.count(hatched)}格观察期未满`,
          small > 0 && `${format.count(small)}个首购月不足${SMALL}人`,
        ]
      : [
          hatched > 0 && `${format.count(hatched)} cells not complete`,
          small > 0 && `${format.count(small)} cohorts under ${SMALL} customers`,
        ];
  const said = parts.filter((part) => part !== false);
  return said.length === 0 ? null : said.join(locale === 'zh-CN' ? '，' : ', ');
}
