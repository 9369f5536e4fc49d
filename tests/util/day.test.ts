import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayNumber, daysBetween, formatDay, isDay, monthStart } from '../../src/util/day';

/** Every day from 1900 to 2199. */
const days = fc.integer({ min: -25_567, max: 84_005 }).map(formatDay);

describe('dayNumber', () => {
  it('counts days from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1970-02-01')).toBe(31);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dayNumber('2000-03-01')).toBe(11_017);
  });
  it.each([
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-1-01',
    '24-01-01',
    '2024-01-01 ',
    '',
    '20240101',
    '0050-01-01',
  ])('does not take %j for a day', (text) => {
    expect(dayNumber(text)).toBeUndefined();
    expect(isDay(text)).toBe(false);
  });
  it('knows leap days', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2000-02-29')).toBe(true);
    expect(isDay('1900-02-29')).toBe(false);
  });
  it('is undone by formatDay', () => {
    fc.assert(fc.property(days, (day) => formatDay(dayNumber(day) ?? NaN) === day && isDay(day)));
  });
  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isDay(text) === 'boolean'));
  });
});

describe('addDays', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
  });
  it('is measured by daysBetween', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3000, max: 3000 }), (day, n) => daysBetween(day, addDays(day, n)) === n),
    );
  });
  it('keeps the order of texts the order of days', () => {
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 3000 }), (day, n) => addDays(day, n) > day));
  });
});

describe('addMonths', () => {
  it('ends on the last day where the month has no such date', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-05-31', 1)).toBe('2024-06-30');
  });
  it('crosses years both ways', () => {
    expect(addMonths('2023-12-15', 1)).toBe('2024-01-15');
    expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(addMonths('2024-12-01', 0)).toBe('2024-12-01');
  });
  it('adds up over first days of months', () => {
    const months = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(days, months, months, (day, a, b) => {
        const first = monthStart(day);
        return addMonths(addMonths(first, a), b) === addMonths(first, a + b);
      }),
    );
  });
});

it('daysBetween is negative backwards and counts a leap year as 366', () => {
  expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
  expect(daysBetween('2024-01-02', '2024-01-01')).toBe(-1);
});
it('monthStart is the first day of the same month', () => {
  expect(monthStart('2024-12-20')).toBe('2024-12-01');
});
