import type { Args } from './bind';
import type { NamedColumns } from './column-values';
import type { NumberColumns, ResultSet } from './result';

export interface QueryOptions {
  /** Aborting drops a waiting statement and cancels a running one; the promise rejects with reason `aborted`. */
  readonly signal?: AbortSignal;
}

/** The engine as the rest of the product sees it: one statement at a time, text in, plain rows out. */
export interface Database {
  /** One statement with `$name` parameters. Rejects with a `QueryError`. */
  query(sql: string, args?: Args, options?: QueryOptions): Promise<ResultSet>;
  /** The same for columns of numbers, whole and without NULL, as arrays: cheap for a million rows. */
  numbers(sql: string, args?: Args, options?: QueryOptions): Promise<NumberColumns>;
  /** Several statements separated by `;`, without parameters, all or nothing only if they say so themselves. */
  script(sql: string, options?: QueryOptions): Promise<void>;
  /** Makes bytes readable as a file of that name, for `read_csv`. Returns the call that forgets it. */
  registerFile(name: string, content: Uint8Array | File): Promise<() => Promise<void>>;
  /** Appends columns of equal length to a table that has them in this order. */
  append(table: string, columns: NamedColumns, options?: QueryOptions): Promise<void>;
  /** The same engine with an empty database of its own, which is gone when it is closed; its statements take turns with these. */
  apart(): Promise<Database>;
  close(): Promise<void>;
}
