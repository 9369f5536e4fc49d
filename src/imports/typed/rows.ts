import { letGo } from './memory';
import type { TypedColumn, TypedPlan, TypedRead } from './read';
import type { Scanner } from './scanner';

type Cells = Float64Array | Int32Array;

/** Puts other numbers in the place of codes; -1 stays. */
function renumber(codes: Int32Array, numbers: Int32Array): void {
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1;
    if (code >= 0) codes[at] = numbers[code] ?? -1;
  }
}

const longer = (cells: Cells, length: number): Cells => {
  const grown = cells instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  grown.set(cells);
  return grown;
};

/** Columns that grow with the rows that a scanner tells. Words are kept as they are in the file. */
export class Rows {
  readonly #scanner: Scanner;
  readonly #readings: TypedPlan['readings'];
  #cells: (Cells | undefined)[];
  #rows = 0;
  #room: number;

  constructor({ readings, expected }: TypedPlan, scanner: Scanner) {
    this.#scanner = scanner;
    this.#readings = readings;
    this.#room = Math.max(16, expected);
    this.#cells = readings.map((reading, index) => {
      if (reading === 'skip') return undefined;
      return scanner.isOfWords(index) ? new Int32Array(this.#room) : new Float64Array(this.#room);
    });
  }

  /** Takes the rows that the scanner tells. */
  take(rows: number): void {
    const start = this.#add(rows);
    for (const [index, cells] of this.#cells.entries()) cells?.set(this.#scanner.cells(index, rows), start);
  }

  /** Puts the rows of the file's next part behind these, and frees its columns one after the other. */
  append(part: TypedRead): void {
    const start = this.#add(part.rows);
    for (const [index, column] of part.columns.entries()) {
      const cells = this.#cells[index];
      if (column && 'codes' in column) {
        renumber(column.codes, this.#scanner.numbersOf(index, column.words));
        cells?.set(column.codes, start);
      } else if (column) cells?.set(column.values, start);
      letGo({ columns: [column] });
    }
  }

  result(): Pick<TypedRead, 'rows' | 'columns'> {
    const columns = this.#cells.map((cells, index): TypedColumn | null => {
      if (!cells) return null;
      const told = cells.subarray(0, this.#rows);
      if (told instanceof Float64Array)
        return { kind: this.#readings[index] === 'moment' ? 'moment' : 'number', values: told };
      return { kind: 'word', codes: told, words: this.#scanner.words(index), isMasked: this.#scanner.isMasked(index) };
    });
    return { rows: this.#rows, columns };
  }

  /** Makes room for more rows; answers where they start. */
  #add(rows: number): number {
    const start = this.#rows;
    this.#rows += rows;
    if (this.#rows > this.#room) {
      this.#room = Math.max(this.#room * 2, this.#rows);
      this.#cells = this.#cells.map((cells) => cells && longer(cells, this.#room));
    }
    return start;
  }
}
