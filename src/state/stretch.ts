import type { Extents } from '../model/extents';
import { addMonths, type Day, monthStart } from '../util/day';
import { nextDay, previousDay, type Range, type RangePreset, resolveRange, type StatedRange } from './range';

/** Days, `to` exclusive. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

const monthsBetween = ({ from, to }: Days): Day[] => {
  const starts: Day[] = [];
  for (let start = monthStart(from); start < to; start = addMonths(start, 1)) starts.push(start);
  return starts;
};

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

/** The days of a stretch of the months that a chart shows; the first and the last month may be cut. */
export function rangeOfStretch(around: Days, [first, last]: readonly [number, number]): StatedRange {
  const months = monthsBetween(around);
  const [from, end] = [months[first] ?? around.from, addMonths(months[last] ?? around.from, 1)];
  return { first: from < around.from ? around.from : from, last: previousDay(end > around.to ? around.to : end) };
}

/** The other way round: which months of the chart a range covers; null: all, or it cuts one in two. */
export function stretchOf(around: Days, { first, last }: StatedRange): readonly [number, number] | null {
  const months = monthsBetween(around);
  const from = months.findIndex((start) => first === (start < around.from ? around.from : start));
  const end = months.findIndex((start) => {
    const next = addMonths(start, 1);
    return nextDay(last) === (next > around.to ? around.to : next);
  });
  return from < 0 || end < from || (from === 0 && end === months.length - 1) ? null : [from, end];
}
