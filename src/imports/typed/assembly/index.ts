import * as moments from './moments';
import * as nothing from './nothing';
import * as numbers from './numbers';
import { columnAt } from './columns';
import { room } from './room';

export { begin, beginColumn, parse, rows, told } from './records';
export { isFull } from './room';

/** Room for so many bytes. */
export function take(bytes: i32): i32 {
  return room(bytes, 1);
}

export function give(at: i32): void {
  heap.free(at);
}

/** Takes a text that stands for nothing. */
export function addNothing(from: i32, length: i32): void {
  nothing.addNothing(from, length);
}

/** The number that a cell writes; -Infinity where it is written in another way. */
export function number(from: i32, to: i32): f64 {
  return numbers.number(from, to);
}

/** The moment that a cell writes in seconds since 1970; -Infinity where it is written in another way. */
export function moment(from: i32, to: i32): f64 {
  return moments.moment(from, to);
}

/** Where a column of the last `parse` is: numbers of words (i32) or values (f64). */
export function cellsOf(index: i32): i32 {
  return columnAt(index).out;
}

/** How many different words a column has. */
export function wordCount(index: i32): i32 {
  return columnAt(index).words.size;
}

/** Where the words of a column are, one after the other. */
export function wordBytes(index: i32): i32 {
  return columnAt(index).words.bytes;
}

/** Where their offsets are (i32), one more than there are words. */
export function wordOffsets(index: i32): i32 {
  return columnAt(index).words.offsets;
}

/** 1: a word is wrapped, padded, or no UTF-8; 2: a word hides a person: 张**, ##…, $$…, ~…. */
export function wordMarks(index: i32): i32 {
  const words = columnAt(index).words;
  return (words.isOdd ? 1 : 0) | (words.isMasked ? 2 : 0);
}

/** Numbers of other words as those of a column, which takes those that are new. `offsets` becomes the numbers. */
export function numberWords(index: i32, bytes: i32, offsets: i32, count: i32): void {
  const column = columnAt(index);
  let from = bytes + load<i32>(offsets);
  for (let word = 0; word < count; word++) {
    const at = offsets + word * 4;
    const to = bytes + load<i32>(at, 4);
    store<i32>(at, column.numberOf(from, to));
    from = to;
  }
}
