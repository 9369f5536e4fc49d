import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { Problem } from '../api';
import type { ImportFormat } from '../format';
import { isShortOfMemory } from '../short-of-memory';
import { isImprecise, numberText, serialText } from '../text/numbers';
import { type Sheet, tableOfSheets } from '../text/sheets';

type Library = typeof import('@e965/xlsx');
type Row = readonly (CellObject | undefined)[];

/** Bytes the library may take in: it holds a workbook several times over. */
const LARGEST = 200 * 2 ** 20;
const MEGA = 2 ** 20;
const LONGEST_DETAIL = 120;

function cellText(cell: CellObject | undefined, library: Library, system: 1900 | 1904): string {
  if (cell?.v === undefined || cell.v === null) return '';
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (cell.t !== 'n' || typeof cell.v !== 'number') return String(cell.v);
  return library.SSF.is_date(String(cell.z ?? '')) ? serialText(cell.v, system) : numberText(cell.v);
}

/** Rows of a sheet that was read `dense`. */
const rowsOf = (sheet: WorkSheet): readonly Row[] => (sheet['!data'] ?? []) as readonly Row[];

const hasLostDigits = (cell: CellObject | undefined) =>
  cell?.t === 'n' && typeof cell.v === 'number' && isImprecise(cell.v);

const xls: ImportFormat = {
  id: 'xls',
  container: 'xls',
  reads: 'XLS workbooks (BIFF2 to BIFF8), XLSB and ODS',
  async read(file, options) {
    options.signal?.throwIfAborted();
    if (file.size > LARGEST) {
      const values = { megabytes: Math.round(file.size / MEGA), limit: LARGEST / MEGA };
      return { refused: { code: 'workbook-too-large', values } };
    }
    const library: Library = await import('@e965/xlsx');
    let book: WorkBook;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      book = library.read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false, cellHTML: false });
    } catch (cause) {
      if (isShortOfMemory(cause, file)) throw cause;
      const detail = cause instanceof Error ? cause.message : String(cause);
      if (/^File is password-protected|^Unsupported password/.test(detail))
        return { refused: { code: 'password-protected' } };
      return { refused: { code: 'damaged-workbook', values: { detail: detail.slice(0, LONGEST_DETAIL) } } };
    }
    options.signal?.throwIfAborted();
    const system = book.Workbook?.WBProps?.date1904 ? 1904 : 1900;
    const rowsBySheet = new Map<Sheet, readonly Row[]>();
    const sheets = book.SheetNames.flatMap((name, place) => {
      const found = book.Sheets[name];
      if (!found) return [];
      const rows = rowsOf(found);
      const row = (index: number) => Array.from(rows[index] ?? [], (cell) => cellText(cell, library, system));
      const isHidden = (book.Workbook?.Sheets?.[place]?.Hidden ?? 0) > 0;
      const sheet: Sheet = { name, rows: rows.length, row, isHidden };
      rowsBySheet.set(sheet, rows);
      return [sheet];
    });
    const warningsOf = (sheet: Sheet): readonly Problem[] => {
      const rows = (rowsBySheet.get(sheet) ?? []).filter((row) => row?.some(hasLostDigits)).length;
      return rows > 0 ? [{ code: 'ids-lost-digits', values: { rows } }] : [];
    };
    return tableOfSheets(sheets, file, { format: 'xls', warningsOf }, options);
  },
};

export default xls;
