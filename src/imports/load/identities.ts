import { Interned, type WordColumn } from './interned';

/** An identity as it was read; `isDamaged`: a spreadsheet turned some of the column into 1.38E+10. */
export interface Identity {
  readonly column: WordColumn;
  readonly isDamaged: boolean;
}

const [STAR, HASH, DOLLAR, TILDE] = [42, 35, 36, 126];
const DAMAGED = /^\d(?:\.\d+)?e\+\d+$/i;

/** True for a text that names nobody: 张**, ##…, $$…, ~…: `unmasked` of macros.sql. */
function isMasked(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from];
  if (first === TILDE || ((first === HASH || first === DOLLAR) && from + 1 < to && bytes[from + 1] === first))
    return true;
  for (let at = from; at < to; at++) if (bytes[at] === STAR) return true;
  return false;
}

const [UNSEEN, NOBODY] = [-2, -1];

/** `Typed.identity` in arrays: who is told by the first of several columns that names somebody. */
export function identified(identities: readonly Identity[], rows: number): WordColumn {
  const words = new Interned();
  const codes = new Int32Array(rows).fill(NOBODY);
  const decoder = new TextDecoder();
  for (const { column, isDamaged } of identities) {
    const { bytes, offsets } = column.words;
    const numbers = new Int32Array(offsets.length - 1).fill(UNSEEN);
    const numberOf = (word: number) => {
      const [from, to] = [offsets[word] ?? 0, offsets[word + 1] ?? 0];
      if (column.isMasked && isMasked(bytes, from, to)) return NOBODY;
      if (isDamaged && DAMAGED.test(decoder.decode(bytes.subarray(from, to)))) return NOBODY;
      return words.number(bytes, from, to);
    };
    for (let row = 0; row < rows; row++) {
      const word = column.codes[row] ?? NOBODY;
      if (codes[row] !== NOBODY || word < 0) continue;
      if (numbers[word] === UNSEEN) numbers[word] = numberOf(word);
      codes[row] = numbers[word] ?? NOBODY;
    }
  }
  return { kind: 'word', codes, words: words.list(), isMasked: false };
}
