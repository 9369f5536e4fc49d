import type { Filters } from '../model/scope';
import type { LinkState } from './link';
import { type Range, rangeCodec } from './range';
import { isAmount, MOST_TARGET, type TargetMetric } from './targets';

export const isShare = (metric: TargetMetric): boolean => metric.endsWith('_rate') || metric === 'csat';

/** FNV-1a, in base 36: tells scopes apart, no more. */
function hashed(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A name for range and filters as they stand in a link: `12m`, `3m.1x0k2z`; empty for figures that have a target in any scope. */
export function scopeName(metric: TargetMetric, range: Range, filters: Filters): string {
  if (!isAmount(metric)) return '';
  const chosen = Object.entries(filters)
    .map(([attribute, values]) => `${attribute}=${values.toSorted().join('~')}`)
    .toSorted();
  return `${rangeCodec('12m').format(range)}${chosen.length > 0 ? `.${hashed(chosen.join('&'))}` : ''}`;
}

/** The view with what a figure should reach on its range and filters, or no longer. */
export function withTarget(link: LinkState, metric: TargetMetric, value: number | null): LinkState {
  const { [metric]: _, ...others } = link.targets ?? {};
  const set = value === null ? {} : { [metric]: { value, scope: scopeName(metric, link.range, link.filters) } };
  return { ...link, targets: { ...others, ...set } };
}

const UNITS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3, k: 1e3, m: 1e6, b: 1e9 };

/** A target as people type it: `1300万`, `1.3M`, `¥1,300,000`, `65%`; shares are written in per cent with or without the sign. `null`: none. */
export function readTarget(metric: TargetMetric, text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥$€£元]/g, '').toLowerCase(); // prettier-ignore
  const [, number = '', unit = ''] = /^([+-]?\d+(?:\.\d+)?)([万亿千kmb]|%)?$/.exec(plain) ?? [];
  if (number === '' || (unit === '%' && !isShare(metric))) return null;
  const value = Number(number) * (UNITS[unit] ?? 1);
  if (isShare(metric)) return unit in UNITS || value < 0 || value > 100 ? null : value / 100;
  const isPossible = metric === 'nps' ? Math.abs(value) <= 100 : value > 0 && value <= MOST_TARGET;
  return isPossible ? Number(value.toPrecision(6)) : null;
}

/** How a figure stands against its target. */
export interface Verdict {
  readonly isAttained: boolean;
  /** The target lies within the figure's interval: the difference may be chance. */
  readonly isClose: boolean;
  /** Of the target, for amounts and averages: 0.94. `null` where a share of it says nothing. */
  readonly share: number | null;
}

/** The digits that a card shows: a figure that reads like its target has reached it. */
export const shownAs = (metric: TargetMetric, value: number): number =>
  isShare(metric) ? Math.round(1000 * value) / 1000 : metric === 'nps' ? Math.round(value) : value;

/** Judges a figure; of lapsed customers, fewer is better. */
export function judged(
  metric: TargetMetric,
  { value, low, high }: { readonly value: number; readonly low: number | null; readonly high: number | null },
  target: number,
): Verdict {
  const shown = shownAs(metric, value);
  const isAttained = metric === 'churn_rate' ? shown <= target : shown >= target;
  const isClose = low !== null && high !== null && low <= target && target <= high;
  return { isAttained, isClose, share: isShare(metric) || metric === 'nps' || target === 0 ? null : value / target };
}
