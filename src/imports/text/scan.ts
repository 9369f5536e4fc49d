import { LONGEST_LINE } from './pieces';
import { Utf8Check } from './utf8';

/** What the shape of a CSV file is, from one pass over its bytes. */
export interface ByteScan {
  readonly isUtf8: boolean;
  readonly records: number;
  /** Every record has the same number of cells, quotes are used by the book, one kind of line end, no wrapped cells. */
  readonly isRegular: boolean;
  readonly isPadded: boolean;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const CHUNK = 8 << 20;

const State = { Start: 0, Plain: 1, Quoted: 2, Closed: 3 } as const;
type State = (typeof State)[keyof typeof State];

/** Bytes that exports wrap values in: ' ` = and a tab; also full-width blanks are left to the slow path. */
const isWrapper = (byte: number) => byte === 39 || byte === 96 || byte === 61;

/**
 * Reads all bytes once, in pieces: is it UTF-8, how many records, is it regular enough for the engine to read as it is.
 * `skip` lines at the top are titles and are not judged.
 */
export async function scanBytes(
  file: Blob,
  delimiter: number,
  skip: number,
  { signal, onShare }: { readonly signal?: AbortSignal; readonly onShare?: (share: number) => void } = {},
): Promise<ByteScan> {
  const strict = new Utf8Check();
  let isUtf8 = true;
  let isRegular = true;
  let isPadded = false;
  let state: State = State.Start;
  let cells = 0;
  let width = 0;
  let records = 0;
  let skipped = 0;
  let bareLf = 0;
  let crLf = 0;
  let previous = LF;

  let startedAt = 0;
  const endRecord = (end: number) => {
    if (end - startedAt > LONGEST_LINE) isRegular = false;
    startedAt = end;
    if (skipped < skip) {
      skipped++;
    } else {
      records++;
      if (width === 0) width = cells;
      else if (cells !== width) isRegular = false;
    }
    cells = 0;
  };

  for (let from = 0; from < file.size; from += CHUNK) {
    signal?.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(from, from + CHUNK).arrayBuffer());
    isUtf8 &&= strict.push(bytes);
    const size = bytes.length;
    let at = from === 0 && bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
    while (at < size && isRegular) {
      let byte = bytes[at] ?? 0;
      if (state === State.Quoted) {
        while (byte !== QUOTE && ++at < size) byte = bytes[at] ?? 0;
        if (at < size) {
          state = State.Closed;
          at++;
        }
        continue;
      }
      if (state === State.Start) {
        if (byte === QUOTE) {
          state = State.Quoted;
          at++;
          if (at < size && (bytes[at] === 9 || bytes[at] === 39)) isRegular = false;
          continue;
        }
        if (isWrapper(byte)) isRegular = false;
        if (byte === 32 || (byte === 9 && delimiter !== 9)) isPadded = true;
        state = State.Plain;
      }
      if (state === State.Plain) {
        while (byte !== delimiter && byte !== LF && byte !== CR && byte !== QUOTE) {
          previous = byte;
          if (++at >= size) break;
          byte = bytes[at] ?? 0;
        }
        if (at >= size) break;
        if (byte === QUOTE) {
          isRegular = false;
          break;
        }
        if (previous === 32 || (previous === 9 && delimiter !== 9)) isPadded = true;
      } else if (byte === QUOTE) {
        state = State.Quoted;
        at++;
        continue;
      }
      if (byte === delimiter || byte === LF || byte === CR) {
        previous = byte;
        at++;
        if (byte === CR) {
          state = State.Closed;
          if (at < size ? bytes[at] !== LF : from + size >= file.size) isRegular = false;
          crLf++;
          continue;
        }
        cells++;
        state = State.Start;
        if (byte === LF) {
          bareLf++;
          endRecord(from + at);
        }
        continue;
      }
      isRegular = false;
    }
    onShare?.(Math.min(1, (from + size) / file.size));
    if (!isRegular && !isUtf8) break;
  }
  if (state !== State.Start || cells > 0) {
    if (state === State.Quoted) isRegular = false;
    cells++;
    endRecord(file.size);
  }
  if (crLf > 0 && crLf !== bareLf && crLf !== bareLf + 1) isRegular = false;
  return { isUtf8: isUtf8 && strict.end(), records, isRegular, isPadded };
}
