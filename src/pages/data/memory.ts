import type { MemoryTexts } from '../../i18n/texts/memory';
import type { MemoryUse } from '../services';

export interface MemoryLine {
  readonly key: string;
  readonly words: string;
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

/** Lines to show, largest first, the small ones put together, and the sum of all. */
export function memoryLines({ tables, rest, cube }: MemoryUse, t: MemoryTexts) {
  const all: readonly MemoryLine[] = [
    ...tables.map(({ name, rows, bytes }) => ({ key: name, words: wordsOf(name, t), rows, bytes })),
    ...(['orders', 'lines', 'attributes', 'answers'] as const).map((part) => ({
      key: `[${part}]`,
      words: t.cube[part],
      rows: part === 'orders' ? cube.rows : null,
      bytes: cube[part],
    })),
    { key: '', words: t.rest, rows: null, bytes: rest },
  ].filter(({ bytes }) => bytes > 0);
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const large = all.filter(({ bytes }) => bytes >= SMALL).toSorted((a, b) => b.bytes - a.bytes);
  const small = all.length - large.length;
  const left = total - large.reduce((sum, { bytes }) => sum + bytes, 0);
  return { total, lines: small > 0 ? [...large, { key: '…', words: t.small(small), rows: null, bytes: left }] : large };
}
