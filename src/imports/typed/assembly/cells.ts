import { byteAt } from './bytes';
import { APOSTROPHE, BACKTICK, BLANK, CR, EQUALS, LF, QUOTE } from './characters';
import { room } from './room';

/** Bytes of the longest opening: "="". */
export const FORMULA: i32 = 4;

/** Bytes before what a quoted cell holds: "…, ="…, or "=""…, whose own quotes are doubled. */
export function openingAt(at: i32): i32 {
  const first = byteAt(at);
  if (first === EQUALS) return byteAt(at + 1) === QUOTE ? 2 : 0;
  if (first !== QUOTE) return 0;
  return byteAt(at + 1) === EQUALS && byteAt(at + 2) === QUOTE && byteAt(at + 3) === QUOTE ? FORMULA : 1;
}

/** Where a cell without quotes ends: at the first delimiter, line end or quote, one of which must follow. */
export function endOfCell(from: i32, delimiter: i32): i32 {
  let at = from;
  while (true) {
    const part = v128.load(at);
    const ends = v128.or(
      v128.or(i8x16.eq(part, i8x16.splat(delimiter as i8)), i8x16.eq(part, i8x16.splat(LF as i8))),
      v128.or(i8x16.eq(part, i8x16.splat(CR as i8)), i8x16.eq(part, i8x16.splat(QUOTE as i8))),
    );
    const mask = i8x16.bitmask(ends);
    if (mask !== 0) return at + ctz(mask);
    at += 16;
  }
}

/** Where a quoted cell ends: at the next quote, or `end`. */
export function closingAt(from: i32, end: i32): i32 {
  let at = from;
  while (at < end && byteAt(at) !== QUOTE) at++;
  return at;
}

/** Where a quoted cell with doubled quotes ends: at the next quote that is not one of two, or `end`. */
export function closingPastDoubled(from: i32, end: i32): i32 {
  let at = closingAt(from, end);
  while (at < end && byteAt(at + 1) === QUOTE) at = closingAt(at + 2, end);
  return at;
}

let single: i32 = 0;
let singleRoom: i32 = 0;

/** Writes a cell with one quote for each two to a place of its own and answers where it ends there: `singled` is where it begins. */
export function undouble(from: i32, to: i32): i32 {
  if (to - from > singleRoom) {
    if (single !== 0) heap.free(single);
    singleRoom = max(256, 2 * (to - from));
    single = room(singleRoom, 1);
  }
  let end = single;
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    store<u8>(end++, byte);
    if (byte === QUOTE) at++;
  }
  return end;
}

export function singled(): i32 {
  return single;
}

function isMark(byte: i32): bool {
  return byte === APOSTROPHE || byte === BACKTICK;
}

/** Bytes that a word must not begin with: what exports wrap values in, and blanks. */
export function isWrapping(byte: i32): bool {
  return isMark(byte) || byte === EQUALS || byte <= BLANK;
}

/** True for a cell with blanks around it or a mark before it. */
export function isWrapped(from: i32, to: i32): bool {
  if (from >= to) return false;
  const first = byteAt(from);
  return first <= BLANK || isMark(first) || byteAt(to - 1) <= BLANK;
}

/** Where the value of a cell begins. */
export function afterBlanks(from: i32, to: i32): i32 {
  let at = from;
  while (at < to && byteAt(at) <= BLANK) at++;
  return at;
}

/** Where it begins behind the mark of a text, as `cleanCell` finds it: a mark that no apostrophe follows. */
export function afterMark(from: i32, to: i32): i32 {
  if (from === to || !isMark(byteAt(from))) return from;
  for (let next = from + 1; next < to; next++) if (byteAt(next) === APOSTROPHE) return from;
  return afterBlanks(from + 1, to);
}

/** Where the value of a cell ends. */
export function beforeBlanks(from: i32, to: i32): i32 {
  let at = to;
  while (at > from && byteAt(at - 1) <= BLANK) at--;
  return at;
}
