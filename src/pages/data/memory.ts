import type { MemoryTexts } from '../../i18n/texts/memory';
import type { MemoryUse } from '../services';

export interface MemoryLine {
  readonly key: string;
  readonly words: string;
  /** What SQL calls it, where it can be asked. */
  readonly table: string | null;
  /** null: nothing that has rows. */
  readonly rows: number | null;
  readonly bytes: number;
}

/** What is smaller than this is told together. */
const SMALL = 0.05e6;

function wordsOf(name: string, { tables, others }: MemoryTexts): string {
  const known = tables[name];
  if (known !== undefined) return known;
  if (/^customer_attributes/.test(name)) return others.judged;
  if (/^scoped_orders/.test(name)) return others.filtered;
  return /^(?:import|staged|read)_/.test(name) ? others.staged : others.table;
}

/** Tables by what they are called; several of one kind that nobody asks for by name are one line. */
function named(tables: MemoryUse['tables'], t: MemoryTexts): readonly MemoryLine[] {
  const lines = new Map<string, MemoryLine>();
  for (const { name, rows, bytes } of tables) {
    const table = name in t.tables ? name : null;
    const words = wordsOf(name, t);
    const before = table === null ? lines.get(words) : undefined;
    const line = {
      key: table ?? words,
      words,
      table,
      rows: rows + (before?.rows ?? 0),
      bytes: bytes + (before?.bytes ?? 0),
    };
    lines.set(line.key, line);
  }
  return [...lines.values()];
}

/** Lines to show, largest first, the small ones put together, and the sum of all. */
export function memoryLines({ tables, rest, cube }: MemoryUse, t: MemoryTexts) {
  const all: readonly MemoryLine[] = [
    ...named(tables, t),
    ...(['orders', 'lines', 'attributes', 'answers'] as const).map((part) => ({
      key: `[${part}]`,
      words: t.cube[part],
      table: null,
      rows: part === 'orders' ? cube.rows : null,
      bytes: cube[part],
    })),
    { key: '', words: t.rest, table: null, rows: null, bytes: rest },
  ].filter(({ bytes }) => bytes > 0);
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const large = all.filter(({ bytes }) => bytes >= SMALL).toSorted((a, b) => b.bytes - a.bytes);
  const small = all.length - large.length;
  const left = total - large.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    total,
    lines: small > 0 ? [...large, { key: '…', words: t.small(small), table: null, rows: null, bytes: left }] : large,
  };
}
