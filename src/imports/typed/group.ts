import type { ColumnValues, Values } from '../../db/column-values';
import type { TypedColumn } from './read';

/** Rows that belong together because they have the same code. */
export interface Groups {
  /** Index of each group's first row. */
  readonly firsts: Int32Array;
  readonly counts: Int32Array;
}

/** Groups rows by codes 0 … `size` − 1, each of which occurs. */
export function groupRows(codes: Int32Array, size: number): Groups {
  const firsts = new Int32Array(size);
  const counts = new Int32Array(size);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (counts[code] === 0) firsts[code] = row;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return { firsts, counts };
}

/** The values of some rows, taken when they are asked for. */
export function take(column: TypedColumn, rows: Int32Array): ColumnValues {
  if (column.kind === 'word') return { kind: 'word', words: column.words, codes: taken(column.codes, rows) };
  const { kind, values } = column;
  const subarray = (from: number, to: number) => {
    const part = new Float64Array(to - from);
    for (let at = from; at < to; at++) part[at - from] = values[rows[at] ?? 0] ?? NaN;
    return part;
  };
  return { kind, values: { length: rows.length, subarray } };
}

/** Codes of some rows; `by` is added to each. */
export function taken(codes: Int32Array, rows: Int32Array, by = 0): Values<Int32Array> {
  const subarray = (from: number, to: number) => {
    const part = new Int32Array(to - from);
    for (let at = from; at < to; at++) part[at - from] = (codes[rows[at] ?? 0] ?? -1) + by;
    return part;
  };
  return { length: rows.length, subarray };
}

/** Numbers, each with `by` added. */
export function raised(values: Int32Array, by: number): Values<Int32Array> {
  const subarray = (from: number, to: number) => {
    const part = values.slice(from, to);
    for (let at = 0; at < part.length; at++) part[at] = (part[at] ?? 0) + by;
    return part;
  };
  return { length: values.length, subarray };
}

/** `from`, `from` + 1 … */
export function counting(length: number, from: number): Values<Int32Array> {
  const subarray = (start: number, end: number) => {
    const part = new Int32Array(end - start);
    for (let at = 0; at < part.length; at++) part[at] = from + start + at;
    return part;
  };
  return { length, subarray };
}

/** True where rows of one group differ. */
export function varies(column: TypedColumn, codes: Int32Array, { firsts }: Groups): boolean {
  const values = column.kind === 'word' ? column.codes : column.values;
  for (let row = 0; row < codes.length; row++) {
    const first = values[firsts[codes[row] ?? 0] ?? 0] ?? NaN;
    const value = values[row] ?? NaN;
    if (value !== first && !(Number.isNaN(value) && Number.isNaN(first))) return true;
  }
  return false;
}

/** Sum, smallest and largest value of each group: NaN where no row has one. */
export interface Totals {
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

export function totals(values: Float64Array, codes: Int32Array, { firsts }: Groups): Totals {
  const sum = new Float64Array(firsts.length).fill(NaN);
  const min = sum.slice();
  const max = sum.slice();
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) continue;
    const code = codes[row] ?? 0;
    const before = sum[code] ?? NaN;
    if (Number.isNaN(before)) {
      sum[code] = value;
      min[code] = value;
      max[code] = value;
    } else {
      sum[code] = before + value;
      if (value < (min[code] ?? NaN)) min[code] = value;
      if (value > (max[code] ?? NaN)) max[code] = value;
    }
  }
  return { sum, min, max };
}
