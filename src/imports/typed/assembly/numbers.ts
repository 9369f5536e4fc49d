import { byteAt } from './bytes';
import { MINUS, POINT, ZERO } from './characters';

/** What a cell is that is written in another way. */
export const ODD: f64 = -Infinity;

const MOST_DIGITS: i32 = 15;
const MOST_DECIMALS: i32 = 6;

/** 10 to the power of 0 … 6, each exactly. */
function power(exponent: i32): f64 {
  let value: f64 = 1;
  for (let at = 0; at < exponent; at++) value *= 10;
  return value;
}

/** True for eight digits. */
export function areDigits(bytes: u64): bool {
  const highs: u64 = 0xf0f0f0f0f0f0f0f0;
  return ((bytes & highs) | (((bytes + 0x0606060606060606) & highs) >> 4)) === 0x3333333333333333;
}

/** The number that eight digits write, the first in the lowest byte: pairs, then fours, then all of them. */
function valueOf(bytes: u64): f64 {
  let value = bytes & 0x0f0f0f0f0f0f0f0f;
  value = (value * 10 + (value >> 8)) & 0x00ff00ff00ff00ff;
  value = (value * 100 + (value >> 16)) & 0x0000ffff0000ffff;
  return (((value * 10000) & 0xffffffff) + (value >> 32)) as f64;
}

/** A number of one to eight letters without a sign. */
function shortNumber(from: i32, length: i32): f64 {
  const missing = (8 - length) << 3;
  let bytes = load<u64>(from) << missing;
  if (missing > 0) bytes |= (0x3030303030303030 as u64) >> (64 - missing);
  const points = bytes ^ 0x2e2e2e2e2e2e2e2e;
  const found = (points - 0x0101010101010101) & ~points & 0x8080808080808080;
  if (found === 0) return areDigits(bytes) ? valueOf(bytes) : ODD;
  const at = (ctz(found) as i32) >> 3;
  const decimals = 7 - at;
  if (at === 8 - length || decimals === 0 || decimals > MOST_DECIMALS) return ODD;
  const before: u64 = ((1 as u64) << (at << 3)) - 1;
  bytes = (bytes & ~((before << 8) | 0xff)) | ((bytes & before) << 8) | ZERO;
  return areDigits(bytes) ? valueOf(bytes) / power(decimals) : ODD;
}

/** '-1234.50': at most 6 decimals and 15 digits, so that it is the double nearest to what is written. */
export function number(from: i32, to: i32): f64 {
  const length = to - from;
  const isNegative = length > 0 && byteAt(from) === MINUS;
  if (!isNegative && length > 0 && length <= 8) return shortNumber(from, length);
  let at = isNegative ? from + 1 : from;
  if (to - at > MOST_DIGITS + 1 || at >= to || byteAt(at) === POINT) return ODD;
  let value: f64 = 0;
  let point = -1;
  for (; at < to; at++) {
    const digit = byteAt(at) - ZERO;
    if ((digit as u32) <= 9) value = value * 10 + (digit as f64);
    else if (digit === POINT - ZERO && point < 0) point = at;
    else return ODD;
  }
  const decimals = point < 0 ? 0 : to - point - 1;
  if (point === to - 1 || decimals > MOST_DECIMALS || length - decimals > 10) return ODD;
  const size = decimals === 0 ? value : value / power(decimals);
  return isNegative ? -size : size;
}
