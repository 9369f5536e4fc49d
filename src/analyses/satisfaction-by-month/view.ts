import type { LineSpec } from '../../charts/spec';
import type { Codec, ValuesOf } from '../../codec/codec';
import type { RowOf } from '../../db/columns';
import type { Headline, ViewContext } from '../analysis';
import type { csatCut, npsCuts, questionParam, surveyParam } from '../survey-params';
import { csatMetric, ENOUGH, type MonthPoint, monthLine, npsMetric } from '../survey-view';
import type { columns } from './columns';

type Row = RowOf<typeof columns>;
export type Params = ValuesOf<
  { readonly show: Codec<'nps' | 'csat'> } & typeof questionParam & typeof npsCuts & typeof csatCut & typeof surveyParam
>;
type Context = ViewContext<Params>;
type Scored = MonthPoint & { readonly score: number; readonly low: number; readonly high: number };

/** The metric asked for, or the only one that the survey has. */
export function shown(rows: readonly Row[], { params, format }: Context) {
  const [first] = rows;
  const has = { nps: first?.overall_nps !== null, csat: first?.overall_csat !== null };
  const show = has[params.show] ? params.show : has.nps ? 'nps' : 'csat';
  const points = rows.map((row): MonthPoint => ({
    month: row.month,
    complete: row.complete,
    ...(show === 'nps'
      ? { n: row.nps_n, score: row.nps, low: row.nps_low, high: row.nps_high }
      : { n: row.csat_n, score: row.csat, low: row.csat_low, high: row.csat_high }),
  }));
  const overall =
    show === 'nps'
      ? {
          score: first?.overall_nps ?? null,
          low: first?.overall_nps_low ?? null,
          high: first?.overall_nps_high ?? null,
        }
      : {
          score: first?.overall_csat ?? null,
          low: first?.overall_csat_low ?? null,
          high: first?.overall_csat_high ?? null,
        };
  return { show, points, overall, metric: show === 'nps' ? npsMetric(format) : csatMetric(format) };
}

const isScored = (point: MonthPoint): point is Scored =>
  point.score !== null && point.low !== null && point.high !== null;

export function monthsView(rows: readonly Row[], context: Context): LineSpec | null {
  const { points, overall, metric } = shown(rows, context);
  return points.filter(isScored).length < 2 ? null : monthLine(points, metric, overall.score, context);
}

/** The latest whole month that stands out from all months. */
export function monthsHeadline(rows: readonly Row[], context: Context): Headline | null {
  const { points, overall, metric } = shown(rows, context);
  const { score, low, high } = overall;
  if (score === null || low === null || high === null) return null;
  const zh = context.locale === 'zh-CN';
  const { name, write } = metric;
  const able = points.filter(isScored).filter(({ n, complete }) => complete && n >= ENOUGH);
  if (able.length < 2) return null;
  const told = able.findLast((point) => point.high < low || point.low > high);
  const all = write(score);
  if (!told) {
    return {
      text: zh ? `各月的${name}分不出高低，全部${all}` : `${name} has not moved beyond chance: ${all} over all months`,
    };
  }
  const [month, value] = [context.format.month(told.month), write(told.score)];
  const isLow = told.high < low;
  return {
    text: zh
      ? `${month}的${name}${isLow ? '只有' : '达到'}${value}，${isLow ? '低于' : '高于'}全部月份的${all}`
      : `${name} was ${isLow ? 'only ' : ''}${value} in ${month}, ${isLow ? 'below' : 'above'} the ${all} of all months`,
    stake: { customers: told.n },
  };
}

export function monthsFootnote(rows: readonly Row[], context: Context): string | null {
  const zh = context.locale === 'zh-CN';
  const { points } = shown(rows, context);
  const few = points.filter(({ n }) => n > 0 && n < ENOUGH).length;
  const running = points.filter(({ complete }) => !complete).map(({ month }) => context.format.month(month));
  const notes = [
    ...(few > 0
      ? [zh ? `${few}个月不足${ENOUGH}份，不下结论` : `${few} months with fewer than ${ENOUGH} answers carry no claim`]
      : []),
    ...(running.length > 0 ? [zh ? `${running.join('、')}还没过完` : `${running.join(', ')} is not over`] : []),
  ];
  return notes.length === 0 ? null : notes.join(zh ? '；' : '; ');
}
