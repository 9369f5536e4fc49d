import { FEWEST, type Row } from './policies';

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

/** A year earlier is left out where it is worth less than a handful of this year's customers. */
const lastYears = (rows: readonly Row[]): readonly Row[] =>
  blanked(rows, ['revenue_last_year', 'change'], (row) => {
    const [then, people] = [row['revenue_last_year'], number(row, 'customers') || number(row, 'orders')];
    return typeof then === 'number' && (people === 0 || then < (K * number(row, 'revenue')) / people);
  });

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

/** To the nearest five: for remarks that are no cell of a table. */
const rounded = (n: number) => Math.round(n / K) * K;

const remarks = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({ ...row, moved: rounded(number(row, 'moved')), unscored: rounded(number(row, 'unscored')) }));

/** Points of the curve at least `K` customers apart from each other and from both ends; the named ones first. */
function thinned(rows: readonly Row[]): readonly Row[] {
  const order = ['all', 'tier_a', 'top20', 'tier_b', 'curve'];
  const rank = (row: Row) => order.indexOf(String(row['point']));
  const places: number[] = [0];
  const kept = rows
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((row) => {
      const place = number(row, 'customers');
      const fits = places.every((other) => place === other || Math.abs(place - other) >= K);
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

const SOFTENED: Readonly<Record<string, (rows: readonly Row[]) => readonly Row[]>> = {
  breakdown: repeatRates,
  'revenue-by-month': lastYears,
  'rfm-thresholds': openEnded,
  'rfm-grid': openGrid,
  'rfm-segments': remarks,
  lorenz: thinned,
  'score-distribution': wholeScale,
};

/** What whole rows do not cover: single columns and points of the shown rows that rest on too few people. */
export const softened = (id: string, rows: readonly Row[]): readonly Row[] => SOFTENED[id]?.(rows) ?? rows;

const PERSONAL = /(?<!\d)1[3-9]\d{9}(?!\d)|\d{15,}|[^\s@]+@[^\s@]+\.[^\s@]+/;

/** A text that looks like a phone number, an e-mail address or an identity number. */
export const looksPersonal = (value: unknown): boolean => typeof value === 'string' && PERSONAL.test(value);
