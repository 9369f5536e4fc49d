import { meanings, normaliseHeader } from '../dictionary/dictionary';
import { looksLikeData } from './cells';

export interface HeaderFound {
  /** Records above the header. */
  readonly titles: number;
  /** 0 where the table starts with data. */
  readonly headerRows: number;
  readonly names: readonly string[];
  readonly wordings: readonly (string | null)[];
}

const SCANNED = 30;
const KNOWN_WEIGHT = 0.3;

const filled = (row: readonly string[]) => row.filter((cell) => cell !== '');

/** The width that most records have; with `least`, only where at least that share has it. */
function usualWidth(records: readonly (readonly string[])[], least = 0): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width = 0, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return count > least * records.length ? width : 0;
}

function knownWords(row: readonly string[]): number {
  return row.filter((cell) => cell !== '' && meanings(cell).some(({ weight }) => weight >= KNOWN_WEIGHT)).length;
}

/** Column names: blank ones get `col3`, repeated ones a number (`分销员.2`). */
export function columnNames(cells: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name = cells[index]?.replace(/\s+/g, ' ').trim() || `col${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}.${count}`;
  });
}

/** Where no word is known: a header is a full row of distinct words above columns that hold data. */
function standsOverData(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  const cells = filled(row);
  if (cells.length < row.length || cells.some(looksLikeData) || new Set(cells).size < cells.length) return false;
  if (below.length === 0) return true;
  if (cells.some((cell) => cell.length > 60)) return false;
  return row.some((_, column) => {
    const values = below.map((record) => record[column] ?? '').filter((cell) => cell !== '');
    return values.length > 0 && values.filter(looksLikeData).length >= values.length * 0.8;
  });
}

/** Rows below the first header row that still belong to it. */
function furtherHeaderRows(records: readonly (readonly string[])[], at: number): number {
  const has = (name: string) => records[at]?.some((cell) => normaliseHeader(cell) === normaliseHeader(name)) ?? false;
  if (records[at + 2]?.some((cell) => cell.startsWith('{"ImportId"'))) return 2;
  if (has('respondent id') && has('collector id')) return 1;
  if (/^platform unique/i.test(records[at + 1]?.[0] ?? '')) return 1;
  return 0;
}

function wordingsOf(
  records: readonly (readonly string[])[],
  at: number,
  further: number,
  width: number,
): (string | null)[] {
  const first = records[at] ?? [];
  const second = records[at + 1] ?? [];
  const isSubHeader = first.some((cell) => normaliseHeader(cell) === 'respondentid');
  let carried = '';
  return Array.from({ length: width }, (_, column) => {
    if (further === 0) return null;
    if (further === 2) return second[column]?.trim() || null;
    if (!isSubHeader) return null;
    carried = first[column]?.trim() || carried;
    const part = second[column]?.trim() ?? '';
    return part === '' || /^(?:open-ended )?response$/i.test(part) ? carried || null : `${carried} / ${part}`;
  });
}

/** Finds the header among the first records (cells cleaned), or says that there is none. */
export function headerOf(records: readonly (readonly string[])[]): HeaderFound {
  const width = usualWidth(records.slice(0, 200));
  const candidates = records.slice(0, SCANNED).map((row, at) => {
    const cells = filled(row);
    const known = knownWords(row);
    const data = cells.filter(looksLikeData).length;
    const isHeader = cells.length > 0 && (known >= 3 || known >= cells.length * 0.4) && data <= cells.length * 0.2;
    return {
      at,
      score: isHeader && row.length >= Math.min(width, 2) ? known - data * 2 + (row.length >= width ? 1 : 0) : 0,
    };
  });
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a), { at: 0, score: 0 });
  const firstWide = Math.max(
    0,
    records.findIndex((row) => row.length >= width && filled(row).length > 0),
  );
  const at = best.score > 0 ? best.at : firstWide;
  const isHeader = best.score > 0 || standsOverData(records[at] ?? [], records.slice(at + 1, at + 100));
  if (!isHeader) return { titles: at, headerRows: 0, names: columnNames([], width), wordings: [] };
  const further = furtherHeaderRows(records, at);
  const wide = Math.max(records[at]?.length ?? 0, usualWidth(records.slice(at + 1, at + 200), 0.5));
  const wordings = wordingsOf(records, at, further, wide);
  const isSub = wordings.some((wording) => wording?.includes(' / '));
  const cells = records[at] ?? [];
  return {
    titles: at,
    headerRows: 1 + further,
    names: columnNames(isSub ? cells.map((cell, column) => cell || (wordings[column] ?? '')) : cells, wide),
    wordings,
  };
}
