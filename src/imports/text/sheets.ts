import type { FileFormat, FileKind, Problem, SheetInfo } from '../api';
import type { ReadOptions, ReadRefusal, ReadTable } from '../format';
import { recognise } from '../recognise/recognise';
import { columnsOf } from '../staging';
import { Tabulator } from './tabulate';

/** One sheet of a workbook, one table of a page. */
export interface Sheet {
  readonly name: string;
  readonly rows: number;
  readonly isHidden?: boolean;
  /** The cells of a row as text, written when asked for. */
  readonly row: (index: number) => readonly string[];
}

/** Rows that tell what a sheet holds. */
const LOOKED_AT = 200;
const REPORTED_EVERY = 5000;

const filledIn = (row: readonly string[]) => row.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);

/** Filled cells of a sheet that looks like a table, else 0: notes and cover pages have one column. */
function sizeOf({ rows, row }: Sheet): number {
  let wide = 0;
  let size = 0;
  for (let index = 0; index < rows; index++) {
    const filled = filledIn(row(index));
    size += filled;
    if (filled > 1) wide++;
  }
  return wide > 1 ? size : 0;
}

function tabulated(sheet: Sheet, rows: number, facts: Parameters<Tabulator['end']>[0]): ReadTable {
  const table = new Tabulator();
  for (let index = 0; index < rows; index++) table.push(sheet.row(index), index + 1);
  return table.end(facts);
}

/** What the first rows of a sheet are taken for. */
function kindOf(sheet: Sheet, format: FileFormat, fileName: string): FileKind {
  const head = tabulated(sheet, Math.min(sheet.rows, LOOKED_AT), { format, encoding: '', delimiter: '', warnings: [] });
  return head.hasHeader ? recognise(columnsOf(head, true), fileName, true).kind : 'refused';
}

interface Choice {
  readonly sheet: Sheet | undefined;
  readonly others: readonly SheetInfo[];
}

/** Of more sheets than this only the largest are looked at: pages may hold thousands of tables. */
const JUDGED = 60;

/** The sheet to read and the others that hold data: the largest of those that are known, else the largest; hidden ones come last. */
function best(sheets: readonly Sheet[], format: FileFormat, fileName: string, wanted: string | undefined): Choice {
  const filled = sheets.filter(({ rows }) => rows > 0);
  if (wanted !== undefined) return { sheet: filled.find(({ name }) => name === wanted), others: [] };
  if (filled.length < 2) return { sheet: filled[0], others: [] };
  const all = filled.map((sheet) => ({ sheet, size: sizeOf(sheet) })).filter(({ size }) => size > 0);
  const largest = new Set(all.toSorted((a, b) => b.size - a.size).slice(0, JUDGED));
  const sized = all.filter((each) => largest.has(each));
  const judged = sized.map((each) => ({
    ...each,
    kind: sized.length > 1 ? kindOf(each.sheet, format, fileName) : ('refused' as const),
  }));
  const isKnown = ({ kind }: { readonly kind: FileKind }) => Number(kind !== 'refused');
  const isSeen = (each: { readonly sheet: Sheet }) => Number(each.sheet.isHidden !== true);
  const inOrder = judged.toSorted((a, b) => isKnown(b) - isKnown(a) || isSeen(b) - isSeen(a) || b.size - a.size);
  const sheet = inOrder[0]?.sheet ?? filled[0];
  const others = judged.filter((each) => each.sheet !== sheet);
  return {
    sheet,
    others: others.map(({ sheet: { name, rows, isHidden = false }, kind }) => ({
      name,
      kind,
      rows: rows - 1,
      isHidden,
    })),
  };
}

/** Reads the sheet that is asked for, else the one that holds the data; the others are named in a warning. */
export function tableOfSheets(
  sheets: readonly Sheet[],
  file: File,
  { format, warningsOf }: { readonly format: FileFormat; readonly warningsOf?: (sheet: Sheet) => readonly Problem[] },
  { signal, sheet: wanted, onShare }: ReadOptions,
): ReadTable | ReadRefusal {
  const { sheet, others } = best(sheets, format, file.name, wanted);
  if (!sheet) return { refused: { code: 'empty-file' } };
  const table = new Tabulator();
  for (let index = 0; index < sheet.rows; index++) {
    table.push(sheet.row(index), index + 1);
    if (index % REPORTED_EVERY === 0) {
      signal?.throwIfAborted();
      onShare?.(index / sheet.rows);
    }
  }
  const hidden = others.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  const values = {
    sheet: sheet.name,
    sheets: others.map(({ name }) => name).join('\n'),
    ...(hidden.length > 0 ? { hidden: hidden.join('\n') } : {}),
  };
  const warnings = [
    ...(warningsOf?.(sheet) ?? []),
    ...(others.length > 0 ? [{ code: 'other-sheets', values }] : []),
    ...(sheet.isHidden ? [{ code: 'hidden-sheet', values: { sheet: sheet.name } }] : []),
  ];
  const read = table.end({ format, encoding: 'utf-8', delimiter: '', warnings });
  return others.length > 0 ? { ...read, sheets: others, sheetName: sheet.name } : read;
}
