import type { Codes } from './codes';
import type { CohortSums, CohortWindow } from './cohorts';
import type { Groups } from './groups';
import type { JudgeRule, SegmentSums } from './judge';
import type { Lapses } from './lapses';
import type { AnswerCounts, MeanGroup, MeanSums, SheetWindow } from './scores';
import type { AnswerPart } from './sheets';
import type { CubeBytes } from './weight';

export interface OrdersPart {
  readonly kind: 'orders';
  readonly keys: Int32Array;
  readonly customers: Int32Array;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
}

/** Columns as the engine gives them, to be sorted and kept. Keys are those of the facts. */
export type CubePart =
  | OrdersPart
  | { readonly kind: 'lines'; readonly keys: Int32Array; readonly codes: Codes; readonly amounts: Float64Array }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly of: 'order' | 'customer';
      /** null: there is a code for every key from 1 on. */
      readonly keys: Int32Array | null;
      readonly codes: Codes;
    }
  | ({ readonly kind: 'answers' } & AnswerPart)
  /** A judgement of the customers, made from the orders; its segments are an attribute of that name. */
  | { readonly kind: 'judgement'; readonly name: string; readonly rule: JudgeRule };

/** Filters as codes: 1 at every code that is wanted. `name` is the name of the whole, so that it is applied once. */
export interface Selection {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly isWanted: Uint8Array }[];
  readonly categories: Uint8Array | null;
}

/** How groups are told apart: `bucketOf` by code, or by day from `firstDay`. */
export type SplitCall =
  | { readonly by: 'none' }
  | { readonly by: 'days'; readonly firstDay: number; readonly bucketOf: Int32Array; readonly buckets: number }
  | { readonly by: 'attribute'; readonly name: string; readonly bucketOf: Int32Array; readonly buckets: number }
  | { readonly by: 'lines'; readonly bucketOf: Int32Array; readonly buckets: number };

export interface GroupCall {
  readonly selection: Selection;
  readonly split: SplitCall;
  readonly from: number;
  readonly to: number;
  /** A day per bucket: who is new in it. */
  readonly newSince: Int32Array;
}

/** The same groups of ranges of bins, days if nothing is split and else months, by lookup in a table that is made on first use; see `bins.ts`. */
export interface RangesCall {
  readonly selection: Selection;
  readonly split: SplitCall;
  /** Start and end of each range: a month, and the bin that it ends before. */
  readonly ranges: Int32Array;
}

export interface LapseCall {
  readonly selection: Selection;
  readonly stops: Int32Array;
  readonly days: number;
}

export interface CohortCall extends CohortWindow {
  readonly selection: Selection;
}

export interface SegmentsCall {
  readonly selection: Selection;
  /** Name of the judgement. */
  readonly judgement: string;
  readonly from: number;
  readonly to: number;
  /** Codes there are, with 0 for who is in none. */
  readonly segments: number;
}

export interface DaysCall {
  readonly selection: Selection;
  readonly from: number;
  readonly to: number;
}

/** Filters of answer sheets: by codes of their own, and as those of orders. `name` is the name of the whole. */
export interface SheetSelection {
  readonly name: string;
  readonly own: readonly { readonly name: OwnAttribute; readonly isWanted: Uint8Array }[];
  readonly attributes: readonly { readonly name: string; readonly isWanted: Uint8Array }[];
  readonly categories: Uint8Array | null;
}

/** What an answer sheet knows itself. */
export type OwnAttribute = 'province' | 'channel';

/** As orders are told apart; by days, bucket 0 is that of sheets without one. */
export type SheetSplitCall =
  | SplitCall
  | { readonly by: 'own'; readonly name: OwnAttribute; readonly bucketOf: Int32Array; readonly buckets: number };

export interface AnswersCall {
  readonly selection: SheetSelection;
  readonly questions: Int32Array;
  readonly split: SheetSplitCall;
  readonly window: SheetWindow;
}

export interface MeansCall {
  readonly selection: SheetSelection;
  readonly groups: readonly MeanGroup[];
  readonly window: SheetWindow;
}

/** What the arrays answer: kept on the page's thread in tests, in a worker on the page. */
export interface CubeCalls {
  /** Forgets everything else and keeps these orders, or adds a part to them. Returns the first and the last day kept. */
  put(part: CubePart): { readonly firstDay: number; readonly lastDay: number };
  group(call: GroupCall): Groups;
  ranges(call: RangesCall): Groups;
  cohorts(call: CohortCall): CohortSums;
  segments(call: SegmentsCall): SegmentSums;
  lapses(call: LapseCall): Lapses;
  /** Sum of each day from `from`, `to` exclusive; NaN: no order. */
  days(call: DaysCall): Float64Array;
  answers(call: AnswersCall): AnswerCounts;
  means(call: MeansCall): readonly MeanSums[];
  /** What all of it takes. */
  bytes(call: null): CubeBytes;
  /** Nothing else is under way: time without questions may be used to get ready for what may be asked next. */
  settle(call: null): null;
  /** Has the code that answers compiled well before it is needed; nothing that is kept changes. */
  rehearse(call: null): null;
}

/** The same, asked from afar. `epoch` changes when everything put before is gone. */
export interface CubeHost {
  readonly epoch: number;
  /** An aborted call rejects with a `QueryError` of that reason, and is not worked on any more if it has not been begun. */
  call<N extends keyof CubeCalls>(
    name: N,
    argument: Parameters<CubeCalls[N]>[0],
    signal?: AbortSignal,
  ): Promise<ReturnType<CubeCalls[N]>>;
  close(): void;
}
