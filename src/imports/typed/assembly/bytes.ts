import { STAR } from './characters';

/** A byte. */
export function byteAt(at: i32): i32 {
  return load<u8>(at) as i32;
}

/** The lowest `count` bytes of eight. */
export function lowest(bytes: u64, count: i32): u64 {
  return count >= 8 ? bytes : bytes & (((1 as u64) << (count << 3)) - 1);
}

/** How many bytes two texts begin with alike, up to `length`. */
export function alike(a: i32, b: i32, length: i32): i32 {
  let same = 0;
  while (same < length) {
    const difference = load<u64>(a + same) ^ load<u64>(b + same);
    if (difference !== 0) return min(same + ((ctz(difference) as i32) >> 3), length);
    same += 8;
  }
  return length;
}

export const STARRED: i32 = 1;
export const NO_ASCII: i32 = 2;

/** What is among the bytes of a text: `STARRED`, `NO_ASCII`. */
export function marksOf(from: i32, to: i32): i32 {
  let stars = 0;
  let highs = 0;
  for (let at = from; at < to; at += 16) {
    const part = v128.load(at);
    const mask = to - at >= 16 ? 0xffff : (1 << (to - at)) - 1;
    stars |= i8x16.bitmask(i8x16.eq(part, i8x16.splat(STAR as i8))) & mask;
    highs |= i8x16.bitmask(part) & mask;
  }
  return (stars !== 0 ? STARRED : 0) | (highs !== 0 ? NO_ASCII : 0);
}

/** True for whole UTF-8 characters: no overlong forms, no surrogates, nothing cut off. */
export function isUtf8(from: i32, to: i32): bool {
  let at = from;
  while (at < to) {
    if (at + 8 <= to && (load<u64>(at) & 0x8080808080808080) === 0) {
      at += 8;
      continue;
    }
    const byte = byteAt(at);
    if (byte < 0x80) {
      at++;
      continue;
    }
    if (byte < 0xc2 || byte > 0xf4) return false;
    const due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (at + due >= to) return false;
    const next = byteAt(at + 1);
    if (next < (byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80)) return false;
    if (next > (byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf)) return false;
    for (let more = 2; more <= due; more++) if ((byteAt(at + more) & 0xc0) !== 0x80) return false;
    at += due + 1;
  }
  return true;
}
