import { nice } from 'd3-array';
import { COLOURS } from '../look';
import type { NumberLook } from '../numbers';

/** Series of this colour are background: drawn thin, and out of the legend. */
export const QUIET = COLOURS['rule-2'];

/** How far an interval reaches from each value, up and down; `null` where it is unknown. */
export interface Reach {
  readonly up: readonly (number | null)[];
  readonly down: readonly (number | null)[];
}

/** Words at a point of a series. */
export interface PointLabel {
  readonly at: number;
  readonly lines: readonly string[];
}

export interface NativeSeries {
  readonly name: string;
  /** `null`: unknown, a gap. */
  readonly values: readonly (number | null)[];
  readonly colour: string;
  /** Thin and without a name in the legend: background. */
  readonly isQuiet: boolean;
  /** Drawn as error bars, from columns of the same sheet. */
  readonly reach?: Reach;
  readonly labels?: readonly PointLabel[];
}

/** A chart that PowerPoint draws itself from a sheet of numbers. */
export interface NativeChart {
  /** `dots`: points with intervals over names; what has no interval is a dashed line through all of them. */
  readonly type: 'bars' | 'columns' | 'line' | 'scatter' | 'dots';
  readonly categories: readonly string[];
  /** Places of the points along x, for `scatter`. */
  readonly x: readonly number[];
  readonly series: readonly NativeSeries[];
  /** One per category, where they differ. */
  readonly colours: readonly string[];
  readonly look: NumberLook;
  readonly showsValues: boolean;
  /** From where the value axis starts; `null` leaves it to the program. */
  readonly from: number | null;
  readonly to: number | null;
  /** Range of x, for `scatter`. */
  readonly xDomain: readonly [number, number] | null;
  readonly xTitle: string;
  readonly unit: string;
}

/** `null` and what is no number stay unknown. */
export const scaledBy = ({ factor }: NumberLook, value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : value * factor;

/** A name with the unit that its numbers are held in. */
export const named = (name: string, { unit }: NumberLook) => (unit === '' || unit === '%' ? name : `${name} (${unit})`);

interface Bounded {
  readonly value: number | null;
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
}

/** The reach of intervals around values; `undefined` where there is none at all. */
export function reachOf(look: NumberLook, points: readonly Bounded[]): Reach | undefined {
  const between = (from: number | null | undefined, to: number | null | undefined) => {
    const [start, end] = [scaledBy(look, from), scaledBy(look, to)];
    return start === null || end === null ? null : Math.max(0, end - start);
  };
  const up = points.map(({ value, high }) => between(value, high));
  const down = points.map(({ value, low }) => between(low, value));
  return up.some((one) => one !== null) || down.some((one) => one !== null) ? { up, down } : undefined;
}

/** Round ends of an axis that takes in every value with its interval: programs look at values alone. */
export function axisAround(series: readonly NativeSeries[], fromZero: boolean): readonly [number, number] | null {
  const ends = series.flatMap(({ values, reach }) =>
    values.flatMap((value, i) => (value === null ? [] : [value - (reach?.down[i] ?? 0), value + (reach?.up[i] ?? 0)])),
  );
  if (ends.length === 0) return null;
  const [low, high] = [Math.min(...ends, ...(fromZero ? [0] : [])), Math.max(...ends)];
  return low === high ? null : nice(low, high, 6);
}

/** A column of the sheet of a chart. */
export interface ChartColumn {
  readonly series: NativeSeries;
  /** The values themselves, or how far their intervals reach. */
  readonly role: 'values' | 'up' | 'down';
  readonly values: readonly (number | null)[];
}

/** Every column of the sheet, in order: a series is followed by its reach. */
export const columnsOf = ({ series }: NativeChart): readonly ChartColumn[] =>
  series.flatMap((one): readonly ChartColumn[] => [
    { series: one, role: 'values', values: one.values },
    ...(one.reach
      ? [
          { series: one, role: 'up' as const, values: one.reach.up },
          { series: one, role: 'down' as const, values: one.reach.down },
        ]
      : []),
  ]);
