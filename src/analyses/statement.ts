import type { Shape, ValuesOf } from '../codec/codec';
import { inlined } from '../db/bind';
import { judgementSql } from '../model/judgement';
import { composeScoped, type ResolvedScope } from '../model/scope';
import { argsOf, splitOf } from './engine-source';

/** A statement as it is run, all values written in: runnable on the loaded tables. */
export function statementOf(sql: string, params: ValuesOf<Shape>, scope: ResolvedScope): string {
  const composed = composeScoped(sql, scope, `(${judgementSql(scope.to, scope.rule)}\n)`, splitOf(params));
  return inlined(composed.sql, { ...argsOf(params), ...composed.args });
}
