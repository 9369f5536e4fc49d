import type { Codes } from './codes';
import type { LineColumns, OrderColumns } from './orders';

/** The day of an answer sheet that tells none. */
export const UNDATED = -(2 ** 31);

/** Answers as the engine gives them, one element each; what is told of a sheet is the same for all its answers. */
export interface AnswerPart {
  /** Numbers from 0 of the question and of the sheet. */
  readonly questions: Int32Array;
  readonly sheets: Int32Array;
  readonly scores: Float64Array;
  /** Days since 1970-01-01, or `UNDATED`. */
  readonly days: Int32Array;
  /** Keys of the facts; customer 0 and order -1 are unknown. */
  readonly customers: Int32Array;
  readonly orders: Int32Array;
  /** Codes of what the sheet itself knows; 0: nothing. */
  readonly provinces: Int32Array;
  readonly channels: Int32Array;
}

/**
 * Answer sheets beside the orders, those without a day first, then oldest first; and their answers by question in the order of the sheets, so that a
 * question in a stretch of days is two runs of rows.
 */
export interface SheetColumns {
  readonly days: Int32Array;
  readonly undated: number;
  readonly customers: Int32Array;
  /** Row of the order that was answered for; -1: none. */
  readonly rows: Int32Array;
  readonly provinces: Int32Array;
  readonly channels: Int32Array;
  /** Answers to question q are those from starts[q] to before starts[q + 1]: whose they are, and which of `points[q]`. */
  readonly starts: Int32Array;
  readonly sheets: Int32Array;
  readonly codes: Int32Array;
  /** The scores that were given to each question, ascending. */
  readonly points: readonly Float64Array[];
}

/** Places of the elements in the order of their keys, which lie in 0 ≤ key < limit, by counting; equal ones keep the order of `prior`. */
function sortedBy(keys: Int32Array, limit: number, prior?: Int32Array): Int32Array {
  const next = new Int32Array(limit + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 1; key <= limit; key++) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const places = new Int32Array(keys.length);
  for (let turn = 0; turn < keys.length; turn++) {
    const at = prior === undefined ? turn : (prior[turn] ?? 0);
    const key = keys[at] ?? 0;
    const place = next[key] ?? 0;
    next[key] = place + 1;
    places[place] = at;
  }
  return places;
}

const most = (column: Int32Array) => column.reduce((greatest, value) => Math.max(greatest, value), -1);

/** One answer of each sheet, in the order of the sheets. */
function firstAnswers({ sheets, days }: AnswerPart): Int32Array {
  const answerOf = new Int32Array(most(sheets) + 1).fill(-1);
  for (let at = sheets.length - 1; at >= 0; at--) answerOf[sheets[at] ?? 0] = at;
  const told = answerOf.filter((at) => at >= 0);
  const dated = told.filter((at) => days[at] !== UNDATED);
  const first = dated.reduce((least, at) => Math.min(least, days[at] ?? 0), 2 ** 31);
  const steps = Int32Array.from(told, (at) => (days[at] === UNDATED ? 0 : 1 + (days[at] ?? 0) - first));
  return sortedBy(steps, most(steps) + 1).map((place) => told[place] ?? 0);
}

/** Sorts answers and sheets, and gives every score of a question a code. */
export function sheetColumns({ rows }: OrderColumns, part: AnswerPart): SheetColumns {
  const answers = firstAnswers(part);
  const placeOf = new Int32Array(most(part.sheets) + 1);
  answers.forEach((at, place) => (placeOf[part.sheets[at] ?? 0] = place));
  const places = part.sheets.map((sheet) => placeOf[sheet] ?? 0);
  const questions = most(part.questions) + 1;
  const sorted = sortedBy(part.questions, questions, sortedBy(places, answers.length));
  const starts = new Int32Array(questions + 1);
  for (const question of part.questions) starts[question + 1] = (starts[question + 1] ?? 0) + 1;
  for (let question = 1; question <= questions; question++)
    starts[question] = (starts[question] ?? 0) + (starts[question - 1] ?? 0);
  const codes = new Int32Array(sorted.length);
  const points = Array.from({ length: questions }, (_, question) => {
    const [start, end] = [starts[question] ?? 0, starts[question + 1] ?? 0];
    const given = Float64Array.from(sorted.subarray(start, end), (at) => part.scores[at] ?? 0);
    const told = Float64Array.from(new Set(given)).sort();
    const codeOf = new Map(Array.from(told, (score, code) => [score, code]));
    given.forEach((score, at) => (codes[start + at] = codeOf.get(score) ?? 0));
    return told;
  });
  const days = answers.map((at) => part.days[at] ?? UNDATED);
  return {
    days,
    undated: days.findLastIndex((day) => day === UNDATED) + 1,
    customers: answers.map((at) => part.customers[at] ?? 0),
    rows: answers.map((at) => rows[part.orders[at] ?? -1] ?? -1),
    provinces: answers.map((at) => part.provinces[at] ?? 0),
    channels: answers.map((at) => part.channels[at] ?? 0),
    starts,
    sheets: sorted.map((at) => places[at] ?? 0),
    codes,
    points,
  };
}

/** A filter of sheets: by a code of their own, by their customer, or by their order, else by any order of their customer. */
export type SheetFilter =
  | { readonly of: 'sheet'; readonly codes: Codes; readonly isWanted: Uint8Array }
  | { readonly of: 'order' | 'customer'; readonly codes: Codes; readonly isWanted: Uint8Array }
  | { readonly of: 'lines'; readonly lines: LineColumns; readonly isWanted: Uint8Array };

/** 1 at every order that the filter wants. */
function wantedOrders({ customers }: OrderColumns, filter: SheetFilter): Uint8Array {
  const { isWanted } = filter;
  if (filter.of !== 'lines') return Uint8Array.from(filter.codes, (code) => isWanted[code] ?? 0);
  const { starts, codes } = filter.lines;
  const wanted = new Uint8Array(customers.length);
  for (let row = 0; row < wanted.length; row++)
    for (let line = starts[row] ?? 0; line < (starts[row + 1] ?? 0); line++)
      if (isWanted[codes[line] ?? 0] === 1) wanted[row] = 1;
  return wanted;
}

/** 1 at every sheet that all filters let through; null: all are. See `responseConditions` in model/scope.ts. */
export function selectSheets(
  orders: OrderColumns,
  { customers, rows }: SheetColumns,
  filters: readonly SheetFilter[],
): Uint8Array | null {
  if (filters.length === 0) return null;
  const mask = new Uint8Array(customers.length).fill(1);
  for (const filter of filters) {
    const { isWanted } = filter;
    if (filter.of === 'sheet' || filter.of === 'customer') {
      const { codes } = filter;
      for (let sheet = 0; sheet < mask.length; sheet++) {
        const code = codes[filter.of === 'sheet' ? sheet : (customers[sheet] ?? 0)] ?? 0;
        mask[sheet] = (mask[sheet] ?? 0) & (isWanted[code] ?? 0);
      }
      continue;
    }
    const wanted = wantedOrders(orders, filter);
    const buyers = new Uint8Array(orders.firstDays.length);
    for (let row = 0; row < wanted.length; row++) if (wanted[row] === 1) buyers[orders.customers[row] ?? 0] = 1;
    buyers[0] = 0;
    for (let sheet = 0; sheet < mask.length; sheet++) {
      const row = rows[sheet] ?? -1;
      mask[sheet] = (mask[sheet] ?? 0) & ((row >= 0 ? wanted[row] : buyers[customers[sheet] ?? 0]) ?? 0);
    }
  }
  return mask;
}
