import { ATTRIBUTES, isAttribute } from '../model/attributes';
import { AND } from './names';
import type { Row } from './policies';
import type { Cell } from './suppress';

/** Columns that softening empties one by one, and that add up over the values of a filter. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'revenue-by-month': ['revenue_last_year', 'change'],
  breakdown: ['repeat_rate', 'repeat_low', 'repeat_high'],
};

/** The rows of one result: as they were, and as they may leave. */
export interface Shown {
  readonly id: string;
  readonly cells: readonly Cell[];
  readonly rows: readonly Row[];
  /** By place in `rows`; absent where the row stays behind. */
  readonly shown: ReadonlyMap<number, Row>;
}

/** Who came back in one channel need not have come back in another: only people who have one value each add up. */
function addsUp(name: string, split: string): boolean {
  const [attribute = ''] = split.split(AND);
  return !name.startsWith('repeat_') || (isAttribute(attribute) && ['customer', 'segment'].includes(ATTRIBUTES[attribute].level)); // prettier-ignore
}

const splitsOf = ({ under = [] }: Cell): string[] => under.flatMap(([split]) => split ?? []);

/**
 * A column that is empty in one row under a filter must be empty in the same row under its other values too: what they leave of the row
 * without the filter would be just that number.
 */
export function emptiedAlike(tables: readonly Shown[]): readonly ReadonlyMap<number, Row>[] {
  const concerned = tables.flatMap(({ id, cells, rows, shown }) =>
    (COLUMNS[id] ?? []).length === 0
      ? []
      : cells.flatMap((cell, at) => {
          const splits = splitsOf(cell);
          return splits.length === 0 ? [] : [{ id, splits, row: rows[at] ?? {}, left: shown.get(at) }];
        }),
  );
  const told = new Map<string, Set<string>>();
  const isEmptied = (name: string, { row, left, splits }: (typeof concerned)[number]) =>
    typeof row[name] === 'number' &&
    (typeof left?.[name] !== 'number' || splits.some((split) => told.get(name)?.has(split)));
  for (let before = -1, now = 0; before !== now;) {
    before = now;
    for (const one of concerned) {
      for (const name of COLUMNS[one.id] ?? []) {
        if (!isEmptied(name, one)) continue;
        const splits = told.get(name) ?? new Set<string>();
        for (const split of one.splits) if (addsUp(name, split)) splits.add(split);
        told.set(name, splits);
      }
    }
    now = [...told.values()].reduce((sum, { size }) => sum + size, 0);
  }
  return tables.map(({ id, cells, shown }) => {
    const names = COLUMNS[id] ?? [];
    if (names.length === 0) return shown;
    return new Map(
      [...shown].map(([at, row]) => {
        const splits = splitsOf(cells[at] ?? { own: '', counts: [] });
        const out = names.filter((name) => splits.some((split) => told.get(name)?.has(split)));
        return [at, out.length > 0 ? { ...row, ...Object.fromEntries(out.map((name) => [name, null])) } : row] as const;
      }),
    );
  });
}
