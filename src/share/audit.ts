import { type Cell, hiddenNames, isHidden, type Table } from './suppress';

/** A hidden count: what a reader may take it for at least and at most. */
interface Unknown {
  readonly value: number;
  readonly k: number;
  least: number;
  most: number;
  /** The sum that bounds it closest. */
  by: Sum | null;
}

/** Hidden counts whose sum is known: a known total less what is shown of it. */
interface Sum {
  readonly sum: number;
  readonly parts: readonly Unknown[];
  /** What to hide next so that less is known. */
  readonly next: string | null;
}

interface Group {
  readonly k: number;
  readonly cells: readonly Cell[];
  /** The row that they add up to, where it has a name. */
  readonly whole: string | null;
}

const people = ({ counts }: Cell) => counts.reduce((a, b) => a + b, 0);

/** Every set of rows that adds up to something a reader may know. */
export function groupsOf(tables: readonly Table[]): readonly Group[] {
  const splits = new Map<string, { k: number; cells: Cell[]; whole: string | null }>();
  const groups = tables.flatMap(({ k, cells }) => {
    const found = new Map<string, { k: number; cells: Cell[]; whole: string | null }>();
    const put = (where: typeof found, key: string, cell: Cell, whole: string | null) => {
      const group = where.get(key);
      if (group) group.cells.push(cell);
      else where.set(key, { k, cells: [cell], whole });
    };
    for (const cell of cells) {
      for (const total of cell.totals ?? []) put(found, `total ${total}`, cell, null);
      for (const [family, name] of cell.within ?? []) put(found, `${family}\n${name}`, cell, name);
      for (const [split, name] of cell.under ?? []) if (split !== null) put(splits, split, cell, name);
    }
    return [...found.values()];
  });
  return [...groups, ...splits.values()];
}

function sumsOf(groups: readonly Group[], hidden: ReadonlySet<string>): Sum[] {
  const unknowns = new Map<string, Unknown>();
  const unknownOf = ({ own }: Cell, value: number, k: number): Unknown => {
    const key = `${own}\n${value}`;
    const known = unknowns.get(key) ?? { value, k, least: 1, most: Infinity, by: null };
    unknowns.set(key, known);
    return known;
  };
  return groups.flatMap(({ k, cells, whole }): Sum[] => {
    if (whole !== null && hidden.has(whole)) return [];
    const out = cells.filter((cell) => isHidden(cell, hidden) && people(cell) > 0);
    if (out.length === 0) return [];
    const [smallest] = cells
      .filter((cell) => !isHidden(cell, hidden) && people(cell) > 0)
      .toSorted((a, b) => people(a) - people(b));
    const length = Math.max(...out.map(({ counts }) => counts.length));
    return Array.from({ length }, (_, part) => {
      const parts = out.flatMap((cell) => {
        const value = cell.counts[part] ?? 0;
        return value > 0 ? [unknownOf(cell, value, k)] : [];
      });
      return { sum: parts.reduce((sum, { value }) => sum + value, 0), parts, next: smallest?.own ?? whole };
    });
  });
}

const MOST_ROUNDS = 30;

/** Narrows every hidden count by every sum until nothing changes (the shuttle of Buzzigoli and Giusti, 1999). */
function narrow(sums: readonly Sum[]): void {
  let changed = true;
  for (let round = 0; changed && round < MOST_ROUNDS; round += 1) {
    changed = false;
    for (const one of sums) {
      const least = one.parts.reduce((sum, part) => sum + part.least, 0);
      const most = one.parts.reduce((sum, part) => sum + part.most, 0);
      for (const part of one.parts) {
        const upper = one.sum - (least - part.least);
        const lower = Number.isFinite(most) ? one.sum - (most - part.most) : 1;
        if (upper < part.most) {
          part.most = upper;
          part.by = one;
          changed = true;
        }
        if (lower > part.least) {
          part.least = lower;
          changed = true;
        }
      }
    }
  }
}

/**
 * Hides what has to be hidden, looks at the result as a reader who reckons would, and hides more until no count that is too small can be
 * told to be: tables in several directions tell more together than each alone.
 */
export function safelyHidden(tables: readonly Table[], start: Iterable<string> = []): ReadonlySet<string> {
  const groups = groupsOf(tables);
  let hidden = hiddenNames(tables, start);
  for (;;) {
    const sums = sumsOf(groups, hidden);
    narrow(sums);
    const more = sums.flatMap(({ parts }) =>
      parts.flatMap(({ value, most, k, by }) => (value < k && most < k ? (by?.next ?? []) : [])),
    );
    const fresh = more.filter((name) => !hidden.has(name));
    if (fresh.length === 0) return hidden;
    hidden = hiddenNames(tables, [...hidden, ...fresh]);
  }
}
