import type { ChartSpec, ColumnsSpec } from '../../charts/spec';
import type { ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Headline, ViewContext } from '../analysis';
import type { npsCuts, questionParam, surveyBy, surveyParam } from '../survey-params';
import { groupDots, groupHeadline, groupMonths, groupNotes, groupReading } from '../survey-groups';
import { ENOUGH, monthLine, npsMetric, questionText } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
type Params = typeof surveyBy & typeof questionParam & typeof npsCuts & typeof surveyParam;
type Context = ViewContext<ValuesOf<Params>>;

/** The three kinds of answers of everybody: there is only one group, so its make-up is drawn. */
function makeUp({ n, promoters, passives, detractors, ...row }: Row, { format, locale }: Context): ColumnsSpec {
  const zh = locale === 'zh-CN';
  const column = (key: string, label: string, count: number, tone: 'bad' | 'neutral' | 'good') => ({
    key, label, value: count / n, text: format.percent(count / n, 0), tone, note: `n ${format.count(count)}`,
  }); // prettier-ignore
  const [worst, best] = [format.number(row.detractor_max), format.number(row.promoter_min)];
  return {
    kind: 'columns',
    y: { write: (share) => format.percent(share, 0) },
    columns: [
      column('detractor', zh ? `贬损者 ≤${worst}` : `Detractors ≤${worst}`, detractors, 'bad'),
      column('passive', zh ? '中立者' : 'Passives', passives, 'neutral'),
      column('promoter', zh ? `推荐者 ≥${best}` : `Promoters ≥${best}`, promoters, 'good'),
    ],
  };
}

export function npsView(rows: readonly Row[], context: Context): ChartSpec | null {
  const { format, params } = context;
  const metric = npsMetric(format);
  const [first] = rows;
  if (!first) return null;
  if (params.by === 'none') return makeUp(first, context);
  if (params.by !== 'month') return groupDots(rows, metric, context);
  const points = groupMonths(rows, context);
  return points.length === 0 ? null : monthLine(points, metric, first.overall_score, context);
}

export function npsHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { format, locale, params } = context;
  const [first] = rows;
  if (!first) return null;
  if (params.by !== 'none') return groupHeadline(rows, npsMetric(format), context);
  const zh = locale === 'zh-CN';
  if (first.n < ENOUGH) {
    const n = format.count(first.n);
    return { text: zh ? `只有${n}份答卷，还说不准NPS` : `Too few answers for an NPS: only ${n}` };
  }
  const [score, p, d] = [
    format.number(first.score, 0),
    format.percent(first.promoter_share, 0),
    format.percent(first.detractor_share, 0),
  ];
  const stake = { customers: first.detractors };
  if (first.low <= 0 && first.high >= 0) {
    return {
      text: zh
        ? `NPS ${score}分，分不出推荐者和贬损者谁更多`
        : `NPS ${score}: promoters and detractors cannot be told apart`,
      stake,
    };
  }
  const more = first.score > 0;
  return {
    text: zh
      ? `NPS ${score}分，推荐者占${p}，${more ? '多于' : '少于'}贬损者的${d}`
      : `NPS ${score}: ${p} promote, ${more ? 'more' : 'fewer'} than the ${d} who detract`,
    stake,
  };
}

export function npsReading(rows: readonly Row[], context: Context): string | null {
  const { params, locale, format } = context;
  const [first] = rows;
  if (params.by !== 'none' || !first) return params.by === 'month' ? null : groupReading(rows, context);
  const [low, high] = [Math.max(-100, first.low), Math.min(100, first.high)].map((score) => format.number(score, 0));
  const n = format.count(first.n);
  return locale === 'zh-CN'
    ? `${n}份答卷，NPS的95%区间是${low}到${high}分。`
    : `${n} answers; the 95% interval of the NPS runs from ${low} to ${high}.`;
}

export function npsFootnote(rows: readonly Row[], context: Context): string | null {
  const { format, locale, params } = context;
  const [first] = rows;
  if (!first) return null;
  const zh = locale === 'zh-CN';
  const asked = questionText(first, context);
  const [good, bad] = [first.promoter_min, first.detractor_max].map((v) => format.number(v));
  const isStandIn = first.kind !== 'nps' || first.promoter_min !== params.promoter_min;
  const notes = [
    ...(isStandIn
      ? [
          zh
            ? `用${asked}代替：${good}分起为推荐者，${bad}分及以下为贬损者`
            : `${asked} stands in: promoters from ${good}, detractors up to ${bad}`,
        ]
      : []),
    ...groupNotes(rows, context),
  ];
  return notes.length === 0 ? null : notes.join(zh ? '；' : '; ');
}
