import type { Shape, ValuesOf } from '../codec/codec';
import { inlined } from '../db/bind';
import { type Columns, decodeRows } from '../db/columns';
import { judgementSql } from '../model/judgement';
import { composeScoped, type ResolvedScope } from '../model/scope';
import { argsOf, splitOf } from './question';
import type { Result } from './source';

/** Stands for how customers are judged until that is known to be needed. */
const JUDGED = 'judged_customers';

export interface Statement {
  /** As it is run, all values written in: runnable on the loaded tables. */
  readonly sql: string;
  /** What of the scope it reads, directly or not. */
  readonly relations: ReadonlySet<string>;
  /** Whether it reads how customers are judged at the end of the scope. */
  readonly isJudged: boolean;
}

/** The statement of an analysis under a scope. */
export function statementOf(sql: string, params: ValuesOf<Shape>, scope: ResolvedScope): Statement {
  const { sql: composed, args, relations } = composeScoped(sql, scope, JUDGED, splitOf(params));
  const written = inlined(composed, { ...argsOf(params), ...args });
  const isJudged = relations.has('customer_attributes');
  const judgement = () => `(${judgementSql(scope.to, scope.rule)}\n)`;
  return { sql: isJudged ? written.replace(JUDGED, judgement) : written, relations, isJudged };
}

/** What a statement, or the arrays in its place, came to. Rejects rows that are not of the columns. */
export function resultOf<C extends Columns>(
  columns: C,
  raw: readonly Readonly<Record<string, unknown>>[],
  scope: ResolvedScope,
  sql: string,
): Result<C> {
  const rows = decodeRows(columns, raw);
  return rows.length === 0 ? { kind: 'empty', scope } : { kind: 'rows', rows, scope, sql };
}
