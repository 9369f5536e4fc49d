import type { DotsSpec } from '../charts/spec';
import type { Locale } from '../i18n/locale';
import { nameTexts } from '../i18n/texts/names';
import { type Attribute, isAttribute } from '../model/attributes';
import { addMonths } from '../util/day';
import type { Headline, ViewContext } from './analysis';
import { ENOUGH, type Metric, type MonthPoint } from './survey-view';

/** How many groups fit in one panel; the table has all of them. */
export const MOST_GROUPS = 24;
/** A score that reads as zero in words, in points. */
const NEAR_ZERO = 5;

/** One group of answers with its score and interval, beside the same of all answers. */
export interface GroupRow {
  readonly value: string;
  readonly n: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly overall_n: number;
  readonly overall_score: number;
  readonly overall_low: number;
  readonly overall_high: number;
  /** The wording of the question that parts the groups; '' where none does. */
  readonly split: string;
}

type By = 'none' | 'month' | 'question' | Attribute;
type Context = Pick<ViewContext<{ readonly by: By }>, 'locale' | 'format' | 'params' | 'nameOf' | 'scope'>;

/** True where the row differs from the whole beyond both intervals. */
export const isLower = (row: GroupRow) => row.high < row.overall_low;
export const isHigher = (row: GroupRow) => row.low > row.overall_high;

/** The group's name for people. Answers whose group is not known say so. */
export function groupName(value: string, { params: { by }, locale, format, nameOf }: Context): string {
  const zh = locale === 'zh-CN';
  if (by === 'none') return zh ? '全部' : 'All';
  if (by === 'question') return value !== '' ? value : zh ? '没有回答' : 'Not answered';
  if (by === 'month') return value === '' ? (zh ? '没有日期' : 'No date') : format.month(value);
  if (value !== '') return nameOf(by, value);
  if (by === 'segment') return zh ? '未关联或未评分' : 'Not linked or not scored';
  return zh ? '未关联' : 'Not linked';
}

/** What answers are split by, in words: 渠道 / channel, or the question in quotes. */
export function splitName(by: By, locale: Locale, asked = ''): string {
  if (by === 'question') return locale === 'zh-CN' ? `「${asked}」` : `“${asked}”`;
  if (!isAttribute(by)) return locale === 'zh-CN' ? '月' : 'month';
  const name = nameTexts[locale].attributes[by];
  return locale === 'zh-CN' ? name : name.toLowerCase();
}

/** The groups worth drawing: the largest, in the order of the rows. */
export function drawnGroups<R extends GroupRow>(rows: readonly R[]): readonly R[] {
  if (rows.length <= MOST_GROUPS) return rows;
  const kept = new Set([...rows].sort((a, b) => b.n - a.n).slice(0, MOST_GROUPS));
  return rows.filter((row) => kept.has(row));
}

/** One dot with its interval per group, the whole as the dotted line. */
export function groupDots<R extends GroupRow>(rows: readonly R[], metric: Metric, context: Context): DotsSpec {
  const { format, locale, params, scope } = context;
  const { by } = params;
  const zh = locale === 'zh-CN';
  const [bottom, top] = metric.range;
  const chosen = isAttribute(by) ? (scope.filters[by] ?? []) : [];
  const [first] = rows;
  return {
    kind: 'dots',
    selectable: isAttribute(by),
    headings: ['n'],
    x: { write: metric.write, within: metric.range },
    ...(first && {
      reference: { value: first.overall_score, text: `${zh ? '全部' : 'All'} ${metric.write(first.overall_score)}` },
    }),
    dots: drawnGroups(rows).map((row) => ({
      key: row.value,
      label: groupName(row.value, context),
      value: row.score,
      text: metric.plain(row.score),
      low: Math.max(bottom, row.low),
      high: Math.min(top, row.high),
      cells: [format.count(row.n)],
      selected: chosen.includes(row.value),
      small: row.n < ENOUGH,
    })),
  };
}

/**
 * Who stands out from the whole. Only groups of enough answers whose interval lies wholly beside the interval of the whole are
 * called higher or lower; without any the sentence says that they cannot be told apart.
 */
export function groupHeadline<R extends GroupRow>(
  rows: readonly R[],
  metric: Metric,
  context: Context,
): Headline | null {
  const { locale, params } = context;
  const zh = locale === 'zh-CN';
  const split = splitName(params.by, locale, rows[0]?.split);
  const ofQuestion = params.by === 'question';
  const known = rows.filter(({ value }) => value !== '');
  if (known.length === 0 && rows.length > 0) {
    if (ofQuestion) return { text: zh ? `没有答卷回答了${split}` : `Nobody who gave a score answered ${split}` };
    return { text: zh ? `没有答卷能关联到${split}` : `No answer can be linked to a ${split}` };
  }
  const able = known.filter(({ n }) => n >= ENOUGH);
  const [first] = able;
  if (!first || able.length < 2) return null;
  const byScore = [...able].sort((a, b) => b.score - a.score);
  const best = byScore.filter(isHigher)[0];
  const low = byScore.filter(isLower).reverse();
  const all = metric.write(first.overall_score);
  const { name, write } = metric;
  const [worst] = low;
  if (!best && !worst) {
    return {
      text: zh
        ? `${ofQuestion ? `按${split}分，各组` : `各${split}`}的${name}分不出谁更差，全部${all}`
        : `${ofQuestion ? `No answer to ${split}` : `No ${split}`} stands apart on ${name}: ${all} overall`,
    };
  }
  const called = low.length <= 2 ? low : low.slice(0, 1);
  const names = called.map((row) => groupName(row.value, context)).join(zh ? '和' : ' and ');
  const nearZero =
    metric.signed && called.length > 0 && called.every(({ score }) => Math.round(Math.abs(score)) <= NEAR_ZERO);
  const scores = called.map(({ score }) => write(score)).join(zh ? '和' : ' and ');
  const stake = { customers: (called.length > 0 ? called : best ? [best] : []).reduce((sum, { n }) => sum + n, 0) };
  if (!best) {
    const text = zh
      ? `${names}的${name}只有${scores}，低于全部的${all}`
      : `${name} is only ${scores} for ${names}, against ${all} overall`;
    return { text, stake };
  }
  const high = groupName(best.value, context);
  if (!worst) {
    const text = zh
      ? `${high}的${name}是${write(best.score)}，高于全部的${all}`
      : `${name} is ${write(best.score)} for ${high}, against ${all} overall`;
    return { text, stake };
  }
  const rest = zh
    ? nearZero
      ? `${names}接近零分`
      : `${names}只有${scores}`
    : nearZero
      ? `near zero for ${names}`
      : `only ${scores} for ${names}`;
  return {
    text: zh
      ? `${high}的${name}是${write(best.score)}，${rest}`
      : `${name} is ${write(best.score)} for ${high}, ${rest}`,
    stake,
  };
}

/** The low groups that cannot be told from each other, or null: what the title does not say. */
export function groupReading<R extends GroupRow>(rows: readonly R[], context: Context): string | null {
  const zh = context.locale === 'zh-CN';
  const low = rows.filter((row) => row.value !== '' && row.n >= ENOUGH && isLower(row));
  if (low.length < 2) return null;
  const overlapping = low.every((row) => low.every((other) => row.low <= other.high && other.low <= row.high));
  const names = low.slice(0, 4).map((row) => groupName(row.value, context));
  const list = names.join(zh ? '、' : ', ') + (low.length > names.length ? (zh ? '等' : ' and others') : '');
  if (!overlapping) return zh ? `低于全部的有${list}。` : `Below the whole: ${list}.`;
  return zh
    ? `${list}的区间彼此重叠，分不出谁更差；但都明显低于全部。`
    : `The intervals of ${list} overlap: which is worst cannot be said, but all are clearly below the whole.`;
}

function unknownNote(by: By, n: string, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (by === 'question')
    return zh ? `${n}份没有回答分组的题` : `${n} without an answer to the question they are split by`;
  if (by === 'month') return zh ? `${n}份没有日期` : `${n} answers without a date`;
  if (by === 'segment') {
    return zh
      ? `${n}份没有客群：没关联到客户，或客户在窗口内没买过`
      : `${n} answers without a segment: not linked to a customer, or no purchase in the window`;
  }
  const split = splitName(by, locale);
  return zh ? `${n}份没有关联到${split}` : `${n} answers without a known ${split}`;
}

/** What is small, unknown or not drawn. */
export function groupNotes<R extends GroupRow>(rows: readonly R[], context: Context): readonly string[] {
  const { locale, format, params } = context;
  if (params.by === 'none') return [];
  const zh = locale === 'zh-CN';
  const small = rows.filter(({ n }) => n < ENOUGH).length;
  const unknown = rows.find(({ value }) => value === '')?.n ?? 0;
  const hidden = isAttribute(params.by) || params.by === 'question' ? rows.length - drawnGroups(rows).length : 0;
  return [
    ...(small > 0
      ? [
          zh
            ? `${small}组不足${ENOUGH}份，画成虚线，不下结论`
            : `${small} with fewer than ${ENOUGH} answers: dashed, no claim`,
        ]
      : []),
    ...(unknown > 0 ? [unknownNote(params.by, format.count(unknown), locale)] : []),
    ...(hidden > 0 ? [zh ? `另有${hidden}组只在数据表里` : `${hidden} more in the table`] : []),
  ];
}

/** The groups as months of a line; a month that runs beyond the range is unfinished. Answers without a date are left out. */
export function groupMonths<R extends GroupRow>(rows: readonly R[], { scope }: Context): readonly MonthPoint[] {
  return rows
    .filter(({ value }) => value !== '')
    .map(({ value, n, score, low, high }) => ({
      month: value,
      n,
      score,
      low,
      high,
      complete: addMonths(`${value}-01`, 1) <= scope.to,
    }));
}
