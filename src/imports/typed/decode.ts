import { cleanCell } from '../text/cells';
import type { TextList, TypedColumn, TypedPlan } from './read';

type WordColumn = Extract<TypedColumn, { readonly kind: 'word' }>;

const LF = 10;

/** Texts of a list as words, one after the other; undefined where bytes are of another encoding. */
function wordsOf({ bytes, offsets }: TextList, encoding: TypedPlan['encoding']): readonly string[] | undefined {
  if (bytes.includes(LF)) return undefined;
  const count = offsets.length - 1;
  const joined = new Uint8Array(bytes.length + count);
  for (let at = 0; at < count; at++) {
    const [from, to] = [offsets[at] ?? 0, offsets[at + 1] ?? 0];
    joined.set(bytes.subarray(from, to), from + at);
    joined[to + at] = LF;
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(joined).split('\n').slice(0, count);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/**
 * A column of words in UTF-8, whatever it was read from; `nulls` that only show after decoding are nothing. Undefined where a word is of
 * another encoding, or is wrapped in a way that only shows after decoding.
 */
export function checked(
  column: WordColumn,
  encoding: TypedPlan['encoding'],
  nulls: ReadonlySet<string>,
): WordColumn | undefined {
  if (column.words.bytes.every((byte) => byte < 0x80)) return column;
  const words = wordsOf(column.words, encoding);
  if (!words || words.some((word) => cleanCell(word) !== word)) return undefined;
  if (encoding === 'utf-8') return column;
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(words.reduce((sum, word) => sum + 3 * word.length, 0));
  const offsets = new Int32Array(words.length + 1);
  for (const [at, word] of words.entries()) {
    const start = offsets[at] ?? 0;
    offsets[at + 1] = start + encoder.encodeInto(word, bytes.subarray(start)).written;
  }
  const isNothing = words.map((word) => nulls.has(word));
  const codes = isNothing.includes(true)
    ? column.codes.map((code) => (isNothing[code] === true ? -1 : code))
    : column.codes;
  return { ...column, codes, words: { bytes: bytes.slice(0, offsets.at(-1)), offsets } };
}
