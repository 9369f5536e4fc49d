import type { Problem } from '../api';
import type { ImportFormat, ReadOptions, ReadRefusal, ReadTable } from '../format';
import { SAMPLE_ROWS } from '../format';
import { cleanCell, isFooterRow } from '../text/cells';
import { delimiterOf, type DelimiterFound } from '../text/delimiter';
import { type Encoding, encodingOf } from '../text/encoding';
import { headerOf } from '../text/header';
import { parseRecords, RecordParser } from '../text/records';
import { bytesOf, decodesAs } from '../text/pieces';
import { type ByteScan, scanBytes } from '../text/scan';
import { Tabulator } from '../text/tabulate';
import type { PartReaders } from '../typed/parts';
import { canScan } from '../typed/scanner';
import { typedRows } from '../typed/table';

const HEAD = 256 << 10;
const TAIL = 32 << 10;
/** Letters that tell the delimiter; each candidate costs a pass over them. */
const LOOK = 32 << 10;
const CHUNK = 4 << 20;
/** Bytes of the UTF-8 mark. */
const MARK = 3;
const LF = 10;
/** Room for rows that are shorter than those of the head. */
const MARGIN = 1.05;

const isCutAt = (file: Blob) => file.size > HEAD;

/** Up to the end of so many lines; all of it where there are fewer. */
function linesOf(head: Uint8Array, lines: number): Uint8Array {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    at = head.indexOf(LF, at) + 1;
    if (at === 0) return head;
  }
  return head.subarray(0, at);
}

/** The head as text; an ASCII-compatible guess is enough to find the delimiter before the encoding is known. */
function headText(head: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true }).replace(/^\ufeff/, '');
}

/** What is known of a file: how it is encoded, whether cells may be wrapped, and whether the head is only its beginning. */
interface Known {
  readonly encoding: Encoding;
  readonly isWrapped: boolean;
  readonly isCut: boolean;
}

const PLAIN = { encoding: 'utf-8', isWrapped: false } as const;

/** The file as it is, where the engine can read it without help; undefined where it must be rewritten. */
async function asItIs(
  file: File,
  head: string,
  found: DelimiterFound,
  scan: ByteScan,
  { encoding, isWrapped, isCut }: Known = { ...PLAIN, isCut: isCutAt(file) },
): Promise<ReadTable | undefined> {
  if (!scan.isUtf8 || !scan.isRegular || found.hintLines > 0 || !/^[,;\t|]$/.test(found.delimiter)) return undefined;
  const parsed = parseRecords(head, found.delimiter, true, isCut);
  const records = isWrapped ? parsed.map((row) => row.map(cleanCell)) : parsed;
  const header = headerOf(records.slice(0, 400));
  const width = header.names.length;
  if (records.length > 1 && records.every((row) => row.at(-1)?.trim() === '')) return undefined;
  if (header.titles > 0 || header.headerRows > 1 || (records[0]?.some((cell) => /[\r\n]/.test(cell)) ?? true))
    return undefined;
  if (records.some((row) => row.length !== width)) return undefined;
  if (!isWrapped && records.some((row) => row.some((cell) => cell !== '' && /^[\s]*[=`'\t]/.test(cell))))
    return undefined;
  const tail = headText(await bytesOf(file.slice(Math.max(0, file.size - TAIL))), encoding)
    .split(/\r?\n/)
    .slice(-12);
  const last = tail.filter((line) => line !== '').map((line) => parseRecords(line, found.delimiter, true)[0] ?? []);
  const edge = Math.max(1, header.headerRows);
  if (
    scan.records > edge &&
    last.slice(1).some((cells) => cells.length === width && isFooterRow(cells.map(cleanCell), width))
  )
    return undefined;
  const sample = records.slice(header.headerRows, header.headerRows + SAMPLE_ROWS);
  return {
    format: 'csv',
    encoding,
    delimiter: found.delimiter,
    csv: null,
    engineDelimiter: found.delimiter,
    titleRows: 0,
    headerRows: header.headerRows,
    firstRecord: records[0] ?? [],
    hasHeader: header.headerRows > 0,
    names: header.names,
    wordings: [],
    rows: scan.records - header.headerRows,
    sample: sample.map((row) => row.map(cleanCell)),
    isPadded: scan.isPadded || records.some((row) => row.some((cell) => cell !== cell.trim())),
    rejected: [],
    rejectedCount: 0,
    warnings: [],
  };
}

/** What is hoped of a file whose head is plain; reading it typed finds out. */
const HOPED: ByteScan = { isUtf8: true, isRegular: true, isPadded: false, records: Infinity };

/** Lines that hold `SAMPLE_ROWS` where no cell has a line end. */
const ENOUGH = SAMPLE_ROWS + 8;

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}

/** How a head is encoded that is text in UTF-8 or GB18030; undefined for every other. */
async function plainHead(head: Uint8Array): Promise<{ readonly encoding: 'utf-8' | 'gb18030' } | undefined> {
  const isUtf8 = !headText(head, 'utf-8').includes('\ufffd');
  const { encoding, warning } = await encodingOf({ head, isUtf8, decodesAs: () => Promise.resolve(true) });
  if ((encoding !== 'utf-8' && encoding !== 'gb18030') || warning) return undefined;
  const text = headText(head, encoding);
  return text.trim() === '' || /[\u0000-\u0008\ufffd]/.test(text) ? undefined : { encoding };
}

/** A plain file of orders, read into typed columns in one pass; undefined for every other file. */
async function typed(
  file: File,
  head: Uint8Array,
  found: DelimiterFound,
  options: ReadOptions,
  beside: PartReaders | undefined,
): Promise<ReadTable | undefined> {
  const known = await plainHead(head);
  if (!known || (known.encoding === 'gb18030' && found.delimiter === '|')) return undefined;
  const { encoding } = known;
  const seen = async (bytes: Uint8Array) => {
    const isCut = isCutAt(file) || bytes.length < head.length;
    return asItIs(file, headText(bytes, encoding), found, HOPED, { encoding, isWrapped: true, isCut });
  };
  const brief = await seen(linesOf(head, ENOUGH));
  const table = brief && brief.sample.length < SAMPLE_ROWS ? await seen(head) : brief;
  if (table?.headerRows !== 1) return undefined;
  const start = head.indexOf(LF) + 1;
  const expected = Math.ceil((file.size / head.length) * countOf(head, LF) * MARGIN);
  const written = { start, delimiter: found.delimiter.charCodeAt(0), encoding, expected };
  const read = await typedRows(table, file.name, file, written, { ...options, beside });
  if (!read || read.rows === 0) return undefined;
  const isTypedOnly = encoding !== 'utf-8' || read.isWrapped;
  const isPadded = read.isPadded && !isTypedOnly;
  return { ...table, rows: read.rows, isPadded, typed: read, ...(isTypedOnly && { isTypedOnly }) };
}

/** The same with others that read parts of a large file; they start while its head is looked at. */
async function quickly(file: File, head: Uint8Array, found: DelimiterFound, options: ReadOptions) {
  const beside = options.beside?.(file.size);
  try {
    return await typed(file, head, found, options, beside);
  } finally {
    beside?.stop();
  }
}

/** Letters without an end of the cell: a quote that never closes, or no table at all. */
const ENDLESS = 32 << 20;
const ENDLESS_LINE: ReadRefusal = { refused: { code: 'endless-line', values: { megabytes: ENDLESS >> 20 } } };

/** Decodes, splits and cleans; when a quote never closes, once more with quotes taken as letters. */
async function rewritten(
  file: Blob,
  encoding: Encoding,
  found: DelimiterFound,
  warnings: readonly Problem[],
  options: ReadOptions,
): Promise<ReadTable | ReadRefusal> {
  const run = async (quotes: boolean): Promise<ReadTable | ReadRefusal | undefined> => {
    const table = new Tabulator();
    const decoder = new TextDecoder(encoding);
    let line = 0;
    let rest = '';
    const byBlanks = (text: string, last: boolean) => {
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = last ? '' : (lines.pop() ?? '');
      for (const each of lines) table.push(each.trim().split(/\s+/), ++line);
    };
    const { delimiter, hintLines } = found;
    let hints: number = hintLines;
    let record = 0;
    const parser =
      delimiter === ' '
        ? undefined
        : new RecordParser(delimiter, quotes, (cells) => {
            if (hints > 0) hints--;
            else table.push(cells, ++record);
          });
    for (let from = 0; from < file.size; from += CHUNK) {
      options.signal?.throwIfAborted();
      const isLast = from + CHUNK >= file.size;
      const text = decoder.decode(await bytesOf(file.slice(from, from + CHUNK)), { stream: !isLast });
      if (parser) parser.push(text);
      else byBlanks(text, isLast);
      if ((parser?.waiting ?? rest.length) > ENDLESS) return quotes ? undefined : ENDLESS_LINE;
      options.onShare?.(Math.min(1, (from + CHUNK) / file.size));
    }
    if (parser && !parser.end() && quotes) return undefined;
    return table.end({ format: 'csv', encoding, delimiter, warnings });
  };
  const table = (await run(found.quotes)) ?? (await run(false));
  if (!table) throw new Error('unreachable: text without quotes always ends');
  return table;
}

const csv: ImportFormat = {
  id: 'csv',
  container: 'text',
  reads: 'CSV, TSV and other text: split by comma, semicolon, tab, bar, full-width comma or aligned blanks',
  async read(file, options) {
    const head = await bytesOf(file.slice(0, HEAD));
    const guess = delimiterOf(headText(head, 'utf-8').slice(0, LOOK), isCutAt(file) || head.length > LOOK);
    const quick = options.isText === true || !canScan() ? undefined : await quickly(file, head, guess, options);
    if (quick) return quick;
    const scan = await scanBytes(file, guess.delimiter.charCodeAt(0), guess.hintLines, options);
    const decoded = await encodingOf({ head, isUtf8: scan.isUtf8, decodesAs: (encoding) => decodesAs(file, encoding) });
    const text = headText(head, decoded.encoding);
    if (text.trim() === '') return { refused: { code: 'empty-file' } };
    if (/[\u0000-\u0008]/.test(text.slice(0, 4096))) return { refused: { code: 'binary-file' } };
    const direct = decoded.encoding === 'utf-8' && !decoded.warning ? await asItIs(file, text, guess, scan) : undefined;
    if (direct) return direct;
    if (!decoded.warning) return rewritten(file, decoded.encoding, delimiterOf(text, isCutAt(file)), [], options);
    const unmarked = file.slice(MARK);
    const found = delimiterOf(headText(head.subarray(MARK), decoded.encoding), isCutAt(file));
    return rewritten(unmarked, decoded.encoding, found, [{ code: decoded.warning }], options);
  },
};

export default csv;
