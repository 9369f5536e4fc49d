import { alike, byteAt, isUtf8 } from './bytes';
import * as cells from './cells';
import { FORMULA } from './cells';
import { CR, LF, QUOTE } from './characters';
import { columnAt, KEY, makeColumns, SKIP } from './columns';
import { room } from './room';

/** How `parse` answers where rows do not fit: -4 less what `pass.ts` names it (`failure`). */
const TOO_LONG: i32 = -1;
const ENDED: i32 = -2;
const RAGGED: i32 = -3;
/** Less the number of the column. */
const ODD_COLUMN: i32 = -4;

/** Bits of `told`. */
const PADDED: i32 = 1;
const WRAPPED: i32 = 2;

let buffer: i32 = 0;
let width: i32 = 0;
let delimiter: i32 = 0;
let isGb18030: bool = false;
let most: i32 = 0;
let longest: i32 = 0;
let row: i32 = 0;
let marks: i32 = 0;

/**
 * Makes a place for `bytes` of a file and answers where it is. Rows have `columns` of which each is to be begun, end after `rows` of
 * them, and are at most `longestRow` bytes long.
 */
export function begin(bytes: i32, columns: i32, mark: i32, isGb: bool, rows: i32, longestRow: i32): i32 {
  buffer = room(bytes + 1, 1);
  width = columns;
  delimiter = mark;
  isGb18030 = isGb;
  most = rows;
  longest = longestRow;
  makeColumns(columns);
  return buffer;
}

export function beginColumn(index: i32, way: i32, expected: i32): void {
  columnAt(index).begin(way, most, expected, isGb18030);
}

/** Rows of the last `parse`. */
export function rows(): i32 {
  return row;
}

/** 1: cells of columns that are skipped have blanks around them; 2: others were taken out of what wraps them. */
export function told(): i32 {
  return marks;
}

/** Reads whole records from `from` on, as many as there is room for; answers where it stopped, or the failure of one that does not fit. */
export function parse(from: i32, size: i32, isLast: bool): i32 {
  const end = buffer + size;
  store<u8>(end, LF);
  for (let index = 0; index < width; index++) columnAt(index).before = 0;
  row = 0;
  let at = buffer + from;
  while (at < end && row < most) {
    const next = record(at, end, isLast);
    if (next < 0) return next;
    if (next === at) break;
    if (next - at > longest) return TOO_LONG;
    row++;
    at = next;
  }
  return at - buffer;
}

/** Reads one record; answers where the next starts, `start` where it is unfinished, or the failure. */
function record(start: i32, end: i32, isLast: bool): i32 {
  const last = width - 1;
  let at = start;
  for (let index = 0; index <= last; index++) {
    const column = columnAt(index);
    const isOfWords = column.isOfWords;
    const opening = cells.openingAt(at);
    if (opening > 0 && at + FORMULA >= end && !isLast) return start;
    at += opening;
    let from = at;
    let isSame = false;
    if (isOfWords && column.before > 0 && opening === column.opening) {
      const length = column.length;
      const same = alike(column.before, at, length);
      const after = byteAt(at + length);
      const isDouble = opening === 1 && byteAt(at + length + 1) === QUOTE;
      const isEnd = opening > 0 ? after === QUOTE && !isDouble : after === delimiter || after === LF || after === CR;
      isSame = same === length && at + length <= end && isEnd;
      at += same;
    }
    if (!isSame) at = opening > 0 ? cells.closingAt(at, end) : cells.endOfCell(at, delimiter);
    const isDoubled = opening === 1 && byteAt(at) === QUOTE && byteAt(at + 1) === QUOTE;
    if (isDoubled) at = cells.closingPastDoubled(at, end);
    let to = at;
    if (opening > 0) {
      const closing = opening === FORMULA ? 3 : 1;
      if (at + closing > end) return isLast ? ENDED : start;
      if (closing === 3 && (byteAt(at + 1) !== QUOTE || byteAt(at + 2) !== QUOTE)) return RAGGED;
      at += closing;
    }
    let byte = byteAt(at);
    if (byte === CR && byteAt(at + 1) === LF) {
      at++;
      byte = LF;
    }
    if (at >= end && !isLast) return start;
    if (byte !== (index === last ? LF : delimiter)) return RAGGED;
    at++;
    if (isOfWords) {
      column.before = isDoubled ? 0 : from;
      if (isSame) {
        column.repeat(row);
        continue;
      }
      column.length = to - from;
      column.opening = opening;
    }
    if (isDoubled) {
      to = cells.undouble(from, to);
      from = cells.singled();
    }
    const isSkipped = column.way === SKIP;
    if (opening > 1 || cells.isWrapped(from, to)) {
      to = cells.beforeBlanks(from, to);
      const first = cells.afterBlanks(from, to);
      from = opening > 1 ? first : cells.afterMark(first, to);
      marks |= isSkipped && opening < 2 && from === first ? PADDED : WRAPPED;
    }
    if (isSkipped && !isGb18030 && !isUtf8(from, to)) return RAGGED;
    if (!column.put(row, from, to)) return column.way === KEY ? RAGGED : ODD_COLUMN - index;
  }
  return at;
}
