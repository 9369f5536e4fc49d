import type { TimeStyle } from '../recognise/values';
import type { Texts } from './interned';

const BEIJING = 8 * 3600;

const YEAR_FIRST = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/,
  /^(\d{4})[/](\d{1,2})[/](\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/,
  /^(\d{4})[.](\d{1,2})[.](\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/,
];
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AP])M)?)?$/i;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?) ?(?:(Z)|([+-])(\d{2}):?(\d{2}))$/;
/** No time and no amount, whatever else: 未付款, ——, and a day that databases write for none. */
const NOTHING = /^(?:[^0-9０-９A-Za-z]*|0000-00-00(?: 00:00:00)?)$/;
/** Years of two digits up to this one are of this century. */
const CENTURY = 68;

const numbered = (text: string | undefined) => Number(text ?? 0);

/** Seconds since 1970; NaN for a day or an hour that is none. */
function secondsOf(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const ms = Date.UTC(year, month - 1, day);
  const isDay = new Date(ms).getUTCDate() === day && month >= 1 && month <= 12 && year >= 1900;
  return isDay && hour < 24 && minute < 60 && second < 60 ? ms / 1000 + hour * 3600 + minute * 60 + second : NaN;
}

function yearFirst(text: string): number {
  const pattern = YEAR_FIRST.find((each) => each.test(text));
  const [is, year, month, day, hour, minute, second] = pattern?.exec(text) ?? [];
  if (is === undefined) return NaN;
  return secondsOf(numbered(year), numbered(month), numbered(day), numbered(hour), numbered(minute), numbered(second));
}

function withOffset(text: string): number {
  const [is, local = '', utc, sign, hours, minutes] = WITH_OFFSET.exec(text) ?? [];
  if (is === undefined) return yearFirst(text);
  const offset = utc === 'Z' ? 0 : (numbered(hours) * 60 + numbered(minutes)) * (sign === '-' ? -60 : 60);
  return yearFirst(local) + BEIJING - offset;
}

function yearLast(text: string, isDayFirst: boolean): number {
  const [is, first, , other, year = '', hour, minute, second, half] = YEAR_LAST.exec(text) ?? [];
  if (is === undefined) return yearFirst(text);
  const [month, day] = isDayFirst ? [other, first] : [first, other];
  const isShort = year.length === 2;
  if (isShort && (numbered(year) > CENTURY || second !== undefined || (isDayFirst && half !== undefined))) return NaN;
  const hours = numbered(hour);
  if (half !== undefined && (hours < 1 || hours > 12)) return NaN;
  const clock = half === undefined ? hours : (hours % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return secondsOf(
    numbered(year) + (isShort ? 2000 : 0),
    numbered(month),
    numbered(day),
    clock,
    numbered(minute),
    numbered(second),
  );
}

/** By style: the moment of a text, NaN where only the engine can tell. */
const READ: Readonly<Record<TimeStyle, (text: string) => number>> = {
  plain: yearFirst,
  offset: withOffset,
  utc: (text) => yearFirst(text) + BEIJING,
  mdy: (text) => yearLast(text, false),
  ambiguous: (text) => yearLast(text, false),
  dmy: (text) => yearLast(text, true),
};

/** Texts as numbers, each by its place, NaN where one says nothing; undefined where one that is used (1) is written in a way that only the engine reads. */
function told(
  { bytes, offsets }: Texts,
  used: Uint8Array,
  read: (text: string) => number,
  direct: (bytes: Uint8Array, from: number, to: number) => number = () => NaN,
): Float64Array | undefined {
  const values = new Float64Array(used.length).fill(NaN);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (let at = 0; at < used.length; at++) {
    if (used[at] !== 1) continue;
    const [from, to] = [offsets[at] ?? 0, offsets[at + 1] ?? 0];
    const plain = direct(bytes, from, to);
    const text = Number.isNaN(plain) ? decoder.decode(bytes.subarray(from, to)) : '';
    const value = Number.isNaN(plain) ? read(text) : plain;
    if (Number.isNaN(value) && !NOTHING.test(text)) return undefined;
    values[at] = value;
  }
  return values;
}

/** The number that so many digits write; NaN where one is none. */
function digits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

const [BLANK, DASH, COLON, PLUS, SECONDS] = [32, 45, 58, 43, 19];
let knownDay = NaN;
let knownStart = NaN;

/** 2026-01-02 03:04:05, with +0800 behind it where an offset may be told: how nearly all are written. */
function fullMoment(bytes: Uint8Array, from: number, to: number, hasOffset: boolean): number {
  const isFull =
    to - from >= SECONDS && bytes[from + 4] === DASH && bytes[from + 7] === DASH && bytes[from + 10] === BLANK;
  if (!isFull || bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return NaN;
  const [year, month, day] = [digits(bytes, from, 4), digits(bytes, from + 5, 2), digits(bytes, from + 8, 2)];
  const name = (year * 100 + month) * 100 + day;
  if (name !== knownDay) [knownDay, knownStart] = [name, secondsOf(year, month, day, 0, 0, 0)];
  const [hour, minute, second] = [
    digits(bytes, from + 11, 2),
    digits(bytes, from + 14, 2),
    digits(bytes, from + 17, 2),
  ];
  const local = hour < 24 && minute < 60 && second < 60 ? knownStart + hour * 3600 + minute * 60 + second : NaN;
  if (to - from === SECONDS) return local;
  const sign = bytes[from + 20];
  if (!hasOffset || to - from !== 25 || bytes[from + SECONDS] !== BLANK || (sign !== PLUS && sign !== DASH)) return NaN;
  const offset = digits(bytes, from + 21, 2) * 3600 + digits(bytes, from + 23, 2) * 60;
  return local + BEIJING - (sign === PLUS ? offset : -offset);
}

/** 1980-01-01 and 2100-01-01: what lies outside `sane_time` of macros.sql is left to it. */
const [FIRST_MOMENT, END_OF_MOMENTS] = [315_532_800, 4_102_444_800];
const sane = (moment: number) => (moment >= FIRST_MOMENT && moment < END_OF_MOMENTS ? moment : NaN);

/** The macros of times of macros.sql in arrays, for what is written in the usual ways: seconds since 1970, in Beijing where an offset is told. */
export const momentsIn = (texts: Texts, used: Uint8Array, style: TimeStyle): Float64Array | undefined =>
  told(
    texts,
    used,
    (text) => sane(READ[style](text)),
    (bytes, from, to) =>
      style === 'plain' || style === 'offset' ? sane(fullMoment(bytes, from, to, style === 'offset')) : NaN,
  );

const NO_REFUND = new Set(['无退款申请', '无']);
const MONEY = /^[¥￥$]?(-?(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.\d{1,6})?)元?$/;

/** `parse_money` in arrays, for what is written in the usual ways: 12.50, ¥1,234.50, 12元, 无退款申请. */
export const numbersIn = (texts: Texts, used: Uint8Array): Float64Array | undefined =>
  told(texts, used, (text) => (NO_REFUND.has(text) ? 0 : Number(MONEY.exec(text)?.[1]?.replaceAll(',', '') ?? NaN)));

/** The day that an id of 拼多多 begins with, 260517-607198974342268, as seconds since 1970; NaN where it has none. */
export function dayOfId(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 7 || bytes[from + 6] !== DASH) return NaN;
  const year = digits(bytes, from, 2);
  return secondsOf(
    year + (year > CENTURY ? 1900 : 2000),
    digits(bytes, from + 2, 2),
    digits(bytes, from + 4, 2),
    0,
    0,
    0,
  );
}
