import type { Values } from '../../db/column-values';
import type { RowShift } from '../format';
import { counting, raised } from '../typed/group';
import type { TypedColumn } from '../typed/read';

/** Which row of the file, as a spreadsheet counts them, a row of data is. */
export interface RowNumbers {
  readonly one: (row: number) => number;
  /** Of these rows. */
  readonly these: (rows: Int32Array) => Values<Int32Array>;
  /** Of the first so many. */
  readonly all: (rows: number) => Values<Int32Array>;
}

/** `skip`: rows above the first row of data, plus one; `shifts` as of normalised CSV. */
export function rowNumbers(skip: number, shifts: readonly RowShift[] = []): RowNumbers {
  const shifted = (row: number) => row + (shifts.findLast(({ from }) => row >= from)?.by ?? 0);
  const moved = (values: Values<Int32Array>): Values<Int32Array> => {
    if (shifts.length === 0) return values;
    const subarray = (from: number, to: number) => {
      const part = values.subarray(from, to).slice();
      for (let at = 0; at < part.length; at++) part[at] = shifted(part[at] ?? 0);
      return part;
    };
    return { length: values.length, subarray };
  };
  return {
    one: (row) => shifted(row + skip),
    these: (rows) => moved(raised(rows, skip)),
    all: (rows) => moved(counting(rows, skip)),
  };
}

/** Where each text first stands in an order's first line; 0: nowhere. */
export function firstRows(
  { codes, words }: Extract<TypedColumn, { kind: 'word' }>,
  firsts: Int32Array,
  rowOf: RowNumbers['one'],
): Int32Array {
  const rows = new Int32Array(words.offsets.length - 1);
  for (let order = firsts.length - 1; order >= 0; order--) {
    const row = firsts[order] ?? 0;
    const code = codes[row] ?? -1;
    if (code >= 0) rows[code] = rowOf(row);
  }
  return rows;
}
