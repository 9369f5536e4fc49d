/** A row as the engine hands it over: plain values by column name. */
export type CsvRow = Readonly<Record<string, unknown>>;

const BOM = '\uFEFF';
const NEWLINE = '\r\n';
/** What makes a spreadsheet read a text as a formula; full-width signs count in Chinese Excel. */
const FORMULA_START = /^[=+\-@\t\r\0＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n\t]|^\s|\s$/;

/**
 * Rows as RFC 4180 text with a header line: `\r\n` after every line, numbers in full precision, days and moments as they
 * stand, nothing for null. Text that a spreadsheet would run as a formula gets a leading `'`; numbers never do.
 */
export function toCsv(columns: readonly string[], rows: readonly CsvRow[]): string {
  return csvLine(columns) + csvLines(columns, rows);
}

/** The same as `toCsv` without the header line: to append to a file that has one. */
export function csvLines(columns: readonly string[], rows: readonly CsvRow[]): string {
  return rows.map((row) => csvLine(columns.map((column) => row[column]))).join('');
}

/** The bytes of a CSV file: UTF-8 with byte order mark, so that Excel does not take Chinese for GBK. */
export function csvBytes(columns: readonly string[], rows: readonly CsvRow[]): Uint8Array<ArrayBuffer> {
  return withBom(toCsv(columns, rows));
}

/** UTF-8 bytes of a text that starts a CSV file, byte order mark first. */
export function withBom(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(BOM + text);
}

function csvLine(cells: readonly unknown[]): string {
  return cells.map(csvCell).join(',') + NEWLINE;
}

/** One cell as it is written: guarded where it is text, quoted where it must be. */
function csvCell(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? String(value) : '';
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'string':
      return textCell(value);
    case 'object':
      if (value === null) return '';
      return value instanceof Date ? value.toISOString() : textCell(JSON.stringify(value));
    default:
      return '';
  }
}

function textCell(text: string): string {
  const guarded = FORMULA_START.test(text);
  const written = guarded ? `'${text}` : text;
  return guarded || NEEDS_QUOTES.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
