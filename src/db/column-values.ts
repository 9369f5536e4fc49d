import {
  type Data,
  type DataType,
  Dictionary,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  Table,
  tableToIPC,
  TimestampMicrosecond,
  Utf8,
  type Vector,
} from 'apache-arrow';
import { enumType } from './enum-type';

/** Texts one after the other in UTF-8: text `i` is `bytes[offsets[i]..offsets[i + 1])`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

/** Values that are there, or are made when they are asked for, some at a time. */
export interface Values<A> {
  readonly length: number;
  subarray(from: number, to: number): A;
}

/** The values of one column. NaN and the code -1 are NULL; moments are seconds since 1970, naive. */
export type ColumnValues =
  /** `most`: no value is greater, none is below 0. */
  | { readonly kind: 'integer'; readonly values: Values<Int32Array>; readonly most?: number }
  | { readonly kind: 'number' | 'moment'; readonly values: Values<Float64Array> }
  | { readonly kind: 'text'; readonly texts: Texts }
  | { readonly kind: 'word'; readonly codes: Values<Int32Array>; readonly words: Texts }
  /** The number of each code, of which none is NULL: `numerals`. */
  | { readonly kind: 'numeral'; readonly codes: Values<Int32Array>; readonly numbers: BigInt64Array };

export type NamedColumns = Readonly<Record<string, ColumnValues>>;

const SQL_TYPES = {
  integer: 'INTEGER',
  number: 'DOUBLE',
  moment: 'TIMESTAMP',
  text: 'VARCHAR',
  word: 'VARCHAR',
  numeral: 'BIGINT',
} as const satisfies Record<ColumnValues['kind'], string>;

/** Words are stored as words where each stands for so many rows at least. */
const ROWS_PER_WORD = 8;

/** The type that a table needs to take such values. */
export function sqlTypeOf(column: ColumnValues): string {
  if (column.kind === 'integer' && column.most !== undefined && column.most <= MOST_SMALL) return 'SMALLINT';
  if (column.kind !== 'word') return SQL_TYPES[column.kind];
  const { bytes, offsets } = column.words;
  const count = offsets.length - 1;
  if (count * ROWS_PER_WORD > column.codes.length || bytes.length > MOST_BYTES) return SQL_TYPES.word;
  const decoder = new TextDecoder();
  const words = Array.from({ length: count }, (_, at) => decoder.decode(bytes.subarray(offsets[at], offsets[at + 1])));
  return enumType(words) ?? SQL_TYPES.word;
}

const MOST_BYTES = 1 << 18;
const MOST_SMALL = 0x7fff;

const lengthOf = (column: ColumnValues) =>
  column.kind === 'text'
    ? column.texts.offsets.length - 1
    : 'codes' in column
      ? column.codes.length
      : column.values.length;

/** Rows that one message carries: enough to be quick, few enough not to double the memory. */
const ROWS_PER_MESSAGE = 1 << 16;

/** Columns of equal length as Arrow streams that the engine can take, some rows each. */
export function* arrowStreams(columns: NamedColumns): Generator<Uint8Array> {
  const [first] = Object.values(columns);
  const rows = first ? lengthOf(first) : 0;
  const dictionaries = new Map<Texts, readonly [Dictionary, Vector]>();
  for (let from = 0; from < rows; from += ROWS_PER_MESSAGE) {
    const to = Math.min(rows, from + ROWS_PER_MESSAGE);
    const vectors = Object.entries(columns).map(
      ([name, column]) => [name, makeVector(dataOf(column, from, to, dictionaries))] as const,
    );
    yield tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
  }
}

function dataOf(
  column: ColumnValues,
  from: number,
  to: number,
  dictionaries: Map<Texts, readonly [Dictionary, Vector]>,
): Data<DataType> {
  const length = to - from;
  switch (column.kind) {
    case 'integer':
      return makeData({ type: new Int32(), length, nullCount: 0, data: column.values.subarray(from, to) });
    case 'number': {
      const data = column.values.subarray(from, to);
      return makeData({ type: new Float64(), length, ...validity(data), data });
    }
    case 'moment': {
      const seconds = column.values.subarray(from, to);
      return makeData({
        type: new TimestampMicrosecond(),
        length,
        ...validity(seconds),
        data: microseconds(seconds),
      });
    }
    case 'text': {
      const { bytes, offsets } = column.texts;
      const start = offsets[from] ?? 0;
      const valueOffsets = offsets.slice(from, to + 1).map((offset) => offset - start);
      return makeData({
        type: new Utf8(),
        length,
        nullCount: 0,
        valueOffsets,
        data: bytes.subarray(start, offsets[to] ?? start),
      });
    }
    case 'numeral': {
      const data = numbersOf(column.codes.subarray(from, to), column.numbers);
      return makeData({ type: new Int64(), length, nullCount: 0, data });
    }
    case 'word': {
      const codes = column.codes.subarray(from, to);
      if (column.words.offsets.length > length) return writtenOut(codes, column.words);
      const known =
        dictionaries.get(column.words) ??
        ([new Dictionary(new Utf8(), new Int32()), textVector(column.words)] as const);
      dictionaries.set(column.words, known);
      const [type, dictionary] = known;
      return makeData({ type, length, ...validity(codes, 0), data: codes, dictionary });
    }
  }
}

/** Copied as two halves each: no bigint per row. */
function numbersOf(codes: Int32Array, numbers: BigInt64Array): BigInt64Array {
  const written = new BigInt64Array(codes.length);
  const to = new Int32Array(written.buffer);
  const from = new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    to[at * 2] = from[code * 2] ?? 0;
    to[at * 2 + 1] = from[code * 2 + 1] ?? 0;
  }
  return written;
}

/** Each text as often as it stands there: many different ones would be a longer message than the rows that use them. */
function writtenOut(codes: Int32Array, { bytes, offsets }: Texts): Data<DataType> {
  const length = codes.length;
  const valueOffsets = new Int32Array(length + 1);
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? -1;
    const size = code < 0 ? 0 : (offsets[code + 1] ?? 0) - (offsets[code] ?? 0);
    valueOffsets[at + 1] = (valueOffsets[at] ?? 0) + size;
  }
  const data = new Uint8Array(valueOffsets[length] ?? 0);
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? -1;
    if (code < 0) continue;
    const end = offsets[code + 1] ?? 0;
    for (let read = offsets[code] ?? 0, put = valueOffsets[at] ?? 0; read < end; read++, put++)
      data[put] = bytes[read] ?? 0;
  }
  return makeData({ type: new Utf8(), length, ...validity(codes, 0), valueOffsets, data });
}

function textVector({ bytes, offsets }: Texts): Vector {
  return makeVector(
    makeData({ type: new Utf8(), length: offsets.length - 1, nullCount: 0, valueOffsets: offsets, data: bytes }),
  );
}

interface Validity {
  readonly nullCount: number;
  readonly nullBitmap?: Uint8Array;
}

/** NaN and numbers below `least` are NULL. */
function validity(values: Int32Array | Float64Array, least = -Infinity): Validity {
  let nullCount = 0;
  for (let at = 0; at < values.length; at++) if (!((values[at] ?? NaN) >= least)) nullCount++;
  if (nullCount === 0) return { nullCount };
  const nullBitmap = new Uint8Array((values.length + 7) >> 3);
  for (let at = 0; at < values.length; at++) {
    if ((values[at] ?? NaN) >= least) nullBitmap[at >> 3] = (nullBitmap[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return { nullCount, nullBitmap };
}

const WORD = 2 ** 32;

/** Seconds as whole microseconds, written as two halves each: no bigint per row. */
function microseconds(seconds: Float64Array): BigInt64Array {
  const moments = new BigInt64Array(seconds.length);
  const halves = new Int32Array(moments.buffer);
  for (let at = 0; at < seconds.length; at++) {
    const value = Math.round((seconds[at] ?? 0) * 1e6);
    const high = Math.floor(value / WORD);
    halves[at * 2] = (value - high * WORD) | 0;
    halves[at * 2 + 1] = high;
  }
  return moments;
}
