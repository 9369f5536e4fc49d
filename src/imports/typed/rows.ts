import { moment, NullMarks, number, ODD } from './cells';
import { letGo } from './memory';
import type { TypedPlan, TypedRead } from './read';
import { grown, isUtf8, Words } from './words';

const FEW = 1 << 12;

/** Puts other numbers in the place of codes; -1 stays. */
function renumber(codes: Int32Array, numbers: Int32Array): void {
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1;
    if (code >= 0) codes[at] = numbers[code] ?? -1;
  }
}

/** Columns that grow row by row. Words are kept as they are in the file. */
export class Rows {
  readonly #plan: TypedPlan;
  readonly #nulls: NullMarks;
  readonly #words: readonly (Words | undefined)[];
  #codes: (Int32Array | undefined)[];
  #values: (Float64Array | undefined)[];
  #row = 0;
  #room: number;

  constructor(plan: TypedPlan) {
    const { readings, expected, encoding } = plan;
    const isGb = encoding === 'gb18030';
    this.#plan = plan;
    this.#nulls = new NullMarks(plan.nulls);
    this.#room = Math.max(16, expected);
    this.#words = readings.map((kind) =>
      kind === 'key' ? new Words(expected, true, isGb) : kind === 'word' ? new Words(FEW, false, isGb) : undefined,
    );
    this.#codes = readings.map((kind) => (kind === 'key' || kind === 'word' ? new Int32Array(this.#room) : undefined));
    this.#values = readings.map((kind) =>
      kind === 'number' || kind === 'moment' ? new Float64Array(this.#room) : undefined,
    );
  }

  /** A word is wrapped, padded, or of another encoding. */
  get isOdd(): boolean {
    return this.#words.some((words) => words?.isOdd);
  }

  /** Takes a cell of the row that is being read; false where it does not fit. */
  put(column: number, bytes: Uint8Array, from: number, to: number): boolean {
    const row = this.#row;
    const codes = this.#codes[column];
    const words = this.#words[column];
    if (codes && words) {
      const isKey = this.#plan.readings[column] === 'key';
      if (!this.#nulls.has(bytes, from, to)) {
        codes[row] = isKey ? words.keyCode(bytes, from, to) : words.code(bytes, from, to);
      } else if (isKey) return false;
      else codes[row] = -1;
      return true;
    }
    const values = this.#values[column];
    if (!values) return this.#plan.encoding === 'gb18030' || isUtf8(bytes, from, to);
    const isMoment = this.#plan.readings[column] === 'moment';
    const value = isMoment ? moment(bytes, from, to) : number(bytes, from, to);
    values[row] = value === ODD ? NaN : value;
    return value !== ODD || this.#nulls.has(bytes, from, to);
  }

  /** The cell of a column of words is that of the row before. */
  repeat(column: number): void {
    const codes = this.#codes[column];
    if (codes) codes[this.#row] = codes[this.#row - 1] ?? -1;
  }

  /** The row is whole. */
  end(): void {
    this.#row++;
    if (this.#row >= this.#room) this.#grow(this.#room * 2);
  }

  /** Puts the rows of the file's next part behind these, and frees its columns one after the other. */
  append(part: TypedRead): void {
    const start = this.#row;
    this.#row += part.rows;
    if (this.#row > this.#room) this.#grow(this.#row);
    for (const [index, column] of part.columns.entries()) {
      const [codes, values, words] = [this.#codes[index], this.#values[index], this.#words[index]];
      if (column && 'values' in column) values?.set(column.values, start);
      else if (column && codes && words) {
        renumber(column.codes, words.codesOf(column.words, this.#plan.readings[index] === 'key'));
        codes.set(column.codes, start);
      }
      letGo({ columns: [column] });
    }
  }

  result(): Pick<TypedRead, 'rows' | 'columns'> {
    const rows = this.#row;
    const columns = this.#plan.readings.map((reading, column) => {
      const [codes, values, words] = [this.#codes[column], this.#values[column], this.#words[column]];
      if (values) return { kind: reading === 'moment' ? reading : 'number', values: values.subarray(0, rows) } as const;
      if (!codes || !words) return null;
      const { isMasked } = words;
      return { kind: 'word', codes: codes.subarray(0, rows), words: words.list(), isMasked } as const;
    });
    return { rows, columns };
  }

  #grow(room: number): void {
    this.#room = room;
    this.#codes = this.#codes.map((codes) => codes && grown(codes, Int32Array, room));
    this.#values = this.#values.map((values) => values && grown(values, Float64Array, room));
  }
}
