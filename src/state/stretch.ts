import type { Extents } from '../model/extents';
import { addMonths, type Day, monthStart } from '../util/day';
import { nextDay, previousDay, type Range, type RangePreset, resolveRange, type StatedRange } from './range';

/** Days, `to` exclusive. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

function daysOf(range: Range, extents: Extents): Days | null {
  const { from, to } = resolveRange(range, extents);
  const [first, end] = [from ?? extents.firstDay, to ?? extents.asOf];
  return first && end && first < end ? { from: first, to: end } : null;
}

/**
 * What a time chart keeps in sight around a range: for whole months chosen by hand the preset that they were chosen from, widened where
 * they reach beyond it; else the range itself.
 */
export function aroundOf(range: Range, preset: RangePreset, extents: Extents): Days | null {
  const own = daysOf(range, extents);
  const wide = daysOf(preset, extents);
  if (!own || !wide || typeof range === 'string') return own;
  const { firstDay, asOf } = extents;
  const startsWhole = own.from === monthStart(own.from) || own.from === firstDay;
  const endsWhole = own.to === monthStart(own.to) || own.to === asOf;
  if (!startsWhole || !endsWhole) return own;
  return { from: own.from < wide.from ? own.from : wide.from, to: own.to > wide.to ? own.to : wide.to };
}

/** The days of a stretch of the months `YYYY-MM` that a chart shows; the first and the last month may be cut by what is seen. */
export function rangeOfStretch(
  months: readonly string[],
  around: Days,
  [first, last]: readonly [number, number],
): StatedRange | null {
  const [start, end] = [months[first], months[last]];
  return start === undefined || end === undefined
    ? null
    : { first: firstOf(start, around), last: previousDay(endOf(end, around)) };
}

/** The other way round: which months of the chart a range covers; null: all, or it cuts one in two. */
export function stretchOf(
  months: readonly string[],
  around: Days,
  { first, last }: StatedRange,
): readonly [number, number] | null {
  const from = months.findIndex((month) => first === firstOf(month, around));
  const end = months.findIndex((month) => nextDay(last) === endOf(month, around));
  return from < 0 || end < from || (from === 0 && end === months.length - 1) ? null : [from, end];
}

const firstOf = (month: string, { from }: Days): Day => (`${month}-01` < from ? from : `${month}-01`);
function endOf(month: string, { to }: Days): Day {
  const next = addMonths(`${month}-01`, 1);
  return next > to ? to : next;
}
