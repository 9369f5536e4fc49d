import readXlsx, { InvalidSpreadsheetError } from 'read-excel-file/universal';
import type { Problem } from '../api';
import type { ImportFormat } from '../format';
import { Tabulator } from '../text/tabulate';

type Cell = string | Date | boolean | WrittenNumber | null | undefined;

/** A number as it is written in the workbook, before it loses digits. */
interface WrittenNumber {
  readonly written: string;
}

/** Whole numbers up to here are exact in a spreadsheet; longer ids have lost their last digits. */
const EXACT_DIGITS = 15;

function momentText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const time = rounded.slice(11, 19);
  return time === '00:00:00' ? rounded.slice(0, 10) : `${rounded.slice(0, 10)} ${time}`;
}

function numberText(written: string): string {
  const number = Number(written);
  if (!Number.isFinite(number)) return written;
  if (Number.isInteger(number)) return BigInt(number).toString();
  const plain = String(number);
  return plain.includes('e') ? number.toFixed(12).replace(/0+$/, '') : plain;
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof Date ? momentText(cell) : numberText(cell.written);
}

const isImprecise = (cell: Cell) =>
  typeof cell === 'object' &&
  cell !== null &&
  'written' in cell &&
  numberText(cell.written).replace(/\D/g, '').length > EXACT_DIGITS &&
  !numberText(cell.written).includes('.');

const NO_SHEET = { each: { sheet: '', data: [] }, size: 0 };

/** Filled cells of a sheet that looks like a table, else 0: notes and cover pages have one column. */
function sizeOf(rows: readonly (readonly Cell[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => cellText(cell).trim() !== '').length);
  return filled.filter((cells) => cells > 1).length > 1 ? filled.reduce((sum, cells) => sum + cells, 0) : 0;
}

const xlsx: ImportFormat = {
  id: 'xlsx',
  container: 'xlsx',
  async read(file, options) {
    options.signal?.throwIfAborted();
    let sheets;
    try {
      sheets = await readXlsx<WrittenNumber>(await file.arrayBuffer(), {
        trim: false,
        parseNumber: (written) => ({ written }),
      });
    } catch (cause) {
      if (cause instanceof InvalidSpreadsheetError || cause instanceof Error) {
        return { refused: { code: 'damaged-workbook', values: { detail: cause.message.slice(0, 120) } } };
      }
      throw cause;
    }
    options.signal?.throwIfAborted();
    const sized = sheets.map((each) => ({ each, size: sizeOf(each.data as readonly (readonly Cell[])[]) }));
    const sheet = sized.reduce((a, b) => (b.size > a.size ? b : a), sized[0] ?? NO_SHEET).each;
    if (sheet.data.length === 0) return { refused: { code: 'empty-file' } };
    const others = sized.filter(({ each, size }) => each !== sheet && size > 0).map((other) => other.each.sheet);
    const table = new Tabulator();
    let imprecise = 0;
    sheet.data.forEach((row, index) => {
      const cells = row as readonly Cell[];
      if (cells.some(isImprecise)) imprecise++;
      table.push(cells.map(cellText), index + 1);
      if (index % 5000 === 0) options.onShare?.(index / sheet.data.length);
    });
    const warnings: Problem[] = [
      ...(imprecise > 0 ? [{ code: 'ids-lost-digits', values: { rows: imprecise } }] : []),
      ...(others.length > 0
        ? [{ code: 'other-sheets', values: { sheet: sheet.sheet, sheets: others.join('\n') } }]
        : []),
    ];
    return table.end({ format: 'xlsx', encoding: 'utf-8', delimiter: '', warnings });
  },
};

export default xlsx;
