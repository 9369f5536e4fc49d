import type { NumberLook } from '../numbers';

export interface NativeSeries {
  readonly name: string;
  /** `null`: unknown, a gap. */
  readonly values: readonly (number | null)[];
  readonly colour: string;
  /** Thin and without a name in the legend: background, bounds of an interval. */
  readonly isQuiet: boolean;
}

/** A chart that PowerPoint draws itself from a sheet of numbers. */
export interface NativeChart {
  readonly type: 'bars' | 'columns' | 'line' | 'scatter';
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
