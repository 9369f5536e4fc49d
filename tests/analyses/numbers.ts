import type { ViewContext } from '../../src/analyses/analysis.ts';
import { nameTexts } from '../../src/i18n/texts/names.ts';
import { addDays, isDay } from '../../src/util/day.ts';
import { ATTRIBUTE_IDS } from '../../src/model/attributes.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
type Context = ViewContext<Readonly<Record<string, unknown>>>;

const UNITS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, K: 1e3, M: 1e6, B: 1e9, '%': 0.01, '': 1 };
const NUMBER = /[−+-]?(\d[\d,]*(?:\.(\d+))?)\s*\u2060?(万|亿|K|M|B|%)?/gu;
const MONTH = /^\d{4}-\d{2}$/;

/** A number as printed, and by how much rounding may have moved it. */
export interface Printed {
  readonly text: string;
  readonly value: number;
  readonly tolerance: number;
}

/** The numbers of a sentence; those inside names, months and days of the rows (618, 25-34, 2024-11) are words. */
export function printedNumbers(sentence: string, words: readonly string[]): Printed[] {
  const names = words.filter((word) => /\d/.test(word) && /[^\d.,]/.test(word)).toSorted((a, b) => b.length - a.length);
  const bare = names.reduce((text, name) => text.replaceAll(name, '·'), sentence);
  return [...bare.matchAll(NUMBER)].map(([text, digits = '', decimals = '', unit = '']) => {
    const scale = UNITS[unit] ?? 1;
    return {
      text,
      value: Number(digits.replaceAll(',', '')) * scale,
      tolerance: (0.5 * 10 ** -decimals.length + 1e-9) * scale,
    };
  });
}

/** Every text of the rows and of the scope, as it may stand in a sentence. */
export function wordsOf(rows: Rows, { format, locale, nameOf, params, scope }: Context): string[] {
  const texts = [
    ...rows.flatMap((row) => Object.values(row).filter((value): value is string => typeof value === 'string')),
    ...Object.values(scope.filters).flatMap((values) => values ?? []),
    scope.from,
    scope.to,
    addDays(scope.to, -1),
  ];
  const window = params['window'] === '12m' ? [nameTexts[locale].ruleWords['12m']] : [];
  return [...window, ...new Set(texts)].flatMap((text) => [
    text,
    ...(MONTH.test(text) || isDay(text) ? [format.month(text), format.monthShort(text), format.day(text)] : []),
    ...ATTRIBUTE_IDS.map((attribute) => nameOf(attribute, text)),
  ]);
}

/**
 * What a number of a headline may be: a cell (as it is, ×100, or its size), the number of rows, the sum of a column over all rows or
 * over those that share a word, a parameter, the days of a period of 30, or the change between two money sums over the rows that have both.
 */
export function valuesOf(rows: Rows, { params }: Context, moneyColumns: readonly string[]): number[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const numbers = (column: string) => rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const cells = columns.flatMap((column) => numbers(column));
  const sums = columns.flatMap((column) => {
    const kinds = columns.filter((other) => other !== column && typeof rows[0]?.[other] === 'string');
    const groups = kinds.flatMap((kind) =>
      [...new Set(rows.map((row) => row[kind]))].map((word) => rows.filter((row) => row[kind] === word)),
    );
    return [rows, ...groups].map((group) =>
      sum(group.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []))),
    );
  });
  const ratios = moneyColumns.flatMap((top) =>
    moneyColumns.flatMap((bottom) => {
      const both = rows.filter((row) => typeof row[top] === 'number' && typeof row[bottom] === 'number');
      const [a, b] = [sum(both.map((row) => Number(row[top]))), sum(both.map((row) => Number(row[bottom])))];
      return top === bottom || b === 0 ? [] : [a / b - 1];
    }),
  );
  const ages = params['window'] === 'interval30' ? numbers('age') : [];
  const days = ages.flatMap((age) => [30 * age, 30 * age + 29, 30 * (age + 1)]);
  const chosen = Object.values(params).filter((value): value is number => typeof value === 'number');
  return [
    ...cells,
    ...sums,
    ...ratios,
    ...days,
    ...chosen,
    rows.length,
    new Set(rows.map((row) => row[columns[0] ?? ''])).size,
  ];
}

/** The numbers of the sentence that stand nowhere in the rows. */
export function unfounded(sentence: string, rows: Rows, context: Context, moneyColumns: readonly string[]): string[] {
  const known = valuesOf(rows, context, moneyColumns).map(Math.abs);
  return printedNumbers(sentence, wordsOf(rows, context))
    .filter(
      ({ value, tolerance }) =>
        !known.some((cell) => [cell, 100 * cell].some((v) => Math.abs(v - value) <= tolerance * (1 + 1e-9))),
    )
    .map(({ text }) => text.trim());
}
