import type { FrozenResult, Snapshot } from './snapshot';

type Cells = readonly unknown[];
type Columns = Readonly<Record<string, Cells>>;

const TOLERANCE = 1e-8;

function isRatio(cells: Cells, above: Cells, below: Cells): boolean {
  return cells.every((cell, i) => {
    const [a, b] = [above[i], below[i]];
    if (typeof cell !== 'number' || typeof a !== 'number' || typeof b !== 'number' || b === 0) return false;
    return Math.abs(cell - a / b) <= TOLERANCE * Math.max(1e-3, Math.abs(cell));
  });
}

/** Columns that are one column divided by another, written `active/size` in place of their numbers: half the length of a table. */
function shortColumns(columns: Columns): Record<string, Cells | string> {
  const numeric = Object.entries(columns).filter(([, cells]) => cells.length > 0 && typeof cells[0] === 'number');
  const isWhole = (cells: Cells) => cells.every((cell) => Number.isInteger(cell));
  const bases = numeric.filter(([name, cells]) => isWhole(cells) || name === 'revenue');
  const ratioOf = (name: string, cells: Cells): string | undefined => {
    if (isWhole(cells) || bases.some(([base]) => base === name)) return undefined;
    for (const [above, a] of bases) {
      for (const [below, b] of bases) if (above !== below && isRatio(cells, a, b)) return `${above}/${below}`;
    }
    return undefined;
  };
  return Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, ratioOf(name, cells) ?? cells]));
}

/** What is written; `restored` turns each column back. */
export function shortened({ results, ...snapshot }: Snapshot): unknown {
  const short = (result: FrozenResult) =>
    result.kind === 'rows' ? { ...result, columns: shortColumns(result.columns) } : result;
  return { ...snapshot, results: results.map(short) };
}

/** The numbers of a column written as a ratio; `null` when it names no columns of numbers. */
export function restored(ratio: string, columns: Columns): Cells | null {
  const [above = '', below = '', ...rest] = ratio.split('/');
  const [a, b] = [columns[above], columns[below]];
  if (!a || !b || rest.length > 0) return null;
  const cells = a.map((value, i) => {
    const by = b[i];
    return typeof value === 'number' && typeof by === 'number' && by !== 0 ? value / by : null;
  });
  return cells.includes(null) ? null : cells;
}
