import { isNothing } from './nothing';
import { moment } from './moments';
import { number, ODD } from './numbers';
import { emptyRoom, room } from './room';
import { Words } from './words';

/** How a column is read; in the order of `WAYS` in `scanner.ts`, where a moment is 3. */
export const SKIP: i32 = 0;
export const WORD: i32 = 1;
const NUMBER: i32 = 2;
export const KEY: i32 = 4;

/** Distinct words that a column is made for. */
const FEW: i32 = 1 << 12;

/** A column of the rows that are told at a time. */
@unmanaged
export class Column {
  way: i32;
  /** The cell of words in the row before: where it starts (0: not known), its length, its opening and its number. */
  before: i32;
  length: i32;
  opening: i32;
  code: i32;
  /** Where its numbers of words (four bytes each) or its values (eight) are put, row by row. */
  out: i32;
  words: Words;

  /** Makes it for so many rows at a time; a key for so many different ones. */
  begin(way: i32, rows: i32, expected: i32, isGb18030: bool): void {
    this.way = way;
    if (way === SKIP) return;
    this.out = room(rows, this.isOfWords ? 4 : 8);
    if (this.isOfWords) this.words = Words.of(way === KEY ? expected : FEW, way === KEY, isGb18030);
  }

  get isOfWords(): bool {
    return this.way === WORD || this.way === KEY;
  }

  /** The cell of the row before once more. */
  repeat(row: i32): void {
    store<i32>(this.out + row * 4, this.code);
  }

  /** Takes a cell; false where it does not fit. */
  put(row: i32, from: i32, to: i32): bool {
    if (this.way === SKIP) return true;
    if (this.isOfWords) {
      if (!isNothing(from, to)) this.code = this.numberOf(from, to);
      else if (this.way === KEY) return false;
      else this.code = -1;
      this.repeat(row);
      return true;
    }
    const value = this.way === NUMBER ? number(from, to) : moment(from, to);
    store<f64>(this.out + row * 8, value === ODD ? NaN : value);
    return value !== ODD || isNothing(from, to);
  }

  /** The number of a word. */
  numberOf(from: i32, to: i32): i32 {
    return this.way === KEY ? this.words.keyCode(from, to) : this.words.code(from, to);
  }
}

let columns: i32 = 0;

export function makeColumns(count: i32): void {
  columns = emptyRoom(count, offsetof<Column>() as i32);
}

export function columnAt(index: i32): Column {
  return changetype<Column>(columns + index * (offsetof<Column>() as i32));
}
