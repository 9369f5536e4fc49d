import { OutOfMemory } from '../../util/out-of-memory';
import base64 from './assembly/index.ts?assembly';
import type { Reading, TextList, TypedPlan } from './read';

/**
 * What `assembly/index.ts` exports. Addresses are those of bytes in its memory, which is another buffer whenever it has grown. Calls that ask
 * for memory trap where there is none, and `isFull` then.
 */
interface Calls {
  readonly memory: WebAssembly.Memory;
  begin(bytes: number, columns: number, delimiter: number, isGb18030: number, rows: number, longest: number): number;
  beginColumn(index: number, way: number, expected: number): void;
  addNothing(from: number, length: number): void;
  parse(from: number, size: number, isLast: number): number;
  rows(): number;
  told(): number;
  cellsOf(index: number): number;
  wordCount(index: number): number;
  wordBytes(index: number): number;
  wordOffsets(index: number): number;
  wordMarks(index: number): number;
  numberWords(index: number, bytes: number, offsets: number, count: number): void;
  take(bytes: number): number;
  give(at: number): void;
  isFull(): boolean;
  number(from: number, to: number): number;
  moment(from: number, to: number): number;
}

const WAYS: readonly Reading[] = ['skip', 'word', 'number', 'moment', 'key'];
/** Rows that are told at a time. */
const ROWS = 1 << 15;
const [PADDED, WRAPPED] = [1, 2];
const [ODD, MASKED] = [1, 2];
/** Pages of 64 KB. Just below 2 GB: addresses are signed. */
const MOST_PAGES = 0x7fff;
const encoder = new TextEncoder();

let compiled: WebAssembly.Module | null | undefined;

/** null: this browser is older than instructions in it. */
export function compile(code: Uint8Array<ArrayBuffer>): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(code);
  } catch (cause) {
    if (cause instanceof WebAssembly.CompileError) return null;
    throw cause;
  }
}

/** False in a browser that is older than the instructions for several bytes at a time (Safari before 16.4). */
export function canScan(): boolean {
  if (compiled === undefined) compiled = compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  return compiled !== null;
}

function start(maximum = MOST_PAGES): Calls {
  if (!canScan() || !compiled) throw new Error('this browser cannot read typed columns');
  const memory = new WebAssembly.Memory({ initial: 1, maximum });
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Calls;
}

/** Does work with calls that ask for memory. Throws `OutOfMemory` where there is no more of it; the calls are of no use then. */
function within<T>(calls: Calls, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError) || !calls.isFull()) throw cause;
    const megabytes = Math.round(calls.memory.buffer.byteLength / 2 ** 20);
    throw new OutOfMemory(`out of memory for cells, after ${megabytes} MB`, { cause });
  }
}

let cells: Calls | undefined;

/** The number or the moment (seconds since 1970) that a cell writes plainly; undefined where it is written in another way. */
export function cellAs(kind: 'number' | 'moment', text: string): number | undefined {
  const calls = cells ?? start();
  cells = undefined;
  const bytes = encoder.encode(text);
  const at = within(calls, () => calls.take(bytes.length));
  new Uint8Array(calls.memory.buffer).set(bytes, at);
  const value = calls[kind](at, at + bytes.length);
  calls.give(at);
  cells = calls;
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Finds rows of a plain file and what their cells say, in WebAssembly (decision 23): a buffer for bytes, rows told some thousands at a
 * time, and the distinct words of each column. Throws `OutOfMemory` where these are more than memory holds.
 */
export class Scanner {
  readonly #calls: Calls;
  readonly #readings: readonly Reading[];
  readonly #buffer: number;

  /** `room`: bytes that the buffer holds; `longest`: bytes of the longest row; `pages`: the most memory, 64 KB each. */
  constructor(plan: TypedPlan, room: number, longest: number, pages?: number) {
    const { readings, delimiter, encoding, expected, nulls } = plan;
    const calls = start(pages);
    this.#calls = calls;
    this.#readings = readings;
    this.#buffer = within(calls, () => {
      const at = calls.begin(room, readings.length, delimiter, Number(encoding === 'gb18030'), ROWS, longest);
      for (const [index, reading] of readings.entries()) calls.beginColumn(index, WAYS.indexOf(reading), expected);
      return at;
    });
    for (const text of nulls) {
      const bytes = encoder.encode(text).subarray(0, room);
      this.put(bytes, 0);
      calls.addNothing(this.#buffer, bytes.length);
    }
  }

  /** Puts bytes into the buffer. */
  put(bytes: Uint8Array, at: number): void {
    new Uint8Array(this.#calls.memory.buffer).set(bytes, this.#buffer + at);
  }

  /** Moves what is left of the buffer to its beginning. */
  drop(used: number, size: number): void {
    const from = this.#buffer + used;
    new Uint8Array(this.#calls.memory.buffer).copyWithin(this.#buffer, from, this.#buffer + size);
  }

  /**
   * Reads whole records of the first `size` bytes and hands rows to `take`, which finds them in `cells`. Answers where the first
   * unfinished one starts, or -4 less what did not fit: a column, or as `Pass` names it.
   */
  parse(size: number, isLast: boolean, take: (rows: number) => void): number {
    let used = 0;
    for (;;) {
      used = this.#parsed(used, size, isLast);
      const rows = this.#calls.rows();
      take(rows);
      if (used < 0 || rows < ROWS) return used;
    }
  }

  #parsed(from: number, size: number, isLast: boolean): number {
    return within(this.#calls, () => this.#calls.parse(from, size, Number(isLast)));
  }

  /** A column of the rows that are told: values, or numbers of words, -1 for nothing. To be copied at once. */
  cells(index: number, rows: number): Float64Array | Int32Array {
    const at = this.#calls.cellsOf(index);
    const { buffer } = this.#calls.memory;
    return this.isOfWords(index) ? new Int32Array(buffer, at, rows) : new Float64Array(buffer, at, rows);
  }

  isOfWords(index: number): boolean {
    const reading = this.#readings[index];
    return reading === 'word' || reading === 'key';
  }

  /** The distinct words of a column, in order of first appearance. */
  words(index: number): TextList {
    const { memory, wordBytes, wordCount, wordOffsets } = this.#calls;
    const offsets = new Int32Array(memory.buffer, wordOffsets(index), wordCount(index) + 1).slice();
    return { bytes: new Uint8Array(memory.buffer, wordBytes(index), offsets.at(-1)).slice(), offsets };
  }

  /** A word hides a person: 张**, ##…, $$…, ~…. */
  isMasked(index: number): boolean {
    return (this.#calls.wordMarks(index) & MASKED) !== 0;
  }

  /** A word is wrapped, padded, or no UTF-8: the file has to be read with more care. */
  get isOdd(): boolean {
    return this.#readings.some((_, index) => this.isOfWords(index) && (this.#calls.wordMarks(index) & ODD) !== 0);
  }

  /** Cells of columns that are skipped have blanks around them. */
  get isPadded(): boolean {
    return (this.#calls.told() & PADDED) !== 0;
  }

  /** Cells were taken out of what wraps them. */
  get isWrapped(): boolean {
    return (this.#calls.told() & WRAPPED) !== 0;
  }

  /** The numbers of other words as those of a column, which takes those that are new. */
  numbersOf(index: number, { bytes, offsets }: TextList): Int32Array {
    const calls = this.#calls;
    const taken = () => [calls.take(bytes.length), calls.take(offsets.byteLength)] as const;
    const [text, numbers] = within(calls, taken);
    new Uint8Array(calls.memory.buffer).set(bytes, text);
    new Int32Array(calls.memory.buffer, numbers, offsets.length).set(offsets);
    within(calls, () => calls.numberWords(index, text, numbers, offsets.length - 1));
    const found = new Int32Array(calls.memory.buffer, numbers, offsets.length - 1).slice();
    calls.give(numbers);
    calls.give(text);
    return found;
  }
}
