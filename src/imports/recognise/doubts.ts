import type { Problem } from '../api';
import { IDENTITY } from '../people';
import type { Column, Guess } from './mapping';
import { filledValues, shareOf, stepsOf } from './values';

const RECOMMENDS = /推荐|recommend|\bnps\b/i;
/** Fewer answers than these prove nothing. */
const ENOUGH = 10;
/** Ratings fall this clearly while the willingness to recommend rises. */
const OPPOSED = -0.3;

const numberOf = (text: string) => (/^(?:10|\d)(?:\D|$)/.test(text) ? Number.parseInt(text, 10) : undefined);

/** −1..1 over the rows where both are numbers; undefined where those are too few or all alike. */
function correlation(a: readonly string[], b: readonly string[]): number | undefined {
  const pairs = a.flatMap((text, row) => {
    const [x, y] = [numberOf(text), numberOf(b[row] ?? '')];
    return x === undefined || y === undefined ? [] : [[x, y] as const];
  });
  if (pairs.length < ENOUGH) return undefined;
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const sum = (value: (x: number, y: number) => number) =>
    pairs.reduce((total, [x, y]) => total + value(x - mx, y - my), 0);
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
  return spread === 0 ? undefined : sum((x, y) => x * y) / spread;
}

/** What the answers of a survey put in doubt, by column: a scale that starts at 1, a scale on which 1 is best. */
export function scaleDoubts(columns: readonly Column[]): ReadonlyMap<number, Problem> {
  const doubts = new Map<number, Problem>();
  const recommends = columns.findIndex(
    ({ name, wording, values }) =>
      RECOMMENDS.test(wording ?? name) && filledValues(values).some((value) => numberOf(value) !== undefined),
  );
  const willing = columns[recommends];
  if (!willing) return doubts;
  const numbers = willing.values.flatMap((value) => numberOf(value) ?? []);
  if (numbers.length >= ENOUGH && Math.min(...numbers) === 1 && Math.max(...numbers) === 10) {
    doubts.set(recommends, { code: 'nps-from-one', values: { column: willing.name } });
  }
  columns.forEach(({ name, values }, index) => {
    if (index === recommends || stepsOf(values) === undefined) return;
    const together = correlation(values, willing.values);
    if (together !== undefined && together < OPPOSED) {
      doubts.set(index, { code: 'maybe-reversed', values: { column: name } });
    }
  });
  return doubts;
}

const MASKED = /\*|^##|^\$\$|^~/;
/** Above this the column names hardly anybody. */
const MOSTLY = 0.8;

/** Columns that name people, most of them masked, by column; whether another one names them all the same. */
export function maskedColumns(columns: readonly Column[], guesses: readonly Guess[]): ReadonlyMap<number, Problem> {
  const people = columns.flatMap(({ name, values }, index) => {
    if (!IDENTITY.test(guesses[index]?.field ?? '')) return [];
    return [{ index, name, masked: shareOf(values, (value) => MASKED.test(value)) }];
  });
  const other = people.find(({ masked }) => masked !== undefined && masked <= MOSTLY)?.name;
  return new Map(
    people.flatMap(({ index, name, masked = 0 }) => {
      if (masked <= MOSTLY) return [];
      const values = { column: name, percent: Math.round(masked * 100) };
      const doubt =
        other === undefined
          ? { code: 'mostly-masked', values }
          : { code: 'masked-beside', values: { ...values, other } };
      return [[index, doubt] as const];
    }),
  );
}
