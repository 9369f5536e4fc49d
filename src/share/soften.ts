import { cohortMeans, curveMeans } from './means';
import { FEWEST, type Row } from './policies';
import { isDominated } from './complement';
import type { Weights } from './weights';

const K = FEWEST.customers;
const number = (row: Row, name: string): number => {
  const value = row[name];
  return typeof value === 'number' ? value : 0;
};
const isSmall = (n: number) => n > 0 && n < K;

/** Rows with some columns emptied; the same rows where nothing applies. */
const blanked = (rows: readonly Row[], names: readonly string[], where: (row: Row) => boolean): readonly Row[] =>
  rows.map((row) => (where(row) ? { ...row, ...Object.fromEntries(names.map((name) => [name, null])) } : row));

/** Repeat rates that rest on fewer than `K` who came back, or who did not; never a single one, which the total would give away. */
function repeatRates(rows: readonly Row[]): readonly Row[] {
  const repeaters = (row: Row) => Math.round(number(row, 'repeat_rate') * number(row, 'customers'));
  const rated = rows.filter((row) => row['repeat_rate'] !== null);
  const small = rated.filter((row) => isSmall(repeaters(row)) || isSmall(number(row, 'customers') - repeaters(row)));
  const [next] = rated
    .filter((row) => !small.includes(row))
    .toSorted((a, b) => number(a, 'customers') - number(b, 'customers'));
  const out = small.length === 1 && next ? [...small, next] : small;
  return blanked(rows, ['repeat_rate', 'repeat_low', 'repeat_high'], (row) => out.includes(row));
}

/**
 * Shares of what a selection leaves out: none of them where one would tell of fewer than `K` customers or mostly of one, be it shown or
 * what the shown ones leave of the whole.
 */
function restShares(rows: readonly Row[], weights: Weights): readonly Row[] {
  const places = new Set(rows.map((row) => `rest ${String(row['value'])}`));
  const rests = [...weights].filter(([place]) => place.startsWith('rest '));
  const hidden = rests.flatMap(([place, weight]) => (places.has(place) ? [] : [weight]));
  const together = {
    amount: hidden.reduce((sum, { amount }) => sum + amount, 0),
    largest: hidden.reduce((sum, { largest }) => sum + largest, 0),
  };
  const isTold = isDominated(together) || rests.some(([place, weight]) => places.has(place) && isDominated(weight));
  return blanked(rows, ['share_rest'], () => isTold);
}

/**
 * A year earlier is left out where it is worth less than a handful of this year's customers, or mostly one customer's; never for a
 * single month, and of the months left out no customer makes more than half either.
 */
function lastYears(rows: readonly Row[], weights: Weights): readonly Row[] {
  const then = (row: Row) => weights.get(`last ${String(row['month'])}`) ?? { amount: 0, largest: 0 };
  const isFew = (row: Row) => {
    const people = number(row, 'customers') || number(row, 'orders');
    return people === 0 || number(row, 'revenue_last_year') < (K * number(row, 'revenue')) / people;
  };
  const known = rows
    .filter((row) => typeof row['revenue_last_year'] === 'number')
    .toSorted((a, b) => number(a, 'revenue_last_year') - number(b, 'revenue_last_year'));
  const out = new Set(known.filter((row) => isFew(row) || isDominated(then(row))));
  const isTold = () => {
    const all = [...out].map(then);
    const [amount, largest] = [all.reduce((sum, w) => sum + w.amount, 0), all.reduce((sum, w) => sum + w.largest, 0)];
    return out.size === 1 || isDominated({ amount, largest });
  };
  for (const row of known) if (out.size > 0 && isTold()) out.add(row);
  return blanked(rows, ['revenue_last_year', 'change'], (row) => out.has(row));
}

const extreme = (rows: readonly Row[], name: string, sign: 1 | -1) =>
  Math.max(...rows.flatMap((row) => (typeof row[name] === 'number' ? [sign * number(row, name)] : [])));

/** The smallest and largest value of all belong to one customer each. */
function openEnded(rows: readonly Row[]): readonly Row[] {
  const ends = [
    ['r_from', -1],
    ['r_to', 1],
    ['f_to', 1],
    ['m_from', -1],
    ['m_to', 1],
  ] as const;
  const open = ends.reduce<readonly Row[]>(
    (all, [name, sign]) => blanked(all, [name], (row) => sign * number(row, name) === extreme(rows, name, sign)),
    rows,
  );
  return open.map((row) => ({
    ...row,
    ...Object.fromEntries(['r_split', 'f_split', 'm_split'].map((name) => [name, rounded(number(row, name))])),
    ...Object.fromEntries(['m_from', 'm_to'].map((name) => [name, about(row[name])])),
  }));
}

/** The same for the grid, whose bounds cannot be empty: the last class is only known to begin somewhere. */
function openGrid(rows: readonly Row[]): readonly Row[] {
  const [days, times] = [extreme(rows, 'r_to', 1), extreme(rows, 'f_to', 1)];
  return rows.map((row) => ({
    ...row,
    ...(number(row, 'r_to') === days && { r_to: row['r_from'] }),
    ...(number(row, 'f_to') === times &&
      number(row, 'f_to') > number(row, 'f_from') && { f_to: number(row, 'f_from') + 1 }),
  }));
}

/** Two digits: where a class of amounts begins is what one customer spent. */
const about = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(2)) : value);

/** To the nearest five: for remarks that are no cell of a table. */
const rounded = (n: number) => Math.round(n / K) * K;

const remarks = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({ ...row, moved: rounded(number(row, 'moved')), unscored: rounded(number(row, 'unscored')) }));

/**
 * Points of the curve at least `K` customers apart from each other and from both ends, and so that no customer makes more than half of
 * what lies between two of them; the named ones first.
 */
function thinned(rows: readonly Row[], weights: Weights): readonly Row[] {
  const isTold = (from: number, to: number) => {
    const [start, end] = [weights.get(String(from)), weights.get(String(to))];
    if (to - from < K || !start || !end) return true;
    return isDominated({ amount: end.amount - start.amount, largest: start.largest });
  };
  const order = ['all', 'tier_a', 'top20', 'tier_b', 'curve'];
  const rank = (row: Row) => order.indexOf(String(row['point']));
  const places: number[] = [0];
  const kept = rows
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((row) => {
      const place = number(row, 'customers');
      const before = Math.max(...places.filter((other) => other < place));
      const after = Math.min(...places.filter((other) => other > place));
      const fits =
        places.includes(place) || !(isTold(before, place) || (Number.isFinite(after) && isTold(place, after)));
      if (fits) places.push(place);
      return fits && place > 0;
    });
  return rows.filter((row) => kept.includes(row));
}

/** One row per cell under the name of its largest segment: the small parts of a cell are nobody's business. */
function wholeCells(rows: readonly Row[]): readonly Row[] {
  const cells = new Map<string, Row>();
  for (const row of rows) {
    const key = `${String(row['r_score'])}-${String(row['f_score'])}`;
    const cell = cells.get(key) ?? { ...row, customers: row['cell_customers'], revenue: 0 };
    cells.set(key, { ...cell, revenue: number(cell, 'revenue') + number(row, 'revenue') });
  }
  return [...cells.values()];
}

/** Points of a scale that too few chose are put together with their neighbours of the same part: 1–3 in place of 1, 2 and 3. */
function widerPoints(rows: readonly Row[]): readonly Row[] {
  const isFew = (row: Row) => number(row, 'n') > 0 && number(row, 'n') < FEWEST.answers;
  const together = (a: Row, b: Row): Row => ({
    ...a,
    n: number(a, 'n') + number(b, 'n'),
    share: number(a, 'share') + number(b, 'share'),
  });
  return rows.reduce<readonly Row[]>((wider, row, i) => {
    const last = wider.at(-1);
    const isRest = isFew(row) && rows[i + 1]?.['part'] !== row['part'];
    return last && last['part'] === row['part'] && (isFew(last) || isRest)
      ? [...wider.slice(0, -1), together(last, row)]
      : [...wider, row];
  }, []);
}

/** A scale with a gap would be read wrong: it is shown whole or not at all. */
const wholeScale = (rows: readonly Row[]): readonly Row[] =>
  rows.reduce((sum, row) => sum + number(row, 'n'), 0) === number(rows[0] ?? {}, 'total') ? rows : [];

const MERGED: Readonly<Record<string, (rows: readonly Row[]) => readonly Row[]>> = {
  'rfm-grid': wholeCells,
  'score-distribution': widerPoints,
};

/** Rows as they are judged: parts that no view shows alone are put together first. */
export const merged = (id: string, rows: readonly Row[]): readonly Row[] => MERGED[id]?.(rows) ?? rows;

const SOFTENED: Readonly<Record<string, (rows: readonly Row[], weights: Weights) => readonly Row[]>> = {
  breakdown: (rows, weights) => restShares(repeatRates(rows), weights),
  'revenue-by-month': lastYears,
  'cohort-retention': cohortMeans,
  'retention-curves': curveMeans,
  'rfm-thresholds': openEnded,
  'rfm-grid': openGrid,
  'rfm-segments': remarks,
  lorenz: thinned,
  'score-distribution': wholeScale,
};

/** What whole rows do not cover: single columns and points of the shown rows that rest on too few people. */
export const softened = (id: string, rows: readonly Row[], weights: Weights = new Map()): readonly Row[] =>
  SOFTENED[id]?.(rows, weights) ?? rows;

const PERSONAL = /(?<!\d)1[3-9]\d{9}(?!\d)|\d{15,}|[^\s@]+@[^\s@]+\.[^\s@]+/;

/** A text that looks like a phone number, an e-mail address or an identity number. */
export const looksPersonal = (value: unknown): boolean => typeof value === 'string' && PERSONAL.test(value);
