import { byteAt } from './bytes';
import { BLANK, COLON, MINUS, SLASH, ZERO } from './characters';
import { areDigits, ODD } from './numbers';

const DAY: i32 = 86400;
const DATE: i32 = 10;
const MINUTES: i32 = 16;
const SECONDS: i32 = 19;

/** A number of two digits; what is none is too large for every part of a moment. */
function two(at: i32): i32 {
  const tens = byteAt(at) - ZERO;
  const ones = byteAt(at + 1) - ZERO;
  return (tens as u32) <= 9 && (ones as u32) <= 9 ? tens * 10 + ones : 100000;
}

function daysIn(month: i32, year: i32): i32 {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Seconds since 1970 of the day's start; ODD for a day that is none. Hinnant, "chrono-compatible low-level date algorithms". */
function dayStart(year: i32, month: i32, day: i32): f64 {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return ODD;
  const march = month <= 2 ? year - 1 : year;
  const era = march / 400;
  const yearOfEra = march - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const days = era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
  return (days as f64) * DAY;
}

function secondsOf(hour: i32, minute: i32, second: i32): i32 {
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : -1;
}

/** Seconds of 'hh:mm'; below 0 where it is none. */
function minutesAt(at: i32): i32 {
  return byteAt(at + 2) === COLON ? secondsOf(two(at), two(at + 3), 0) : -1;
}

/** Seconds of 'hh:mm:ss'; below 0 where it is none. */
function secondsAt(at: i32): i32 {
  const bytes = load<u64>(at);
  if ((bytes & 0x0000ff0000ff0000) !== 0x00003a00003a0000) return -1;
  const digits = (bytes & 0xffff00ffff00ffff) | 0x0000300000300000;
  if (!areDigits(digits)) return -1;
  const ones = digits & 0x0f0f0f0f0f0f0f0f;
  const twos = ones * 10 + (ones >> 8);
  return secondsOf((twos & 0xff) as i32, ((twos >> 24) & 0xff) as i32, ((twos >> 48) & 0xff) as i32);
}

/** The day before it, as it is written: files are sorted by time as a rule. */
let knownDay: u64 = 0;
let knownEnd: i32 = 0;
let knownStart: f64 = 0;

/** '2026-01-02 03:04:05', '2026/01/02', '2026-01-02 03:04' as seconds since 1970, without a time zone. */
export function moment(from: i32, to: i32): f64 {
  const length = to - from;
  if (length !== SECONDS && length !== DATE && length !== MINUTES) return ODD;
  const day = load<u64>(from);
  const end = load<u16>(from + 8) as i32;
  if (day !== knownDay || end !== knownEnd) {
    const mark = byteAt(from + 4);
    if ((mark !== MINUS && mark !== SLASH) || byteAt(from + 7) !== mark) return ODD;
    const start = dayStart(two(from) * 100 + two(from + 2), two(from + 5), two(from + 8));
    if (start === ODD) return ODD;
    knownDay = day;
    knownEnd = end;
    knownStart = start;
  }
  if (length === DATE) return knownStart;
  if (byteAt(from + DATE) !== BLANK) return ODD;
  const seconds = length === SECONDS ? secondsAt(from + 11) : minutesAt(from + 11);
  return seconds < 0 ? ODD : knownStart + (seconds as f64);
}
