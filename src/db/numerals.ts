import type { Texts } from './column-values';

const ZERO = 48;
/** Whole numbers of so many figures fit into 64 bits; of one more where they begin with at most an 8. */
const SURE_FIGURES = 18;
const WORD = 2 ** 32;

/**
 * Texts that are all whole numbers written in the one way a number is written (no sign, no zeros in front, below 9 · 10¹⁸), as numbers:
 * an order id of nineteen figures takes eight bytes instead of thirty-five, and reads the same when it is written again. Undefined for
 * any other text among them, or none.
 */
export function numerals({ bytes, offsets }: Texts): BigInt64Array | undefined {
  const count = offsets.length - 1;
  if (count < 1) return undefined;
  const numbers = new BigInt64Array(count);
  const halves = new Int32Array(numbers.buffer);
  for (let at = 0; at < count; at++) {
    const from = offsets[at] ?? 0;
    const to = offsets[at + 1] ?? 0;
    const first = bytes[from] ?? 0;
    const length = to - from;
    if (length < 1 || length > SURE_FIGURES + 1 || (length > SURE_FIGURES && first > ZERO + 8)) return undefined;
    if (first === ZERO && length > 1) return undefined;
    const middle = Math.max(from, to - 9);
    const high = figures(bytes, from, middle);
    const low = figures(bytes, middle, to);
    if (high < 0 || low < 0) return undefined;
    // high · 10⁹ + low in two exact parts: high = a · 2¹⁵ + b
    const a = Math.floor(high / 0x8000) * 1e9;
    const rest = (a % 0x20000) * 0x8000 + (high % 0x8000) * 1e9 + low;
    halves[at * 2] = (rest % WORD) | 0;
    halves[at * 2 + 1] = Math.floor(a / 0x20000) + Math.floor(rest / WORD);
  }
  return numbers;
}

/** The number that figures write; -1 where one of them is none. */
function figures(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const figure = (bytes[at] ?? 0) - ZERO;
    if (figure < 0 || figure > 9) return -1;
    number = number * 10 + figure;
  }
  return number;
}
