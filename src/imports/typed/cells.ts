/** What a cell that says nothing is written as, to be known by its bytes. */
export class NullMarks {
  readonly #texts: ReadonlySet<string>;
  /** By first byte: bit `n` is set where a mark of `n` bytes starts with it. */
  readonly #lengths = new Int32Array(256);

  constructor(marks: readonly string[]) {
    const written = marks.filter((mark) => mark !== '' && mark.length < 31);
    this.#texts = new Set(written);
    const encoder = new TextEncoder();
    for (const mark of written) {
      const bytes = encoder.encode(mark);
      const first = bytes[0] ?? 0;
      if (bytes.length < 31) this.#lengths[first] = (this.#lengths[first] ?? 0) | (1 << bytes.length);
    }
  }

  has(bytes: Uint8Array, from: number, to: number): boolean {
    if (from === to) return true;
    const length = to - from;
    if (length > 30 || (((this.#lengths[bytes[from] ?? 0] ?? 0) >> length) & 1) === 0) return false;
    return this.#texts.has(new TextDecoder().decode(bytes.subarray(from, to)));
  }
}

const POWERS = Float64Array.from({ length: 8 }, (_, power) => 10 ** power);
const MOST_DIGITS = 15;

/** What `number` and `moment` answer for a cell that is written in another way. */
export const ODD = Number.NEGATIVE_INFINITY;

/** '-1234.50': at most 6 decimals and 15 digits, so that it is the double nearest to what is written. */
export function number(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const isNegative = bytes[at] === 45;
  if (isNegative) at++;
  if (to - at > MOST_DIGITS + 1 || at === to || bytes[at] === 46) return ODD;
  let value = 0;
  let point = -1;
  for (; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point < 0) point = at;
    else return ODD;
  }
  const decimals = point < 0 ? 0 : to - point - 1;
  if (point === to - 1 || decimals > 6 || to - from - decimals > 10) return ODD;
  const size = decimals === 0 ? value : value / (POWERS[decimals] ?? 1);
  return isNegative ? -size : size;
}

const two = (bytes: Uint8Array, at: number) => {
  const tens = (bytes[at] ?? 0) - 48;
  const ones = (bytes[at + 1] ?? 0) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100_000;
};

const DAY = 86_400;
let knownDay = -1;
let knownStart = 0;

/** Seconds since 1970 of the day's start; ODD for a day that is none. */
function dayStart(year: number, month: number, day: number): number {
  const name = (year * 16 + month) * 32 + day;
  if (name === knownDay) return knownStart;
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return ODD;
  const ms = Date.UTC(year, month - 1, day);
  if (new Date(ms).getUTCDate() !== day) return ODD;
  knownDay = name;
  knownStart = ms / 1000;
  return knownStart;
}

/** '2026-01-02 03:04:05', '2026/01/02', '2026-01-02 03:04' as seconds since 1970, without a time zone. */
export function moment(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length !== 19 && length !== 10 && length !== 16) return ODD;
  const mark = bytes[from + 4];
  if ((mark !== 45 && mark !== 47) || bytes[from + 7] !== mark) return ODD;
  const start = dayStart(two(bytes, from) * 100 + two(bytes, from + 2), two(bytes, from + 5), two(bytes, from + 8));
  if (length === 10 || start === ODD) return start;
  if (bytes[from + 10] !== 32 || bytes[from + 13] !== 58) return ODD;
  const hour = two(bytes, from + 11);
  const minute = two(bytes, from + 14);
  const second = length === 16 ? 0 : bytes[from + 16] === 58 ? two(bytes, from + 17) : DAY;
  return hour < 24 && minute < 60 && second < 60 ? start + hour * 3600 + minute * 60 + second : ODD;
}
