import { VALUES } from '../dictionary/dictionary';

const NULLS = new Set<string>(VALUES.null_tokens);

export const filledValues = (values: readonly string[]) => values.filter((value) => !NULLS.has(value));

const TIME = [
  /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T].*)?$/,
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{6})?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[ T].*)?$/,
  /^[A-Za-z]{3,9}[- ]\d{1,2},?[- ]\d{2,4}.*$/,
  /^\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}.*$/,
];
const SERIAL = /^[2-5]\d{4}(?:\.\d+)?$/;
const UNIX = /^1\d{9}(?:\d{3})?$/;

export function isTime(value: string, allowsNumbers = true): boolean {
  return TIME.some((pattern) => pattern.test(value)) || (allowsNumbers && (SERIAL.test(value) || UNIX.test(value)));
}

export function isAmount(value: string): boolean {
  const text = value.normalize('NFKC').replace(/\s|¥|\$|€|£|元|rmb|cny|hk|人民币/gi, '');
  return /^[-+−(]{0,2}\d[\d,]*(?:\.\d+)?(?:万|亿|w|k)?\)?-?(?:\(.*\))?$/i.test(text) || text === '无退款申请';
}

/** True for an id that a spreadsheet turned into a number of few digits: 1.23E+17. */
export const isDamagedId = (value: string) => /^\d(?:\.\d+)?e\+\d+$/i.test(value);

/** Share of the filled values for which a test holds; undefined where nothing is filled. */
export function shareOf(values: readonly string[], test: (value: string) => boolean): number | undefined {
  const filled = filledValues(values);
  return filled.length === 0 ? undefined : filled.filter((value) => test(value)).length / filled.length;
}

/** How a column writes moments, so that the fast cast is used wherever it is right. */
export type TimeStyle = 'plain' | 'offset' | 'utc' | 'mdy' | 'dmy' | 'ambiguous';

/** Looks at each part of a/b/yyyy: any above 12 decides for the whole column. */
export function timeStyleOf(header: string, values: readonly string[]): TimeStyle {
  const filled = filledValues(values);
  if (
    (shareOf(filled, (value) => /\d(?:Z|\s?[+-]\d{2}:?\d{2})$/.test(value) && /\d{1,2}:\d{2}/.test(value)) ?? 0) > 0.5
  )
    return 'offset';
  const parts = filled.flatMap((value) => {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(value);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  if (parts.length > filled.length / 2) {
    if (parts.some(([first]) => first > 12)) return 'dmy';
    return parts.some(([, second]) => second > 12) ? 'mdy' : 'ambiguous';
  }
  return /\butc\b/i.test(header) ? 'utc' : 'plain';
}

const LADDER_WORDS = new Set<string>(
  VALUES.likert.ladders.flatMap(({ zh, en }) => [...zh, ...en]).map((word) => word.toLowerCase()),
);

/** True for a column of words of a ladder: 满意, very satisfied … */
export function hasLadderWords(values: readonly string[]): boolean {
  return (shareOf(values, (value) => LADDER_WORDS.has(value.toLowerCase())) ?? 0) >= 0.7;
}

/** The usual scale that holds all whole numbers of a column: 5, 7 or 10 steps; undefined where they are no such numbers. */
export function stepsOf(values: readonly string[]): 5 | 7 | 10 | undefined {
  const filled = filledValues(values);
  if (filled.length === 0 || !filled.every((value) => /^(?:10|\d)$/.test(value)) || new Set(filled).size < 3)
    return undefined;
  const numbers = filled.map(Number);
  const high = Math.max(...numbers);
  if (Math.min(...numbers) === 0 && high <= 7) return undefined;
  return high <= 5 ? 5 : high <= 7 ? 7 : 10;
}

/** True for a column of opinions: small whole numbers with several steps, or words of a ladder. */
export function looksLikeScale(values: readonly string[]): boolean {
  const filled = filledValues(values);
  const distinct = new Set(filled);
  if (filled.length === 0) return false;
  if (hasLadderWords(values)) return true;
  const numbers = filled.filter((value) => /^(?:10|\d)(?:\s*分|\s*[(（].*)?$/.test(value)).length;
  return (
    numbers >= filled.length * 0.95 &&
    (filled.length < 10 || distinct.size >= 3) &&
    distinct.size <= 11 &&
    Math.max(...filled.map((value) => Number.parseInt(value, 10) || 0)) >= 3
  );
}
