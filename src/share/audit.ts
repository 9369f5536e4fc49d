import { type Placed, type PlacedTable, Suppression, type Table } from './suppress';

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

/** A row and what is not known of it while it is hidden, part by part. */
interface Doubtful {
  readonly row: Placed;
  readonly unknowns: readonly (Unknown | null)[];
}

interface Group {
  /** Rows with people in them, the fewest first. */
  readonly rising: readonly Doubtful[];
  /** The row that they add up to, where it has a name. */
  readonly whole: string | null;
}

/** Every set of rows that adds up to something a reader may know; the same rows have the same unknowns everywhere. */
function groupsOf(tables: readonly PlacedTable[], all: Map<string, Unknown>): readonly Group[] {
  type Rows = { readonly whole: string | null; readonly rows: Doubtful[] };
  const doubtful = (row: Placed, k: number): Doubtful => ({
    row,
    unknowns: row.counts.map((value) => {
      if (value <= 0) return null;
      const key = `${row.name}\n${value}`;
      const unknown = all.get(key) ?? { value, k, least: 1, most: Infinity, by: null };
      all.set(key, unknown);
      return unknown;
    }),
  });
  const splits = new Map<string, Rows>();
  const groups = tables.flatMap(({ k, members }) => {
    const found = new Map<string, Rows>();
    const put = (where: typeof found, key: string, row: Doubtful, whole: string | null) => {
      const group = where.get(key);
      if (group) group.rows.push(row);
      else where.set(key, { whole, rows: [row] });
    };
    for (const member of members) {
      if (member.people === 0) continue;
      const row = doubtful(member, k);
      for (const total of member.cell.totals ?? []) put(found, `total ${total}`, row, null);
      for (const [family, name] of member.cell.within ?? []) put(found, `${family}\n${name}`, row, name);
      for (const [split, name] of member.cell.under ?? []) if (split !== null) put(splits, split, row, name);
    }
    return [...found.values()];
  });
  const size = ({ row }: Doubtful) => row.people;
  return [...groups, ...splits.values()].map(({ whole, rows }) => ({
    whole,
    rising: rows.toSorted((a, b) => size(a) - size(b)),
  }));
}

function sumsOf(groups: readonly Group[], hidden: ReadonlySet<string>): Sum[] {
  return groups.flatMap(({ rising, whole }): Sum[] => {
    if (whole !== null && hidden.has(whole)) return [];
    const out = rising.filter(({ row }) => row.isHidden);
    if (out.length === 0) return [];
    const next = rising.find(({ row }) => !row.isHidden)?.row.name ?? whole;
    const length = Math.max(...out.map(({ unknowns }) => unknowns.length));
    return Array.from({ length }, (_, part) => {
      const parts = out.flatMap(({ unknowns }) => unknowns[part] ?? []);
      return { sum: parts.reduce((sum, { value }) => sum + value, 0), parts, next };
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
  const suppression = new Suppression(tables);
  const unknowns = new Map<string, Unknown>();
  const groups = groupsOf(suppression.tables, unknowns);
  let hidden = suppression.hide(start);
  for (;;) {
    for (const unknown of unknowns.values()) Object.assign(unknown, { least: 1, most: Infinity, by: null });
    const sums = sumsOf(groups, hidden);
    narrow(sums);
    const more = sums.flatMap(({ parts }) =>
      parts.flatMap(({ value, most, k, by }) => (value < k && most < k ? (by?.next ?? []) : [])),
    );
    const fresh = more.filter((name) => !hidden.has(name));
    if (fresh.length === 0) return hidden;
    hidden = suppression.hide(fresh);
  }
}
