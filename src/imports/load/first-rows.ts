import type { TypedColumn } from '../typed/read';

/** Where each text first stands in an order's first line; 0: nowhere. */
export function firstRows(
  { codes, words }: Extract<TypedColumn, { kind: 'word' }>,
  firsts: Int32Array,
  skip: number,
): Int32Array {
  const rows = new Int32Array(words.offsets.length - 1);
  for (let order = firsts.length - 1; order >= 0; order--) {
    const row = firsts[order] ?? 0;
    const code = codes[row] ?? -1;
    if (code >= 0) rows[code] = row + skip;
  }
  return rows;
}
