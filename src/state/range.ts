import type { Codec } from '../codec/codec';
import type { Extents } from '../model/extents';
import { addDays, addMonths, type Day, isDay, monthStart } from '../util/day';

export const RANGE_PRESETS = ['12m', '18m', 'ytd', '6m', '3m', 'all'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];
/** Days are inclusive on both ends, as people write them; a scope's `to` is exclusive. */
export interface StatedRange {
  readonly first: Day;
  readonly last: Day;
}
export type Range = RangePreset | StatedRange;

const isPreset = (text: string): text is RangePreset => RANGE_PRESETS.some((preset) => preset === text);

/** `12m`, `all` … or `2024-01-01..2024-12-20`. */
export function rangeCodec(fallback: RangePreset): Codec<Range> {
  return {
    fallback,
    accepts: `${RANGE_PRESETS.join(' | ')} | YYYY-MM-DD..YYYY-MM-DD`,
    parse: (text) => {
      if (isPreset(text)) return text;
      const [first = '', last = '', ...rest] = text.split('..');
      return rest.length === 0 && isDay(first) && isDay(last) && first <= last ? { first, last } : undefined;
    },
    format: (range) => (typeof range === 'string' ? range : `${range.first}..${range.last}`),
  };
}

const MONTHS: Readonly<Record<'12m' | '18m' | '6m' | '3m', number>> = { '12m': 12, '18m': 18, '6m': 6, '3m': 3 };

/**
 * Days of a range given what is loaded; `12m` is twelve calendar months, the one that still runs included, so that no month
 * is cut at the start.
 *
 * `from` inclusive, `to` exclusive, never before the first day seen. */
export function resolveRange(range: Range, extents: Extents): { readonly from: Day | null; readonly to: Day | null } {
  const { firstDay, asOf } = extents;
  if (typeof range === 'object') return { from: range.first, to: nextDay(range.last) };
  if (firstDay === null || asOf === null || range === 'all') return { from: null, to: null };
  const from =
    range === 'ytd'
      ? `${previousDay(asOf).slice(0, 4)}-01-01`
      : addMonths(monthStart(previousDay(asOf)), 1 - MONTHS[range]);
  return { from: from < firstDay ? firstDay : from, to: asOf };
}

export const nextDay = (day: Day): Day => addDays(day, 1);
export const previousDay = (day: Day): Day => addDays(day, -1);
