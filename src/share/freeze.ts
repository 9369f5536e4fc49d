import type { AnyAnalysis } from '../analyses/analysis';
import type { Result } from '../analyses/source';
import type { Columns } from '../db/columns';
import type { Extents } from '../model/extents';
import type { ResolvedScope } from '../model/scope';
import type { Attribute } from '../model/attributes';
import { type Question, questionKey } from './key';
import { mayLeave } from './may-leave';
import { safelyHidden } from './audit';
import { effective, placing } from './names';

import { type Asked, FEWEST, policyOf, type Row } from './policies';
import { type FrozenResult, type Snapshot, SNAPSHOT_VERSION } from './snapshot';
import type { Offers } from './offered';
import { emptiedAlike } from './siblings';
import { looksPersonal, merged, softened } from './soften';
import { isHidden } from './suppress';
import { type Weights, weightOf } from './weights';

/** A request that a panel made, and what it got. */
export interface Recorded extends Question {
  readonly result: Result<Columns>;
  /** Who weighs most in its amounts; `null` when that could not be told. */
  readonly weights: Weights | null;
  /** Asked only to see what could be told from the others by subtraction: it never leaves. */
  readonly isRest?: boolean;
}

/** Why a result stays behind: it holds people, or it failed. */
export type LeftOut = 'people' | 'failed';

export interface Frozen {
  readonly offers?: Offers;
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

/**
 * Freezes results together: a row hidden in one is hidden in all, or their difference would show it. `offered` are the attributes whose
 * values were asked for one by one.
 */
export function freeze(recorded: readonly Recorded[], offered: readonly Attribute[] = []): Frozen {
  const scopes: ResolvedScope[] = [];
  const indexOf = new Map<string, number>();
  const scopeIndex = (scope: ResolvedScope) => {
    const text = JSON.stringify(scope);
    const known = indexOf.get(text) ?? scopes.push(scope) - 1;
    indexOf.set(text, known);
    return known;
  };
  const unique = [...new Map(recorded.map(effective).map((one) => [questionKey(one), one])).values()];
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
    const place = placing({ analysis, params, scope }, offered);
    return {
      k,
      rows,
      cells: rows.map((row) => ({ ...place(cellOf(row, asked)), weight: weightOf(analysis, row, weights) })),
    };
  });
  const personal = tables.flatMap(({ rows, cells }) =>
    cells.flatMap(({ own }, i) => (Object.values(rows[i] ?? {}).some(looksPersonal) ? [own] : [])),
  );
  const hidden = safelyHidden(tables, personal);
  const shown = emptiedAlike(
    allowed.map(({ analysis: { id }, weights }, i) => {
      const { cells = [], rows = [] } = tables[i] ?? {};
      const kept = cells.flatMap((cell, at) => (isHidden(cell, hidden) ? [] : [at]));
      const left = softened(id, kept.map((at) => rows[at] ?? {}), weights); // prettier-ignore
      return { id, cells, rows, shown: new Map(left.map((row, at) => [kept[at] ?? at, row])) };
    }),
  );
  const results = allowed.flatMap((one, i): FrozenResult[] => {
    const { analysis, result, key } = one;
    const head = { key, id: analysis.id };
    if (one.isRest) return [];
    if (result.kind === 'missing') return [{ kind: 'missing', ...head, needs: result.needs }];
    if (result.kind === 'empty') return [{ kind: 'empty', ...head, scope: scopeIndex(result.scope) }];
    const rows = [...(shown[i] ?? new Map<number, Row>()).values()];
    const columns = columnsOf(analysis, rows);
    const hidden = (tables[i]?.rows.length ?? 0) - rows.length;
    return [{ kind: 'rows', ...head, scope: scopeIndex(result.scope), columns, hidden }];
  });
  const keys = new Set(allowed.map(({ key }) => key));
  const leftOut = unique
    .filter((one) => !keys.has(questionKey(one)))
    .map(({ analysis }) => ({ analysis, why: mayLeave(analysis) ? ('failed' as const) : ('people' as const) }));
  return { ...offersOf(results, scopes, offered), scopes, leftOut };
}

/** The choices under which anything is left to show; results of the others stay behind. */
function offersOf(
  results: readonly FrozenResult[],
  scopes: readonly ResolvedScope[],
  by: readonly Attribute[],
): Pick<Frozen, 'results' | 'offers'> {
  if (by.length === 0) return { results };
  const choiceOf = (result: FrozenResult) => {
    const filters = result.kind === 'missing' ? {} : (scopes[result.scope]?.filters ?? {});
    return by.map((attribute) => filters[attribute]?.[0] ?? null);
  };
  const isTold = (result: FrozenResult) =>
    result.kind === 'rows' && Object.values(result.columns).some(({ length }) => length > 0);
  const told = new Map(results.filter(isTold).map((result) => [JSON.stringify(choiceOf(result)), choiceOf(result)]));
  const choices = [...told.values()].filter((choice) => choice.some((value) => value !== null));
  const isKept = (result: FrozenResult) => {
    const choice = choiceOf(result);
    return choice.every((value) => value === null) || told.has(JSON.stringify(choice));
  };
  return { results: results.filter(isKept), offers: { by, choices } };
}

/** Sizes of the data: exact where large, and whether there is any where small; nothing that a difference would give away. */
export function frozenExtents(extents: Extents): Extents {
  const { orders, customers, responses, responsesWithDate, responsesWithCustomer, known } = extents;
  const answers = responses >= FEWEST.answers ? responses : 0;
  return {
    ...extents,
    orders: orders >= FEWEST.customers ? orders : 0,
    customers: customers >= FEWEST.customers ? customers : 0,
    responses: answers,
    responsesWithDate: responsesWithDate > 0 ? answers : 0,
    responsesWithCustomer: responsesWithCustomer > 0 ? answers : 0,
    ordersWithoutCustomer: 0,
    ...(known && { known: { ...known, groupings: known.groupings.slice(0, 1) } }),
  };
}

/** What a snapshot says of itself. */
export type SnapshotHead = Pick<
  Snapshot,
  'name' | 'frozenAt' | 'fragment' | 'pages' | 'isSample' | 'currency' | 'extents'
>;

export function snapshotOf(head: SnapshotHead, { results, scopes, offers }: Frozen): Snapshot {
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
    ...(offers && { offers }),
  };
}
