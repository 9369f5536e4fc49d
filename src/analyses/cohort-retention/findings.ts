import { newcombe } from '../../stats/newcombe';
import type { Headline } from '../analysis';
import { ageName, type Context, periodName, type Row, shareText, untilName } from './words';

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

/** That there are too few new customers to tell anything of; null where there are enough and only their time is not up. */
function tooFew(rows: readonly Row[], { format, locale }: Context): Headline | null {
  const newcomers = rows.filter(({ age }) => age === 0).reduce((sum, { size }) => sum + size, 0);
  if (newcomers === 0 || newcomers >= SMALL) return null;
  const n = format.count(newcomers);
  const text =
    locale === 'zh-CN'
      ? `这段时间只有${n}位新客户，还看不出会不会再来`
      : `${newcomers === 1 ? 'Only one new customer' : `Only ${n} new customers`} in this range: too few to tell who comes back`;
  return { text };
}

const period = (age: number, { params, locale }: Context) => periodName(age, params.window, locale);

/** The cohort that fails, else how many are left after the longest period that the data can judge. */
export function cohortHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale, params } = context;
  const zh = locale === 'zh-CN';
  const last = means(rows).at(-1);
  if (!last) return tooFew(rows, context);
  if (params.show === 'cumulative') {
    if (last.mean_cumulative_revenue === null) return null;
    const [age, worth] = [last.age, format.money(Math.round(last.mean_cumulative_revenue))];
    const until = untilName(age, params.window, locale);
    const text = zh
      ? `${until}，一位新客户平均累计花了${worth}`
      : `${until} a new customer has spent ${worth} on average`;
    return { text, stake: { customers: last.eligible } };
  }
  if (params.show === 'revenue') {
    if (last.mean_revenue_retention === null) return null;
    const kept = shareText(last.mean_revenue_retention, context);
    const text = zh
      ? `${period(last.age, context)}，销售额是${ageName(0, params.window, locale)}的${kept}`
      : `In ${period(last.age, context)} cohorts bring ${kept} of their first revenue`;
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
      ? `${month}首购的${size}位客户，${period(1, context)}只有${own}再买，平均是${mean}`
      : `Of ${size} customers won in ${month}, only ${own} bought again in ${period(1, context)}; the average is ${mean}`;
    return { text, stake: { customers: odd.size, money: shortfall(rows, odd.cohort) } };
  }
  if (last.mean_retention === null) return null;
  const [left, n] = [shareText(last.mean_retention, context), format.count(last.eligible)];
  const scarce = last.mean_retention < 0.01;
  const none = zh
    ? `${period(last.age, context)}，${n}位客户里没有一位再买`
    : `In ${period(last.age, context)} after the first purchase none of ${n} customers bought`;
  const some = zh
    ? `${period(last.age, context)}，平均${scarce ? '只' : '还'}有${left}的客户在买`
    : `In ${period(last.age, context)} after the first purchase ${scarce ? 'only ' : ''}${left} of customers still buy`;
  return { text: last.mean_retention === 0 ? none : some, stake: { customers: last.eligible } };
}

/** Revenue that a cohort is behind the average by, at the oldest age it has completed. */
function shortfall(rows: readonly Row[], cohort: string): number {
  const oldest = rows.filter((row) => row.cohort === cohort && row.complete).at(-1);
  if (!oldest || oldest.mean_cumulative_revenue === null) return 0;
  return Math.max(0, (oldest.mean_cumulative_revenue - oldest.cumulative_revenue) * oldest.size);
}

/** What a cell of age 1 shows of a cohort and of the mean, in words. */
function latestText(row: Row, context: Context): readonly [own: string, mean: string] | null {
  const { format, locale, params } = context;
  const zh = locale === 'zh-CN';
  const { retention, mean_retention, revenue_retention, mean_revenue_retention, mean_cumulative_revenue } = row;
  switch (params.show) {
    case 'customers': {
      if (mean_retention === null) return null;
      const [own, mean] = [shareText(retention, context), shareText(mean_retention, context)];
      return zh ? [`${own}再买`, mean] : [`${own} of ${format.count(row.size)} bought`, mean];
    }
    case 'revenue': {
      if (revenue_retention === null || mean_revenue_retention === null) return null;
      const [own, mean] = [shareText(revenue_retention, context), shareText(mean_revenue_retention, context)];
      return zh
        ? [`销售额是${ageName(0, params.window, locale)}的${own}`, mean]
        : [`revenue was ${own} of the first period’s`, mean];
    }
    case 'cumulative': {
      if (mean_cumulative_revenue === null) return null;
      const money = (value: number) => format.money(Math.round(value));
      const [own, mean] = [money(row.cumulative_revenue), money(mean_cumulative_revenue)];
      return zh ? [`人均累计花了${own}`, mean] : [`each had spent ${own} by then`, mean];
    }
  }
}

/** How the newest cohort did that everybody of has had a first period, beside the mean: what title and curves do not say. */
export function cohortReading(rows: readonly Row[], context: Context): string | null {
  const latest = rows.filter(({ age, complete, size }) => age === 1 && complete && size >= SMALL).at(-1);
  const told = latest ? latestText(latest, context) : null;
  if (!latest || !told) return null;
  const { format, locale } = context;
  const [month, size] = [format.month(latest.cohort), format.count(latest.size)];
  const [own, mean] = told;
  return locale === 'zh-CN'
    ? `最近一批看得全的是${month}首购的${size}位：${period(1, context)}${own}，平均${mean}。`
    : `The latest cohort seen through ${period(1, context)} is ${month}: ${own}, ${mean} on average.`;
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
