import { saysOutOfMemory } from '../util/out-of-memory';

export type QueryFailure = 'aborted' | 'out-of-memory' | 'engine-lost' | 'invalid';

/** A statement that failed. Keeps the statement, so it can be shown and run again. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly reason: QueryFailure;
  readonly sql: string;

  constructor(reason: QueryFailure, message: string, sql: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.sql = sql;
  }
}

/** Names a failure by what the engine says of it. */
export function failureOf(message: string): QueryFailure {
  if (saysOutOfMemory(message)) return 'out-of-memory';
  if (
    /worker (?:has )?(?:terminated|closed|crashed)|memory access out of bounds|unreachable|table index/i.test(message)
  )
    return 'engine-lost';
  if (/interrupted|cancell?ed|aborted/i.test(message)) return 'aborted';
  return 'invalid';
}
