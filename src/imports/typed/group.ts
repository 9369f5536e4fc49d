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

/** The values of some rows. */
export function take(column: TypedColumn, rows: Int32Array): TypedColumn {
  if (column.kind === 'word') {
    const codes = new Int32Array(rows.length);
    for (let at = 0; at < rows.length; at++) codes[at] = column.codes[rows[at] ?? 0] ?? -1;
    return { ...column, codes };
  }
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) values[at] = column.values[rows[at] ?? 0] ?? NaN;
  return { ...column, values };
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
