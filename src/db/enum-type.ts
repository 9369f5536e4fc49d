import { literal } from './bind';

/** So many words, or bytes of them, are still a type: more are stored as texts. */
const MOST_WORDS = 4096;
const MOST_LETTERS = 1 << 16;

/**
 * The type of a column that holds few words often: one or two bytes a row instead of sixteen and more. The words are in order, so that rows
 * sort as their texts do. Undefined for too many words, or none.
 */
export function enumType(words: Iterable<string>): string | undefined {
  const distinct = [...new Set(words)].sort(byLetters);
  const letters = distinct.reduce((sum, word) => sum + word.length, 0);
  if (distinct.length === 0 || distinct.length > MOST_WORDS || letters > MOST_LETTERS) return undefined;
  if (distinct.some((word) => word.includes('\0'))) return undefined;
  return `ENUM(${distinct.map(literal).join(', ')})`;
}

/** As the engine compares texts: by their bytes in UTF-8. */
function byLetters(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [at, letter] of left.entries()) {
    const step = (letter.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
    if (step !== 0) return step;
  }
  return left.length - right.length;
}
