import { grown, isUtf8, type TextList, Words } from './words';
import { moment, NullMarks, number, ODD } from './cells';
import { checked } from './decode';
import { afterBlanks, afterMark, beforeBlanks, FORMULA, isWrapped, openingAt } from './wrapping';

/** How a column is read. `key` is the column that groups the rows: its cells must all be filled. */
export type Reading = 'skip' | 'word' | 'number' | 'moment' | 'key';

/** A column as it was read: NaN and -1 stand for nothing; moments are seconds since 1970. */
export type TypedColumn =
  | { readonly kind: 'number' | 'moment'; readonly values: Float64Array }
  | { readonly kind: 'word'; readonly codes: Int32Array; readonly words: TextList; readonly isMasked: boolean };

export interface TypedRead {
  readonly rows: number;
  /** null: not read. The key is a column of words. */
  readonly columns: readonly (TypedColumn | null)[];
  /** Cells of columns that were skipped have blanks around them. */
  readonly isPadded: boolean;
  /** Cells were taken out of what an export wraps them in: ="123", '123, blanks. Read as text they would look different. */
  readonly isWrapped: boolean;
}

/** Frees the columns at once: they are large, and a collection may come only when the engine has taken as much again. */
export function letGo({ columns }: TypedRead): void {
  const buffers = new Set<ArrayBufferLike>();
  for (const column of columns) {
    const arrays = column && 'codes' in column ? [column.codes, column.words.bytes, column.words.offsets] : [];
    for (const array of column && 'values' in column ? [column.values] : arrays) buffers.add(array.buffer);
  }
  structuredClone(null, { transfer: [...buffers].filter((buffer) => buffer instanceof ArrayBuffer) });
}

export interface TypedPlan {
  readonly readings: readonly Reading[];
  /** Bytes before the first row of data. */
  readonly start: number;
  readonly delimiter: number;
  readonly nulls: readonly string[];
  readonly encoding: 'utf-8' | 'gb18030';
  /** About how many rows there will be. */
  readonly expected: number;
}

interface Options {
  readonly signal?: AbortSignal;
  readonly onShare?: (share: number) => void;
}

const CHUNK = 4 << 20;
const LF = 10;
const CR = 13;
const QUOTE = 34;
const FEW = 1 << 12;
const WAYS: readonly Reading[] = ['skip', 'word', 'number', 'moment', 'key'];
const [SKIP, WORD, NUMBER, KEY] = [0, 1, 2, 4];

/**
 * Reads a plain CSV file into typed columns in one pass over its bytes. Answers undefined where the file is not plain (ragged rows,
 * doubled quotes, another encoding, an empty key): then it has to be read in another way. In GB18030 no byte of a letter is a comma, a
 * quote, a blank or a line end, so that cells are found by their bytes and only distinct words are decoded. A column of numbers or moments that
 * is written in several ways is read as words.
 */
export async function readTyped(file: Blob, plan: TypedPlan, options: Options = {}): Promise<TypedRead | undefined> {
  let readings = plan.readings;
  for (;;) {
    const pass = new Pass(plan, readings);
    const failed = await pass.run(file, options);
    if (failed === undefined) return pass.result();
    const reading = readings[failed];
    if (reading !== 'number' && reading !== 'moment') return undefined;
    readings = readings.map((kind, column) => (column === failed ? 'word' : kind));
  }
}

class Pass {
  readonly #plan: TypedPlan;
  readonly #readings: readonly Reading[];
  readonly #nulls: NullMarks;
  readonly #words: (Words | undefined)[];
  #codes: (Int32Array | undefined)[];
  #values: (Float64Array | undefined)[];
  #row = 0;
  #room: number;
  #isPadded = false;
  #isWrapped = false;

  constructor(plan: TypedPlan, readings: readonly Reading[]) {
    this.#plan = plan;
    this.#readings = readings;
    this.#nulls = new NullMarks(plan.nulls);
    this.#room = Math.max(16, plan.expected);
    const isGb = plan.encoding === 'gb18030';
    this.#words = readings.map((kind) =>
      kind === 'key' ? new Words(plan.expected, true, isGb) : kind === 'word' ? new Words(FEW, false, isGb) : undefined,
    );
    this.#codes = readings.map((kind) => (kind === 'key' || kind === 'word' ? new Int32Array(this.#room) : undefined));
    this.#values = readings.map((kind) =>
      kind === 'number' || kind === 'moment' ? new Float64Array(this.#room) : undefined,
    );
  }

  /** Undefined when all went well, else the column that did not fit (-1: the shape of the file). */
  async run(file: Blob, { signal, onShare }: Options): Promise<number | undefined> {
    const buffer = new Uint8Array(CHUNK * 2 + 1);
    let kept = 0;
    for (let from = this.#plan.start; from < file.size; from += CHUNK) {
      signal?.throwIfAborted();
      const piece = new Uint8Array(await file.slice(from, from + CHUNK).arrayBuffer());
      if (kept + piece.length > CHUNK * 2) return -1;
      buffer.set(piece, kept);
      const size = kept + piece.length;
      const isLast = from + CHUNK >= file.size;
      buffer[size] = LF;
      const used = this.#parse(buffer, size, isLast);
      if (used < 0) return -used - 2;
      buffer.copyWithin(0, used, size);
      kept = size - used;
      onShare?.(Math.min(1, (from + CHUNK) / file.size));
    }
    return this.#words.some((words) => words?.isOdd) ? -1 : undefined;
  }

  result(): TypedRead | undefined {
    const rows = this.#row;
    const nulls = new Set(this.#plan.nulls);
    const columns: (TypedColumn | null)[] = [];
    for (const [column, reading] of this.#readings.entries()) {
      const [codes, values, words] = [this.#codes[column], this.#values[column], this.#words[column]];
      if (codes && words) {
        const { isMasked } = words;
        const read = { kind: 'word', codes: codes.subarray(0, rows), words: words.list(), isMasked } as const;
        const { encoding } = this.#plan;
        const decoded = encoding === 'gb18030' || this.#isWrapped ? checked(read, encoding, nulls) : read;
        if (!decoded || (reading === 'key' && decoded.codes.includes(-1))) return undefined;
        columns.push(decoded);
      } else {
        const kind = reading === 'moment' ? 'moment' : 'number';
        columns.push(values ? { kind, values: values.subarray(0, rows) } : null);
      }
    }
    return { rows, columns, isPadded: this.#isPadded, isWrapped: this.#isWrapped };
  }

  #grow(): void {
    this.#room *= 2;
    this.#codes = this.#codes.map((codes) => codes && grown(codes, Int32Array, this.#room));
    this.#values = this.#values.map((values) => values && grown(values, Float64Array, this.#room));
  }

  /** Reads whole records; returns where the first unfinished one starts, or -2 - column where one does not fit (-1: the shape). */
  #parse(bytes: Uint8Array, size: number, isLast: boolean): number {
    const ways = Uint8Array.from(this.#readings, (reading) => WAYS.indexOf(reading));
    const width = ways.length;
    const delimiter = this.#plan.delimiter;
    const nulls = this.#nulls;
    const isGb = this.#plan.encoding === 'gb18030';
    const ends = (byte: number) => byte === delimiter || byte === LF || byte === CR;
    const before = new Int32Array(width).fill(-1);
    const lengths = new Int32Array(width);
    const openings = new Uint8Array(width);
    let at = 0;
    while (at < size) {
      const start = at;
      if (this.#row >= this.#room) this.#grow();
      const row = this.#row;
      for (let column = 0; column < width; column++) {
        const way = ways[column];
        const opening = openingAt(bytes, at);
        if (opening > 0 && at + FORMULA >= size && !isLast) return start;
        const isQuoted = opening > 0;
        at += opening;
        let from = at;
        let code = -2;
        let byte: number;
        if (way === WORD || way === KEY) {
          const last = before[column] ?? -1;
          const length = lengths[column] ?? 0;
          if (last >= 0 && opening === openings[column]) {
            let same = 0;
            while (same < length && bytes[last + same] === bytes[at + same]) same++;
            const after = bytes[at + length] ?? LF;
            if (same === length && (isQuoted ? after === QUOTE : ends(after))) {
              at += length;
              code = row === 0 ? -2 : (this.#codes[column]?.[row - 1] ?? -2);
            } else at += same;
          }
        }
        if (code === -2) {
          if (isQuoted) {
            while (at < size && bytes[at] !== QUOTE) at++;
            if (at >= size) return isLast ? -1 : start;
          } else {
            byte = bytes[at] ?? LF;
            while (byte !== delimiter && byte !== LF && byte !== CR && byte !== QUOTE) byte = bytes[++at] ?? LF;
          }
        }
        let to = at;
        if (opening === FORMULA) {
          if (at + 2 >= size && !isLast) return start;
          if (bytes[at + 1] !== QUOTE || bytes[at + 2] !== QUOTE) return -1;
          at += 2;
        }
        if (isQuoted) at++;
        byte = bytes[at] ?? LF;
        if (byte === CR && bytes[at + 1] === LF) {
          at++;
          byte = LF;
        }
        if (at >= size && !isLast) return start;
        if (byte !== (column === width - 1 ? LF : delimiter)) return -1;
        at++;
        const [begins, length] = [from, to - from];
        if (code === -2 && (opening > 1 || isWrapped(bytes, from, to))) {
          to = beforeBlanks(bytes, from, to);
          const first = afterBlanks(bytes, from, to);
          from = opening > 1 ? first : afterMark(bytes, first, to);
          if (way === SKIP && opening < 2 && from === first) this.#isPadded = true;
          else this.#isWrapped = true;
        }
        if (way === WORD || way === KEY) {
          const codes = this.#codes[column];
          const words = this.#words[column];
          if (!codes || !words) return -1;
          if (code === -2) {
            const isNull = nulls.has(bytes, from, to);
            if (isNull && way === KEY) return -1;
            code = isNull ? -1 : way === KEY ? words.keyCode(bytes, from, to) : words.code(bytes, from, to);
          }
          codes[row] = code;
          before[column] = opening < 2 ? begins : -1;
          lengths[column] = length;
          openings[column] = opening;
        } else if (way === SKIP) {
          if (!isGb && !isUtf8(bytes, from, to)) return -1;
        } else {
          const values = this.#values[column];
          const value = way === NUMBER ? number(bytes, from, to) : moment(bytes, from, to);
          if (!values || (value === ODD && !nulls.has(bytes, from, to))) return -2 - column;
          values[row] = value === ODD ? NaN : value;
        }
      }
      this.#row++;
    }
    return size;
  }
}
