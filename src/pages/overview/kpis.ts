import { isRate, metricText } from '../../analyses/kpi-summary/words';
import type { Formatter } from '../../i18n/format';

export { isRate };

export const CARD_METRICS = [
  'revenue',
  'customers',
  'orders',
  'aov',
  'repeat_rate',
  'churn_rate',
  'new_rate',
  'nps',
] as const;
export type CardMetric = (typeof CARD_METRICS)[number] | 'csat';

export interface KpiRow {
  readonly metric: string;
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Up is bad. */
const isBadUp = (metric: string): boolean => metric === 'churn_rate';

/** A value and its unit, apart, so that the unit can be set small. */
export function valueParts(
  metric: string,
  value: number,
  format: Formatter,
): { readonly value: string; readonly unit: string } {
  const text = metricText(metric, value, format);
  const [, number = text, unit = ''] = /^(.*?[\d.,])([^\d.,]*)$/.exec(text) ?? [];
  return { value: number, unit };
}

/** Half the width of the interval, in the metric's own unit; null where there is none. */
export function margin({ metric, low, high }: KpiRow, format: Formatter): string | null {
  if (low === null || high === null) return null;
  const half = (high - low) / 2;
  return isRate(metric) ? `±${format.fixed(100 * half, 1)}` : `±${format.number(half, metric === 'nps' ? 0 : 1)}`;
}

export interface Delta {
  readonly text: string;
  readonly direction: 'up' | 'down' | 'flat';
  /** Favourable, unfavourable, or not to be judged (no change). */
  readonly tone: 'good' | 'bad' | 'neutral';
  /** The change lies inside the two intervals: no claim. */
  readonly uncertain: boolean;
}

/** With its sign, always with the decimals that stand beside it; what rounds to nothing has none. */
const signed = (text: string): string =>
  !/[1-9]/.test(text) ? text.replace(/^\W/u, '') : /^\d/.test(text) ? `+${text}` : text;

/** The change from one row to another: relative for amounts, percentage points for rates, points for NPS. */
export function delta(now: KpiRow, then: KpiRow | undefined, format: Formatter): Delta | null {
  if (!then || now.value === null || then.value === null) return null;
  const points = isRate(now.metric) || now.metric === 'nps';
  if (!points && then.value === 0) return null;
  const change = points ? now.value - then.value : now.value / then.value - 1;
  const text =
    now.metric === 'nps'
      ? `${change > 0 ? '+' : ''}${format.number(change, 0)}`
      : points
        ? `${signed(format.fixed(100 * change, 1))}${format.locale === 'zh-CN' ? '个点' : ' pts'}`
        : signed(format.rate(change, 1));
  const direction = !/[1-9]/.test(text) ? 'flat' : change > 0 ? 'up' : 'down';
  const better = isBadUp(now.metric) ? direction === 'down' : direction === 'up';
  const uncertain =
    now.low !== null &&
    now.high !== null &&
    then.low !== null &&
    then.high !== null &&
    now.low <= then.high &&
    then.low <= now.high;
  return { text, direction, tone: direction === 'flat' || uncertain ? 'neutral' : better ? 'good' : 'bad', uncertain };
}
