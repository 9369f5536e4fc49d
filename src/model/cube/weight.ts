/** What the arrays take, in bytes. */
export interface CubeBytes {
  /** Kept orders, one element each in every array. */
  readonly rows: number;
  readonly orders: number;
  readonly lines: number;
  /** Codes of attributes, customers as they were judged, and survey answers. */
  readonly attributes: number;
  /** What filters let through, and tables of ranges. */
  readonly answers: number;
}

/** Bytes of all arrays in plain objects, lists and maps; memory that several share is counted once. */
export function arrayBytes(value: unknown, seen = new Set<ArrayBufferLike>()): number {
  if (ArrayBuffer.isView(value)) {
    if (seen.has(value.buffer)) return 0;
    seen.add(value.buffer);
    return value.buffer.byteLength;
  }
  if (typeof value !== 'object' || value === null) return 0;
  const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
  let bytes = 0;
  for (const part of parts) bytes += arrayBytes(part, seen);
  return bytes;
}
