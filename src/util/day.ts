/** A calendar day as `YYYY-MM-DD`. Days never pass through a time zone: arithmetic is done on UTC day numbers. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, or `undefined` where the text is not a real calendar day (`2023-02-29` is not). */
export function dayNumber(day: Day): number | undefined {
  const match = DAY.exec(day);
  if (!match) return undefined;
  const [, y, m, d] = match.map(Number);
  const ms = Date.UTC(y ?? 0, (m ?? 1) - 1, d);
  return formatDay(ms / MS_PER_DAY) === day ? ms / MS_PER_DAY : undefined;
}

const written = new Map<number, Day>();
/** A century of days. */
const WRITTEN_DAYS = 36_525;

/** The day of a number of days since 1970-01-01. */
export function formatDay(number: number): Day {
  let day = written.get(number);
  if (day === undefined) {
    day = new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
    if (written.size < WRITTEN_DAYS) written.set(number, day);
  }
  return day;
}

/** True for a real calendar day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return dayNumber(text) !== undefined;
}

function parts(day: Day): { year: number; month: number; date: number } {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, date };
}

export function addDays(day: Day, days: number): Day {
  return formatDay((dayNumber(day) ?? 0) + days);
}

/** The same date `months` later; a date the month lacks becomes its last day (31 Jan + 1 month = 28 or 29 Feb). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = parts(day);
  const index = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 0)).getUTCDate();
  const clamped = Math.min(date, last);
  return formatDay(Date.UTC(Math.floor(index / 12), ((index % 12) + 12) % 12, clamped) / MS_PER_DAY);
}

/** Whole days from `from` to `to` (negative when `to` is earlier). */
export function daysBetween(from: Day, to: Day): number {
  return (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0);
}

/** First day of the month of `day`. */
export function monthStart(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}
