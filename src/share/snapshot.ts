import type { Need } from '../analyses/analysis';
import type { Extents } from '../model/extents';
import type { Currency } from '../util/currency';
import type { ResolvedScope } from '../model/scope';
import type { Offers } from './offered';

export const SNAPSHOT_VERSION = 1;

/** A frozen answer. Columns hold the shown rows, in the order of the analysis; `hidden` rows were left out. */
export type FrozenResult =
  | {
      readonly kind: 'rows';
      readonly key: string;
      readonly id: string;
      readonly scope: number;
      readonly columns: Readonly<Record<string, readonly unknown[]>>;
      readonly hidden: number;
    }
  | { readonly kind: 'missing'; readonly key: string; readonly id: string; readonly needs: readonly Need[] }
  | { readonly kind: 'empty'; readonly key: string; readonly id: string; readonly scope: number };

/** What leaves the page: aggregates that are large enough, and the view they belong to. */
export interface Snapshot {
  readonly kequn: 'snapshot';
  readonly version: number;
  /** Given by the sharer; may be empty. */
  readonly name: string;
  /** YYYY-MM-DD HH:MM of the sharer's clock. */
  readonly frozenAt: string;
  /** The view that opens first: `#/overview?…`. */
  readonly fragment: string;
  readonly pages: readonly string[];
  readonly isSample: boolean;
  /** What amounts are written in, where that is told. */
  readonly currency?: Currency;
  readonly extents: Extents;
  readonly scopes: readonly ResolvedScope[];
  readonly results: readonly FrozenResult[];
  /** What it may be filtered by: results under these filters are among the others. */
  readonly offers?: Offers;
  /** Words on dates and marks that the sharer chose to send, as a link writes them. */
  readonly notes?: string;
}

/** Why a snapshot could not be opened. */
export type SnapshotProblem =
  | 'damaged'
  | 'not-ours'
  | 'newer'
  | 'too-big'
  | 'passphrase'
  /** Of what lies beside the page: nothing of that name, not to be fetched, or not what the manifest names. */
  | 'gone'
  | 'unreachable'
  | 'altered';

export class SnapshotError extends Error {
  readonly problem: SnapshotProblem;
  constructor(problem: SnapshotProblem, options?: ErrorOptions) {
    super(`snapshot: ${problem}`, options);
    this.name = 'SnapshotError';
    this.problem = problem;
  }
}

/** More than this is no snapshot of a dashboard. */
export const LIMITS = {
  packed: 4_000_000,
  inflated: 12_000_000,
  results: 6_000,
  choices: 300,
  rows: 5_000,
  cells: 500_000,
  text: 600,
  /** Of a view as a link writes it, and of a question. */
  view: 60_000,
} as const;
