import { byteAt } from './bytes';

/** Bytes of the longest text that is known to stand for nothing, and of all of them. */
const LONGEST: i32 = 30;
const ROOM: i32 = 16 << 10;

/** By first byte: bit `n` is set where a text of `n` bytes starts with it. */
const lengths: i32 = memory.data(256 * 4) as i32;
/** Each text with its length before it. */
const texts: i32 = memory.data(ROOM) as i32;
let end: i32 = texts;

/** Takes a text that stands for nothing. One that is empty or too long, or that there is no room for, is not known. */
export function addNothing(from: i32, length: i32): void {
  if (length === 0 || length > LONGEST || end + 1 + length > texts + ROOM) return;
  store<u8>(end, length);
  memory.copy(end + 1, from, length);
  end += 1 + length;
  const at = lengths + byteAt(from) * 4;
  store<i32>(at, load<i32>(at) | (1 << length));
}

/** True for a cell that says nothing. */
export function isNothing(from: i32, to: i32): bool {
  if (from === to) return true;
  const length = to - from;
  if (length > LONGEST || ((load<i32>(lengths + byteAt(from) * 4) >> length) & 1) === 0) return false;
  for (let text = texts; text < end; text += 1 + byteAt(text))
    if (byteAt(text) === length && memory.compare(text + 1, from, length) === 0) return true;
  return false;
}
