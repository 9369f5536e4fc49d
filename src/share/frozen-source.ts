import type { AnyAnalysis } from '../analyses/analysis';
import type { Result, ResultRequest, ResultSource } from '../analyses/source';
import type { Shape } from '../codec/codec';
import { type Columns, decodeRows, type RowOf } from '../db/columns';
import { isDay } from '../util/day';
import { questionKey } from './key';
import { mayLeave } from './may-leave';
import type { FrozenResult, Snapshot } from './snapshot';

function rowsOf(columns: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  const entries = Object.entries(columns);
  const [first] = entries;
  return Array.from({ length: first?.[1].length ?? 0 }, (_, i) =>
    Object.fromEntries(entries.map(([name, values]) => [name, values[i]])),
  );
}

const MONTH = /^(?:\d{4}-(?:0[1-9]|1[0-2]))?$/;

/** Decoding knows types; what views reckon with must also be a month, a day, a number of people. */
function checkedRows<C extends Columns>(columns: C, raw: readonly Record<string, unknown>[]): RowOf<C>[] {
  for (const [name, { unit, role }] of Object.entries(columns)) {
    const isOdd = raw.some(({ [name]: value }) =>
      typeof value === 'string'
        ? (unit === 'month' && !MONTH.test(value)) || (unit === 'day' && !isDay(value))
        : typeof value === 'number' && role === 'count' && value < 0,
    );
    if (isOdd) throw new TypeError(`column ${name}: expected a ${unit}`);
  }
  return decodeRows(columns, raw);
}

/**
 * Answers from a snapshot: what was frozen, and `absent` for everything else. Needs neither engine nor data. Rows that are not what
 * their analysis gives are a failure in words; whoever holds people is never answered for, whatever the snapshot says.
 */
export class FrozenSource implements ResultSource {
  readonly #snapshot: Snapshot;
  readonly #results: ReadonlyMap<string, FrozenResult>;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#results = new Map(snapshot.results.map((result) => [result.key, result]));
  }

  async get<P extends Shape, C extends Columns>(request: ResultRequest<P, C>): Promise<Result<C>> {
    const { params, scope } = request;
    const analysis = request.analysis as unknown as AnyAnalysis;
    const found = this.#results.get(questionKey({ analysis, params, scope }));
    if (!found || found.id !== analysis.id || !mayLeave(analysis)) return { kind: 'absent' };
    if (found.kind === 'missing') return { kind: 'missing', needs: found.needs };
    const answered = this.#snapshot.scopes[found.scope];
    if (!answered) return { kind: 'absent' };
    if (found.kind === 'empty') return { kind: 'empty', scope: answered };
    try {
      const rows = checkedRows(request.analysis.columns, rowsOf(found.columns));
      return { kind: 'rows', rows, scope: answered, sql: analysis.sql, hidden: found.hidden };
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return { kind: 'failed', reason: 'invalid', sql: analysis.sql, message };
    }
  }
}
