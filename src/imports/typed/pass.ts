import { LONGEST_LINE } from '../text/pieces';
import type { Reading, TypedPlan, TypedRead } from './read';
import { Rows } from './rows';
import { afterBlanks, afterMark, beforeBlanks, FORMULA, isWrapped, openingAt } from './wrapping';

export interface PassOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onShare?: ((share: number) => void) | undefined;
}

const CHUNK = 4 << 20;
/** Bytes of the longest record. */
const LARGEST = 8 << 20;
const NOTHING = new Uint8Array();
const LF = 10;
const CR = 13;
const QUOTE = 34;
const WAYS: readonly Reading[] = ['skip', 'word', 'number', 'moment', 'key'];
const [SKIP, WORD, KEY] = [0, 1, 4];

/** What did not fit where it was no column: rows are ragged or cells not plain. */
export const SHAPE = -1;
/** The bytes end within a record, or it is too long to tell. */
export const UNFINISHED = -2;
/** A record is longer than half a megabyte: whether the file has lines that the engine cannot read has to be seen. */
export const TOO_LONG = -3;
const LONG = LONGEST_LINE / 2;
/** How `#parse` answers these and columns: below 0. */
const failure = (what: number) => -4 - what;
const RAGGED = failure(SHAPE);
const ENDED = failure(UNFINISHED);

const ends = (byte: number, delimiter: number) => byte === delimiter || byte === LF || byte === CR;

/** Rows of a file, read one after the other. `plan.start` is not looked at: it reads all that it is given. */
export class Pass {
  readonly #plan: TypedPlan;
  readonly #rows: Rows;
  readonly #ways: Uint8Array;
  /** By column: where the cell of the row before it starts (-1: not known), its length and its opening. */
  readonly #before: Int32Array;
  readonly #lengths: Int32Array;
  readonly #openings: Uint8Array;
  #isPadded = false;
  #isWrapped = false;

  constructor(plan: TypedPlan) {
    const { readings } = plan;
    this.#plan = plan;
    this.#ways = Uint8Array.from(readings, (reading) => WAYS.indexOf(reading));
    this.#before = new Int32Array(readings.length);
    this.#lengths = new Int32Array(readings.length);
    this.#openings = new Uint8Array(readings.length);
    this.#rows = new Rows(plan);
  }

  /** Undefined when all went well, else the column that did not fit, `SHAPE` or `UNFINISHED`. */
  async run(file: Blob, { signal, onShare }: PassOptions): Promise<number | undefined> {
    const buffer = new Uint8Array(LARGEST + 1);
    const stream = file.stream().getReader();
    let [kept, read, told] = [0, 0, 0];
    try {
      for (;;) {
        const { value = NOTHING, done: isLast } = await stream.read();
        signal?.throwIfAborted();
        for (let from = 0; from < value.length || isLast; from += CHUNK) {
          const piece = value.subarray(from, from + CHUNK);
          const size = kept + piece.length;
          if (size > LARGEST) return UNFINISHED;
          buffer.set(piece, kept);
          buffer[size] = LF;
          const used = this.#parse(buffer, size, isLast);
          if (used < 0) return failure(used);
          if (isLast) return this.#rows.isOdd ? SHAPE : undefined;
          buffer.copyWithin(0, used, size);
          kept = size - used;
        }
        read += value.length;
        if (read - told < CHUNK && read < file.size) continue;
        told = read;
        onShare?.(Math.min(1, read / file.size));
      }
    } finally {
      await stream.cancel();
    }
  }

  /** Puts the rows of the file's next part behind these. `SHAPE` where words of it are odd. */
  append(part: TypedRead): typeof SHAPE | undefined {
    this.#rows.append(part);
    this.#isPadded ||= part.isPadded;
    this.#isWrapped ||= part.isWrapped;
    return this.#rows.isOdd ? SHAPE : undefined;
  }

  /** The rows as they are in the file: words are not decoded. */
  result(): TypedRead {
    return { ...this.#rows.result(), isPadded: this.#isPadded, isWrapped: this.#isWrapped };
  }

  /** True where the bytes begin with rows, as far as they go; for looking only. */
  fits(bytes: Uint8Array): boolean {
    const buffer = new Uint8Array(bytes.length + 1);
    buffer.set(bytes);
    buffer[bytes.length] = LF;
    return this.#parse(buffer, bytes.length, false) > 0;
  }

  /** Reads whole records; returns where the first unfinished one starts, or the failure where one does not fit. */
  #parse(bytes: Uint8Array, size: number, isLast: boolean): number {
    this.#before.fill(-1);
    let at = 0;
    while (at < size) {
      const next = this.#record(bytes, at, size, isLast);
      if (next <= at) return next;
      if (next - at > LONG && !this.#plan.isLongFine) return failure(TOO_LONG);
      this.#rows.end();
      at = next;
    }
    return at;
  }

  /** Reads one record; returns where the next starts, `start` where it is unfinished, or as `#parse`. */
  #record(bytes: Uint8Array, start: number, size: number, isLast: boolean): number {
    const ways = this.#ways;
    const width = ways.length;
    const delimiter = this.#plan.delimiter;
    const before = this.#before;
    const lengths = this.#lengths;
    const openings = this.#openings;
    const rows = this.#rows;
    let at = start;
    for (let column = 0; column < width; column++) {
      const way = ways[column];
      const opening = openingAt(bytes, at);
      if (opening > 0 && at + FORMULA >= size && !isLast) return start;
      const isQuoted = opening > 0;
      at += opening;
      let from = at;
      let isSame = false;
      let byte: number;
      if (way === WORD || way === KEY) {
        const last = before[column] ?? -1;
        if (last >= 0 && opening === openings[column]) {
          const length = lengths[column] ?? 0;
          let same = 0;
          while (same < length && bytes[last + same] === bytes[at + same]) same++;
          const after = bytes[at + length] ?? LF;
          isSame = same === length && at + length <= size && (isQuoted ? after === QUOTE : ends(after, delimiter));
          at += same;
        }
      }
      if (!isSame) {
        if (isQuoted) {
          while (at < size && bytes[at] !== QUOTE) at++;
          if (at >= size) return isLast ? ENDED : start;
        } else {
          byte = bytes[at] ?? LF;
          while (byte !== delimiter && byte !== LF && byte !== CR && byte !== QUOTE) byte = bytes[++at] ?? LF;
        }
      }
      let to = at;
      if (opening === FORMULA) {
        if (at + 2 >= size) return isLast ? ENDED : start;
        if (bytes[at + 1] !== QUOTE || bytes[at + 2] !== QUOTE) return RAGGED;
        at += 2;
      }
      if (isQuoted) at++;
      byte = bytes[at] ?? LF;
      if (byte === CR && bytes[at + 1] === LF) {
        at++;
        byte = LF;
      }
      if (at >= size && !isLast) return start;
      if (byte !== (column === width - 1 ? LF : delimiter)) return RAGGED;
      at++;
      if (isSame) {
        before[column] = from;
        rows.repeat(column);
        continue;
      }
      if (way === WORD || way === KEY) {
        before[column] = from;
        lengths[column] = to - from;
        openings[column] = opening;
      }
      if (opening > 1 || isWrapped(bytes, from, to)) {
        to = beforeBlanks(bytes, from, to);
        const first = afterBlanks(bytes, from, to);
        from = opening > 1 ? first : afterMark(bytes, first, to);
        if (way === SKIP && opening < 2 && from === first) this.#isPadded = true;
        else this.#isWrapped = true;
      }
      if (!rows.put(column, bytes, from, to)) return way === SKIP || way === KEY ? RAGGED : failure(column);
    }
    return at;
  }
}
