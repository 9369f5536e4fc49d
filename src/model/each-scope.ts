import type { Args } from '../db/bind';
import { isAttribute } from './attributes';
import { composeScoped, type ResolvedScope } from './scope';
import type { Split } from './split';

/** The column that says which of the scopes a row answers. */
export const ANSWERS = 'of_scope';

/**
 * The statement under several scopes at once, which differ in the values of their filters and in nothing else: a row more per scope, planned once.
 * Rows come in the order of the statement within each scope.
 */
export function composeEach(
  sql: string,
  scopes: readonly [ResolvedScope, ...ResolvedScope[]],
  attributesTable: string,
  split: Split = {},
): { readonly sql: string; readonly args: Args } {
  const [first] = scopes;
  const attributes = Object.keys(first.filters).filter(isAttribute);
  const composed = composeScoped(sql, first, attributesTable, split);
  const columns = attributes.map((attribute) => `scope_${attribute}`);
  const answer = columns.reduce((text, name) => text.replaceAll(`$${name}::VARCHAR[]`, `of_all.${name}`), composed.sql);
  const values = scopes.flatMap(({ filters }, at) =>
    attributes.map((attribute) => [`${attribute}_${at}`, filters[attribute] ?? []] as const),
  );
  const rows = scopes.map((_, at) => `(${[at, ...attributes.map((one) => `$${one}_${at}::VARCHAR[]`)].join(', ')})`);
  return {
    sql: `SELECT ${ANSWERS}, unnest(answers, recursive := true) FROM (
SELECT of_all.${ANSWERS}, (SELECT list(answer) FROM (
${answer}
) AS answer) AS answers FROM (VALUES ${rows.join(', ')}) AS of_all(${[ANSWERS, ...columns].join(', ')}))`,
    args: { ...composed.args, ...Object.fromEntries(values) },
  };
}
