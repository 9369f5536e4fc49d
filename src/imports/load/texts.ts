import type { Texts } from './interned';

const LF = 10;
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Every text of a list. */
export function textsIn({ bytes, offsets }: Texts): readonly string[] {
  const size = offsets.length - 1;
  const textAt = (at: number) => decode(bytes.subarray(offsets[at], offsets[at + 1]));
  const whole = decode(bytes);
  if (whole.length === bytes.length)
    return Array.from({ length: size }, (_, at) => whole.slice(offsets[at], offsets[at + 1]));
  if (bytes.includes(LF)) return Array.from({ length: size }, (_, at) => textAt(at));
  const joined = new Uint8Array(bytes.length + size);
  for (let at = 0; at < size; at++) {
    const [from, to] = [offsets[at] ?? 0, offsets[at + 1] ?? 0];
    joined.set(bytes.subarray(from, to), from + at);
    joined[to + at] = LF;
  }
  return decode(joined).split('\n').slice(0, size);
}

/** Every text of a column of words; none where there is no column. */
export const textsOf = (column: { readonly words: Texts } | undefined): readonly string[] =>
  column ? textsIn(column.words) : [];
