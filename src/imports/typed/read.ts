import { mayHaveLongLine } from '../text/pieces';
import { checked } from './decode';
import { type PartReaders, readInParts } from './parts';
import { Pass, type PassOptions, TOO_LONG, UNFINISHED } from './pass';

export { letGo } from './memory';

/** Texts one after the other in UTF-8: text `i` is `bytes[offsets[i]..offsets[i + 1])`. */
export interface TextList {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

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

export interface TypedPlan {
  readonly readings: readonly Reading[];
  /** Bytes before the first row of data. */
  readonly start: number;
  readonly delimiter: number;
  readonly nulls: readonly string[];
  readonly encoding: 'utf-8' | 'gb18030';
  /** About how many rows there will be. */
  readonly expected: number;
  /** Records of more than half a megabyte are no reason to stop and look for lines that are too long. */
  readonly isLongFine?: boolean;
}

interface Options extends PassOptions {
  /** Who reads parts of the file at the same time. */
  readonly beside?: PartReaders | undefined;
}

/**
 * Reads a plain CSV file into typed columns in one pass over its bytes. Answers undefined where the file is not plain (ragged rows,
 * doubled quotes, another encoding, an empty key): then it has to be read in another way. In GB18030 no byte of a letter is a comma, a
 * quote, a blank or a line end, so that cells are found by their bytes and only distinct words are decoded. A column of numbers or moments that
 * is written in several ways is read as words. With others `beside` that read parts of it the answer is the same.
 */
export async function readTyped(file: Blob, plan: TypedPlan, options: Options = {}): Promise<TypedRead | undefined> {
  const rows = file.slice(plan.start);
  let { beside } = options;
  let { readings } = plan;
  let isLongFine = false;
  for (;;) {
    const told = { ...plan, readings, isLongFine };
    const pass = new Pass(told);
    const failed = beside ? await readInParts(pass, rows, told, beside, options) : await pass.run(rows, options);
    if (failed === undefined) return decoded(pass.result(), plan);
    if (failed === TOO_LONG) {
      if (await mayHaveLongLine(file)) return undefined;
      isLongFine = true;
      continue;
    }
    if (failed === UNFINISHED && beside) {
      beside = undefined;
      continue;
    }
    const reading = readings[failed];
    if (reading !== 'number' && reading !== 'moment') return undefined;
    readings = readings.map((kind, column) => (column === failed ? 'word' : kind));
  }
}

/** The same rows with words in UTF-8; undefined where one is of another encoding or nothing stands for a key. */
function decoded(read: TypedRead, { encoding, nulls, readings }: TypedPlan): TypedRead | undefined {
  if (encoding === 'utf-8' && !read.isWrapped) return read;
  const known = new Set(nulls);
  const columns: (TypedColumn | null)[] = [];
  for (const [index, column] of read.columns.entries()) {
    const word = column?.kind === 'word' ? checked(column, encoding, known) : column;
    if (word === undefined) return undefined;
    if (readings[index] === 'key' && word?.kind === 'word' && word.codes.includes(-1)) return undefined;
    columns.push(word);
  }
  return { ...read, columns };
}
