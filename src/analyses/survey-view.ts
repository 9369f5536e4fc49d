import type { LineSpec } from '../charts/spec';
import type { Formatter } from '../i18n/format';
import type { Locale } from '../i18n/locale';

/** Fewer answers than this carry no claim. */
export const ENOUGH = 30;
/** How a score is called and written: NPS in points, CSAT in percent. */
export interface Metric {
  readonly name: string;
  readonly write: (score: number) => string;
  /** Beside its mark, where the axis has the unit. */
  readonly plain: (score: number) => string;
  /** NPS runs through zero; a share does not. */
  readonly signed: boolean;
  /** Ends of the scale, for intervals that reach past them. */
  readonly range: readonly [number, number];
}

export interface MonthPoint {
  readonly month: string;
  readonly n: number;
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly complete: boolean;
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Scores over months with their band; an unfinished month is hollow, the whole a dotted line. */
export function monthLine(
  points: readonly MonthPoint[],
  metric: Metric,
  overall: number | null,
  { locale, format }: { readonly locale: Locale; readonly format: Formatter },
): LineSpec {
  const [bottom, top] = metric.range;
  const zh = locale === 'zh-CN';
  return {
    kind: 'line',
    x: {
      ticks: points.map(({ month }, index) => ({
        at: monthNumber(month),
        part: { of: month.slice(0, 4), long: format.month(month), short: format.monthShort(month) },
        text: index === 0 || month.endsWith('-01') ? format.month(month) : format.monthShort(month),
      })),
    },
    y: { write: metric.write, within: metric.range },
    series: [
      ...(overall === null || points.length === 0
        ? []
        : [
            {
              key: 'overall',
              name: zh ? '全部月份' : 'All months',
              emphasis: 'reference' as const,
              points: points.map(({ month }) => ({ x: monthNumber(month), y: overall })),
            },
          ]),
      {
        key: 'score',
        name: metric.name,
        emphasis: 'subject',
        band: true,
        points: points.map(({ month, n, score, low, high, complete }) => ({
          x: monthNumber(month),
          y: score,
          key: month,
          unfinished: !complete,
          ...(low !== null && high !== null && { low: Math.max(bottom, low), high: Math.min(top, high) }),
          note: `${format.month(month)} · n ${format.count(n)}`,
        })),
      },
    ],
  };
}

/** NPS as it is called and written. */
export const npsMetric = (format: Formatter): Metric => ({
  name: 'NPS',
  write: (score) => format.number(score, 0) + (format.locale === 'zh-CN' ? '分' : ''),
  plain: (score) => format.number(score, 0),
  signed: true,
  range: [-100, 100],
});

/** CSAT as it is called and written. */
export const csatMetric = (format: Formatter): Metric => ({
  name: format.locale === 'zh-CN' ? '满意度' : 'CSAT',
  write: (share) => format.percent(share, 0),
  plain: (share) => format.percent(share, 0),
  signed: false,
  range: [0, 1],
});

/** The question with its scale, unless its wording says the scale already: 「总体满意度」（1–5分）. */
export function questionText(
  {
    wording,
    scale_min,
    scale_max,
  }: { readonly wording: string; readonly scale_min: number; readonly scale_max: number },
  { locale, format }: { readonly locale: Locale; readonly format: Formatter },
): string {
  const zh = locale === 'zh-CN';
  const quoted = zh ? `「${wording}」` : `“${wording}”`;
  if (/\d\s*(?:[–—~～-]|to|到|至)\s*\d/.test(wording)) return quoted;
  const scale = `${format.number(scale_min)}–${format.number(scale_max)}`;
  return zh ? `${quoted}（${scale}分）` : `${quoted} (${scale})`;
}
