import type { Codes } from './codes';
import type { LineColumns } from './orders';
import type { SheetColumns } from './sheets';

/** Dated sheets of from ≤ day < to, and those without a day where they count. */
export interface SheetWindow {
  readonly from: number;
  readonly to: number;
  readonly undated: boolean;
}

/** What sheets are told apart by: nothing, their day (bucket 0: none), a code of their own, of their order, of their customer, or categories. */
export type SheetSplit =
  | { readonly by: 'none' }
  | { readonly by: 'days'; readonly firstDay: number; readonly bucketOf: Int32Array; readonly buckets: number }
  | {
      readonly by: 'codes';
      readonly of: 'sheet' | 'order' | 'customer';
      readonly codes: Codes;
      readonly bucketOf: Int32Array;
      readonly buckets: number;
    }
  | { readonly by: 'lines'; readonly lines: LineColumns; readonly bucketOf: Int32Array; readonly buckets: number };

/** How often each score of a question was given: to `points[p]` by bucket b at b × points + p; `all`: by everybody, once each. */
export interface ScoreCounts {
  readonly points: Float64Array;
  readonly counts: Float64Array;
  readonly all: Float64Array;
}

export interface AnswerCounts {
  /** In the order asked. */
  readonly questions: readonly ScoreCounts[];
  /** Sheets with an answer to any of the questions, by bucket. */
  readonly sheets: Float64Array;
  /** Last day with an answer counted here; NaN: none. */
  readonly lastDay: number;
}

/** The first place in [start, end) of the ascending column that is not below the value. */
function lowerBound(column: Int32Array, value: number, start: number, end: number): number {
  while (start < end) {
    const middle = (start + end) >>> 1;
    if ((column[middle] ?? 0) < value) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** Sheets of a window, as runs of their places. */
function runsOf({ days, undated }: SheetColumns, { from, to, undated: keeps }: SheetWindow) {
  const first = lowerBound(days, from, undated, days.length);
  const last = Math.max(first, lowerBound(days, to, undated, days.length));
  return [
    [0, keeps ? undated : 0],
    [first, last],
  ] as const;
}

/** Calls `each` with place and code of every answer to a question that is selected and lies in the window. */
function eachAnswer(
  columns: SheetColumns,
  mask: Uint8Array | null,
  question: number,
  window: SheetWindow,
  each: (sheet: number, code: number) => void,
): void {
  const { starts, sheets, codes } = columns;
  const [start, end] = [starts[question] ?? 0, starts[question + 1] ?? 0];
  for (const [first, last] of runsOf(columns, window)) {
    const until = lowerBound(sheets, last, start, end);
    for (let at = lowerBound(sheets, first, start, end); at < until; at++) {
      const sheet = sheets[at] ?? 0;
      if (mask === null || mask[sheet] === 1) each(sheet, codes[at] ?? 0);
    }
  }
}

/** The one bucket of a sheet, or the categories of its order's lines. */
function bucketsOf({ days, undated, customers, rows }: SheetColumns, split: SheetSplit) {
  const [none, several]: [number[], number[]] = [[0], []];
  const one = (bucket: number) => {
    none[0] = bucket;
    return none;
  };
  switch (split.by) {
    case 'none':
      return () => none;
    case 'days':
      return (sheet: number) => one(sheet < undated ? 0 : (split.bucketOf[(days[sheet] ?? 0) - split.firstDay] ?? 0));
    case 'codes': {
      const { of, codes, bucketOf } = split;
      const at = of === 'sheet' ? null : of === 'order' ? rows : customers;
      return (sheet: number) => one(bucketOf[codes[at === null ? sheet : (at[sheet] ?? -1)] ?? 0] ?? 0);
    }
    case 'lines':
      return (sheet: number) => {
        const row = rows[sheet] ?? -1;
        const { starts, codes } = split.lines;
        if (row < 0 || starts[row] === starts[row + 1]) return one(split.bucketOf[0] ?? 0);
        several.length = 0;
        for (let line = starts[row] ?? 0; line < (starts[row + 1] ?? 0); line++)
          several.push(split.bucketOf[codes[line] ?? 0] ?? 0);
        return several;
      };
  }
}

/** Counts the scores of some questions; an answer about several categories counts once in each. */
export function countScores(
  columns: SheetColumns,
  mask: Uint8Array | null,
  questions: Int32Array,
  split: SheetSplit,
  window: SheetWindow,
): AnswerCounts {
  const buckets = split.by === 'none' ? 1 : split.buckets;
  const seen = new Uint8Array(columns.days.length);
  const sheets = new Float64Array(buckets);
  const bucketed = bucketsOf(columns, split);
  let last = -1;
  const counted = Array.from(questions, (question): ScoreCounts => {
    const points = columns.points[question] ?? new Float64Array();
    const [counts, all] = [new Float64Array(points.length * buckets), new Float64Array(points.length)];
    eachAnswer(columns, mask, question, window, (sheet, code) => {
      const isNew = seen[sheet] === 0;
      seen[sheet] = 1;
      all[code] = (all[code] ?? 0) + 1;
      for (const bucket of bucketed(sheet)) {
        const cell = bucket * points.length + code;
        counts[cell] = (counts[cell] ?? 0) + 1;
        if (isNew) sheets[bucket] = (sheets[bucket] ?? 0) + 1;
      }
      if (sheet > last) last = sheet;
    });
    return { points, counts, all };
  });
  return { questions: counted, sheets, lastDay: last >= columns.undated ? (columns.days[last] ?? NaN) : NaN };
}

/** Questions taken together, each on its own scale. */
export interface MeanGroup {
  readonly questions: Int32Array;
  readonly lowest: Float64Array;
  readonly best: Float64Array;
}

/** Over the sheets with an answer in a group: their number, the mean of their means on 0..100 and on the scale itself, and the squared deviations of the former. */
export interface MeanSums {
  readonly n: number;
  readonly score: number;
  readonly value: number;
  readonly spread: number;
}

/** The mean of each sheet's answers in a group first, then over the sheets. */
export function meanScores(
  columns: SheetColumns,
  mask: Uint8Array | null,
  groups: readonly MeanGroup[],
  window: SheetWindow,
): readonly MeanSums[] {
  const size = columns.days.length;
  const [scores, values, given] = [new Float64Array(size), new Float64Array(size), new Int32Array(size)];
  return groups.map(({ questions, lowest, best }) => {
    for (const column of [scores, values, given]) column.fill(0);
    questions.forEach((question, at) => {
      const points = columns.points[question] ?? new Float64Array();
      const [low, width] = [lowest[at] ?? 0, (best[at] ?? 0) - (lowest[at] ?? 0)];
      eachAnswer(columns, mask, question, window, (sheet, code) => {
        const value = points[code] ?? 0;
        scores[sheet] = (scores[sheet] ?? 0) + (100 * (value - low)) / width;
        values[sheet] = (values[sheet] ?? 0) + value;
        given[sheet] = (given[sheet] ?? 0) + 1;
      });
    });
    let [n, score, value, spread] = [0, 0, 0, 0];
    for (let sheet = 0; sheet < size; sheet++) {
      const count = given[sheet] ?? 0;
      if (count === 0) continue;
      n++;
      const own = (scores[sheet] ?? 0) / count;
      const off = own - score;
      score += off / n;
      spread += off * (own - score);
      value += ((values[sheet] ?? 0) / count - value) / n;
    }
    return { n, score, value, spread };
  });
}
