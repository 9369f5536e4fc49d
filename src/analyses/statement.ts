import type { Shape, ValuesOf } from '../codec/codec';
import { inlined } from '../db/bind';
import { judgementSql } from '../model/judgement';
import { composeScoped, type ResolvedScope } from '../model/scope';
import { argsOf, splitOf } from './question';

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
