import { LONGEST_LINE } from '../text/pieces';
import type { TypedPlan, TypedRead } from './read';
import { Rows } from './rows';
import { Scanner } from './scanner';

export interface PassOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onShare?: ((share: number) => void) | undefined;
}

const CHUNK = 4 << 20;
/** Bytes that are worth being read at once. */
const LEAST = 256 << 10;
/** Bytes of the longest record. */
const LARGEST = 8 << 20;
const NOTHING = new Uint8Array();

/** What did not fit where it was no column: rows are ragged or cells not plain. */
export const SHAPE = -1;
/** The bytes end within a record, or it is too long to tell. */
export const UNFINISHED = -2;
/** A record is longer than half a megabyte: whether the file has lines that the engine cannot read has to be seen. */
export const TOO_LONG = -3;
const LONG = LONGEST_LINE / 2;
/** What of these, or which column, is meant by what a scanner answers. */
const failure = (answer: number) => -4 - answer;

/** Rows of a file, read one after the other. `plan.start` is not looked at: it reads all that it is given. */
export class Pass {
  readonly #scanner: Scanner;
  readonly #rows: Rows;
  readonly #take = (rows: number) => this.#rows.take(rows);
  #isPadded = false;
  #isWrapped = false;

  /** `room`: bytes of the longest record. */
  constructor(plan: TypedPlan, room = LARGEST) {
    this.#scanner = new Scanner(plan, room, plan.isLongFine ? LARGEST : LONG);
    this.#rows = new Rows(plan, this.#scanner);
  }

  /** Undefined when all went well, else the column that did not fit, `SHAPE` or `UNFINISHED`. */
  async run(file: Blob, { signal, onShare }: PassOptions): Promise<number | undefined> {
    const scanner = this.#scanner;
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
          scanner.put(piece, kept);
          kept = size;
          if (size < LEAST && !isLast) continue;
          const used = scanner.parse(size, isLast, this.#take);
          if (used < 0) return failure(used);
          if (isLast) return scanner.isOdd ? SHAPE : undefined;
          scanner.drop(used, size);
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
    return this.#scanner.isOdd ? SHAPE : undefined;
  }

  /** The rows as they are in the file: words are not decoded. */
  result(): TypedRead {
    const { isPadded, isWrapped } = this.#scanner;
    return {
      ...this.#rows.result(),
      isPadded: this.#isPadded || isPadded,
      isWrapped: this.#isWrapped || isWrapped,
    };
  }

  /** True where the bytes begin with rows, as far as they go; for looking only. They are no more than `room`. */
  fits(bytes: Uint8Array): boolean {
    this.#scanner.put(bytes, 0);
    return this.#scanner.parse(bytes.length, false, this.#take) > 0;
  }
}
