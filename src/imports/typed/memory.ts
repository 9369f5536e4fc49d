import type { TypedRead } from './read';

type Columns = Pick<TypedRead, 'columns'>;

/** The memory of columns, to be handed over rather than copied. */
export function memoryOf({ columns }: Columns): ArrayBuffer[] {
  const buffers = new Set<ArrayBufferLike>();
  for (const column of columns) {
    const arrays = column && 'codes' in column ? [column.codes, column.words.bytes, column.words.offsets] : [];
    for (const array of column && 'values' in column ? [column.values] : arrays) buffers.add(array.buffer);
  }
  return [...buffers].filter((buffer) => buffer instanceof ArrayBuffer);
}

/** Frees the columns at once: they are large, and a collection may come only when the engine has taken as much again. */
export function letGo(read: Columns): void {
  structuredClone(null, { transfer: memoryOf(read) });
}
