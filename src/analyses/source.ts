import type { Columns, RowOf } from '../db/columns';
import type { Shape, ValuesOf } from '../codec/codec';
import type { Filters, ResolvedScope, Scope } from '../model/scope';
import type { Analysis, Need } from './analysis';

export interface ResultRequest<P extends Shape, C extends Columns> {
  readonly analysis: Analysis<P, C>;
  readonly params: ValuesOf<P>;
  readonly scope: Scope;
}

/** Rows that answer a question. */
export interface Answered<C extends Columns> {
  readonly rows: readonly RowOf<C>[];
  /** The scope as answered, with real days. */
  readonly scope: ResolvedScope;
  /** The statement as run, values written in: runnable on the loaded tables. */
  readonly sql: string;
  /** Rows withheld because too few people stand behind them; only a snapshot withholds any. */
  readonly hidden?: number;
}

/** A reason that can be put in words. */
export type Unanswered =
  /** The source holds no answer to this: a snapshot is asked for what was not frozen. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'missing'; readonly needs: readonly Need[] }
  | { readonly kind: 'empty'; readonly scope: ResolvedScope }
  | { readonly kind: 'failed'; readonly reason: string; readonly sql: string; readonly message: string };

export type Result<C extends Columns> = ({ readonly kind: 'rows' } & Answered<C>) | Unanswered;

export interface Preview<C extends Columns> {
  readonly rows: readonly RowOf<C>[];
  readonly scope: ResolvedScope;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** Whoever stands in front of the user's hand is answered first. */
  readonly isLater?: boolean;
}

/**
 * Answers analyses. The engine is one source; a frozen snapshot is another: a panel knows neither.
 * An abort rejects with a `QueryError` of reason `aborted`; every other failure is a `Result`.
 */
export interface ResultSource {
  get<P extends Shape, C extends Columns>(request: ResultRequest<P, C>, options?: AskOptions): Promise<Result<C>>;
  /** The same question under each of several filters, laid over those of its scope. A source without this is asked for one after the other. */
  getEach?<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    filters: readonly Filters[],
    options?: AskOptions,
  ): Promise<readonly Result<C>[]>;
  /**
   * The rows while the hand still moves, where they can be had within a frame. undefined: the panel is to wait until the hand rests. `isAtRest`: the
   * range does not move, so that customers are as they were judged already.
   */
  preview?<P extends Shape, C extends Columns>(
    request: ResultRequest<P, C>,
    signal: AbortSignal,
    isAtRest?: boolean,
  ): Promise<Preview<C> | undefined>;
}
