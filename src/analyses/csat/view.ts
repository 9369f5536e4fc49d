import type { ChartSpec, ColumnsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Headline, ViewContext } from '../analysis';
import type { csatCut, questionParam, surveyBy, surveyParam } from '../survey-params';
import { groupDots, groupHeadline, groupMonths, groupNotes, groupReading } from '../survey-groups';
import { csatMetric, ENOUGH, monthLine, questionText } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Params = typeof surveyBy & typeof questionParam & typeof csatCut & typeof surveyParam;
type Context = ViewContext<ValuesOf<Params>>;

/** Satisfied and not: there is only one group, so its make-up is drawn. */
function makeUp({ n, satisfied, csat_min }: Row, { format, locale }: Context): ColumnsSpec {
  const zh = locale === 'zh-CN';
  const from = format.number(csat_min);
  const column = (key: string, label: string, count: number, tone: 'neutral' | 'good') => ({
    key, label, value: count / n, text: format.percent(count / n, 0), tone, note: `n ${format.count(count)}`,
  }); // prettier-ignore
  return {
    kind: 'columns',
    y: { write: (share) => format.percent(share, 0) },
    columns: [
      column('rest', zh ? `低于${from}分` : `Below ${from}`, n - satisfied, 'neutral'),
      column('satisfied', zh ? `${from}分及以上` : `${from} and above`, satisfied, 'good'),
    ],
  };
}

export function csatView(rows: readonly Row[], context: Context): ChartSpec | null {
  const { format, locale, params } = context;
  const metric = csatMetric(format);
  const [first] = rows;
  if (!first) return null;
  if (params.by === 'none') return makeUp(first, context);
  if (params.by === 'month') {
    const points = groupMonths(rows, context);
    return points.length === 0 ? null : monthLine(points, metric, first.overall_score, context);
  }
  const dots = groupDots(rows, metric, context);
  const means = new Map(rows.map(({ value, mean }) => [value, format.number(mean, 2)]));
  return {
    ...dots,
    headings: [locale === 'zh-CN' ? '均分' : 'Mean', 'n'],
    dots: dots.dots.map((dot) => ({ ...dot, cells: [means.get(dot.key) ?? '', ...dot.cells] })),
  };
}

export function csatHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale, params } = context;
  const [first] = rows;
  if (!first) return null;
  if (params.by !== 'none') return groupHeadline(rows, csatMetric(format), context);
  const zh = locale === 'zh-CN';
  if (first.n < ENOUGH) {
    const n = format.count(first.n);
    return { text: zh ? `只有${n}份答卷，还说不准满意度` : `Too few answers for a satisfaction score: only ${n}` };
  }
  const [share, from, mean] = [
    format.percent(first.score, 0),
    format.number(first.csat_min),
    format.number(first.mean, 2),
  ];
  return {
    text: zh
      ? `${share}的答卷打了${from}分或更高，平均${mean}分`
      : `${share} of answers score ${from} or more; the mean is ${mean}`,
    stake: { customers: first.n - first.satisfied },
  };
}

export function csatReading(rows: readonly Row[], context: Context): string | null {
  const { params, locale, format } = context;
  const [first] = rows;
  if (params.by !== 'none' || !first) return params.by === 'month' ? null : groupReading(rows, context);
  const [low, high] = [format.percent(first.low), format.percent(first.high)];
  const n = format.count(first.n);
  return locale === 'zh-CN'
    ? `${n}份答卷，满意度的95%区间是${low}到${high}。`
    : `${n} answers; the 95% interval of the share runs from ${low} to ${high}.`;
}

export function csatFootnote(rows: readonly Row[], context: Context): string | null {
  const { format, locale } = context;
  const [first] = rows;
  if (!first) return null;
  const zh = locale === 'zh-CN';
  const from = format.number(first.csat_min);
  const asked = questionText(first, context);
  const rule = zh ? `${asked}，${from}分起算满意` : `${asked}, satisfied from ${from}`;
  return [rule, ...groupNotes(rows, context)].join(zh ? '；' : '; ');
}
