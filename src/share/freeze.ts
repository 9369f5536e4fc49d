import type { AnyAnalysis } from '../analyses/analysis';
import type { Result } from '../analyses/source';
import type { Columns } from '../db/columns';
import type { Currency } from '../util/currency';
import type { Extents } from '../model/extents';
import type { ResolvedScope } from '../model/scope';
import { type Asked, FEWEST, policyOf, type Row } from './policies';
import { type Question, questionKey } from './key';
import { mayLeave } from './may-leave';
import { type FrozenResult, type Snapshot, SNAPSHOT_VERSION } from './snapshot';
import { looksPersonal, merged, softened } from './soften';
import { type Cell, hiddenNames, isHidden } from './suppress';
import { type Weights, weightOf } from './weights';

/** A request that a panel made, and what it got. */
export interface Recorded extends Question {
  readonly result: Result<Columns>;
  /** Who weighs most in its amounts; `null` when that could not be told. */
  readonly weights: Weights | null;
}

/** Why a result stays behind: it holds people, or it failed. */
export type LeftOut = 'people' | 'failed';

export interface Frozen {
  readonly results: readonly FrozenResult[];
  readonly scopes: readonly ResolvedScope[];
  readonly leftOut: readonly { readonly analysis: AnyAnalysis; readonly why: LeftOut }[];
}

/** Seven significant digits: more than any view writes, and far fewer characters. Money keeps two decimals. */
function trimmed(value: unknown, unit: string): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return unit === 'money' ? Math.round(value * 100) / 100 : Number(value.toPrecision(7));
}

function columnsOf(analysis: AnyAnalysis, rows: readonly Row[]): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(analysis.columns).map(([name, { unit }]) => [name, rows.map((row) => trimmed(row[name], unit))]),
  );
}

/** Names are shared among results under the same filters: elsewhere the same row counts other people. */
const named = (space: string, cell: Cell): Cell => ({
  ...cell,
  own: space + cell.own,
  within: (cell.within ?? []).map(([family, name]) => [family, space + name] as const),
});

/** Freezes results together: a row hidden in one is hidden in all, or their difference would show it. */
export function freeze(recorded: readonly Recorded[]): Frozen {
  const scopes: ResolvedScope[] = [];
  const scopeIndex = (scope: ResolvedScope) => {
    const text = JSON.stringify(scope);
    const known = scopes.findIndex((other) => JSON.stringify(other) === text);
    return known >= 0 ? known : scopes.push(scope) - 1;
  };
  const unique = [...new Map(recorded.map((one) => [questionKey(one), one])).values()];
  const allowed = unique.flatMap((one) => {
    const { analysis, result } = one;
    if (!mayLeave(analysis) || result.kind === 'failed' || result.kind === 'absent') return [];
    if (result.kind === 'rows' && one.weights === null) return [];
    return [{ ...one, key: questionKey(one), result, weights: one.weights ?? new Map<string, never>() }];
  });
  const tables = allowed.map(({ analysis, params, scope, result, weights }) => {
    const { k, cellOf } = policyOf(analysis);
    const asked: Asked = { params, range: `${scope.from ?? ''}..${scope.to ?? ''}` };
    const rows = result.kind === 'rows' ? merged(analysis.id, result.rows) : [];
    const space = JSON.stringify(scope.filters);
    return {
      k,
      rows,
      cells: rows.map((row) => ({ ...named(space, cellOf(row, asked)), weight: weightOf(analysis, row, weights) })),
    };
  });
  const personal = tables.flatMap(({ rows, cells }) =>
    cells.flatMap(({ own }, i) => (Object.values(rows[i] ?? {}).some(looksPersonal) ? [own] : [])),
  );
  const hidden = hiddenNames(tables, personal);
  const results = allowed.map((one, i): FrozenResult => {
    const { analysis, result, key } = one;
    const head = { key, id: analysis.id };
    if (result.kind === 'missing') return { kind: 'missing', ...head, needs: result.needs };
    if (result.kind === 'empty') return { kind: 'empty', ...head, scope: scopeIndex(result.scope) };
    const { cells = [], rows = [] } = tables[i] ?? {};
    const shown = softened(
      analysis.id,
      rows.filter((_, at) => {
        const cell = cells[at];
        return cell !== undefined && !isHidden(cell, hidden);
      }),
      one.weights,
    );
    return {
      kind: 'rows',
      ...head,
      scope: scopeIndex(result.scope),
      columns: columnsOf(analysis, shown),
      hidden: rows.length - shown.length,
    };
  });
  const keys = new Set(allowed.map(({ key }) => key));
  const leftOut = unique
    .filter((one) => !keys.has(questionKey(one)))
    .map(({ analysis }) => ({ analysis, why: mayLeave(analysis) ? ('failed' as const) : ('people' as const) }));
  return { results, scopes, leftOut };
}

/** Sizes of the data: exact where large, and whether there is any where small; nothing that a difference would give away. */
export function frozenExtents(extents: Extents): Extents {
  const { orders, customers, responses, responsesWithDate, responsesWithCustomer } = extents;
  const answers = responses >= FEWEST.answers ? responses : 0;
  return {
    ...extents,
    orders: orders >= FEWEST.customers ? orders : 0,
    customers: customers >= FEWEST.customers ? customers : 0,
    responses: answers,
    responsesWithDate: responsesWithDate > 0 ? answers : 0,
    responsesWithCustomer: responsesWithCustomer > 0 ? answers : 0,
    ordersWithoutCustomer: 0,
  };
}

export interface SnapshotHead {
  readonly name: string;
  readonly frozenAt: string;
  readonly fragment: string;
  readonly pages: readonly string[];
  readonly isSample: boolean;
  readonly currency?: Currency;
  readonly extents: Extents;
}

export function snapshotOf(head: SnapshotHead, { results, scopes }: Frozen): Snapshot {
  const { name, frozenAt, fragment, pages, isSample, currency, extents } = head;
  return {
    kequn: 'snapshot',
    version: SNAPSHOT_VERSION,
    name,
    frozenAt,
    fragment,
    pages,
    isSample,
    ...(currency && { currency }),
    extents: frozenExtents(extents),
    scopes,
    results,
  };
}
