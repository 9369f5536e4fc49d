import type { Problem } from '../api';
import { packedBytes, type ZipEntry, zipEntries } from '../archive/directory';
import { inflate, LIMITS } from '../archive/inflate';
import { withFile } from '../archive/replace';
import type { ImportFormat, ReadRefusal } from '../format';
import { isShortOfMemory } from '../short-of-memory';
import { isImprecise, momentText, numberText } from '../text/numbers';
import { type Sheet, tableOfSheets } from '../text/sheets';

type Cell = string | Date | boolean | WrittenNumber | null | undefined;

/** A number as it is written in the workbook, before it loses digits. */
interface WrittenNumber {
  readonly written: string;
}

/** Bytes of one sheet, unpacked, that the reader turns into one text. */
const LARGEST_PART = 480 * 2 ** 20;
const MEGA = 2 ** 20;

function cellText(cell: Cell, shift: number): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof Date ? momentText(new Date(cell.getTime() + shift)) : numberText(cell.written);
}

const hasLostDigits = (cell: Cell) =>
  typeof cell === 'object' && cell !== null && 'written' in cell && isImprecise(cell.written);

function tooLarge(entries: readonly ZipEntry[]): ReadRefusal | undefined {
  const largest = Math.max(0, ...entries.map(({ size }) => size));
  const values = { megabytes: Math.round(largest / MEGA), limit: LARGEST_PART / MEGA };
  return largest > LARGEST_PART ? { refused: { code: 'workbook-too-large', values } } : undefined;
}

/** Milliseconds between the first days of the two date systems. */
const TO_1904 = 1462 * 86_400_000;

interface Book {
  /** What to add to moments: the library knows `date1904="1"`, but not the equally valid `"true"`. */
  readonly shift: number;
  readonly hidden: ReadonlySet<string>;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, code?: string, name?: string) =>
    hex
      ? String.fromCodePoint(parseInt(hex, 16))
      : code
        ? String.fromCodePoint(Number(code))
        : (ENTITIES[name ?? ''] ?? all),
  );
}

const LARGEST_BOOK = 8 * MEGA;

/** The text of a small part of a workbook; empty where there is none. */
async function partOf(file: File, entries: readonly ZipEntry[], part: string): Promise<string> {
  const entry = entries.find(({ name }) => name === part);
  if (!entry || entry.size > LARGEST_BOOK) return '';
  const kind = entry.method === 0 ? 'stored' : 'deflate';
  const packed = await packedBytes(file, entry);
  return (await inflate(packed, kind, { room: LARGEST_BOOK, limits: LIMITS })).text();
}

const STYLES = 'xl/styles.xml';
/** From here on a format is the workbook's own; below, the library goes by the number and not by what is written. */
const OWN_FORMATS = 1000;

/** The bytes of a workbook, its formats under numbers that are its own: some programs give theirs numbers that mean days elsewhere. */
async function bytesOf(file: File, entries: readonly ZipEntry[]): Promise<ArrayBuffer> {
  const bytes = await file.arrayBuffer();
  const styles = await partOf(file, entries, STYLES);
  const low = new Set([...styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*?\bnumFmtId="(\d{1,2})"/g)].map(([, id]) => id));
  if (low.size === 0) return bytes;
  const raised = styles.replace(
    /(<(?:\w+:)?(?:numFmt|xf)\s[^>]*?\bnumFmtId=")(\d{1,2})"/g,
    (all, start: string, id: string) => (low.has(id) ? `${start}${OWN_FORMATS + Number(id)}"` : all),
  );
  return withFile(bytes, STYLES, new TextEncoder().encode(raised));
}

/** What the library does not tell of a workbook. */
async function bookOf(file: File, entries: readonly ZipEntry[]): Promise<Book> {
  const text = await partOf(file, entries, 'xl/workbook.xml');
  const hidden = [...text.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    return name !== undefined && /\sstate="(?:veryH|h)idden"/.test(tag) ? [unescaped(name)] : [];
  });
  const shift = /<(?:\w+:)?workbookPr[^>]*\bdate1904="true"/.test(text) ? TO_1904 : 0;
  return { shift, hidden: new Set(hidden) };
}

const xlsx: ImportFormat = {
  id: 'xlsx',
  container: 'xlsx',
  reads: 'XLSX workbooks: the sheet that holds the data, the others are named',
  async read(file, options) {
    options.signal?.throwIfAborted();
    const entries = (await zipEntries(file)) ?? [];
    const refusal = tooLarge(entries);
    if (refusal) return refusal;
    const { default: readXlsx } = await import('read-excel-file/universal');
    let sheets;
    let book: Book;
    try {
      book = await bookOf(file, entries);
      sheets = await readXlsx<WrittenNumber>(await bytesOf(file, entries), {
        trim: false,
        parseNumber: (written) => ({ written }),
      });
    } catch (cause) {
      if (!(cause instanceof Error) || isShortOfMemory(cause, file)) throw cause;
      return { refused: { code: 'damaged-workbook', values: { detail: cause.message.slice(0, 120) } } };
    }
    options.signal?.throwIfAborted();
    const cellsOf = new Map<Sheet, readonly (readonly Cell[])[]>();
    const read = sheets.map(({ sheet: name, data }) => {
      const rows = data as readonly (readonly Cell[])[];
      const sheet: Sheet = {
        name,
        rows: rows.length,
        isHidden: book.hidden.has(name),
        row: (index) => (rows[index] ?? []).map((cell) => cellText(cell, book.shift)),
      };
      cellsOf.set(sheet, rows);
      return sheet;
    });
    const warningsOf = (sheet: Sheet): readonly Problem[] => {
      const rows = (cellsOf.get(sheet) ?? []).filter((cells) => cells.some(hasLostDigits)).length;
      return rows > 0 ? [{ code: 'ids-lost-digits', values: { rows } }] : [];
    };
    return tableOfSheets(read, file, { format: 'xlsx', warningsOf }, options);
  },
};

export default xlsx;
