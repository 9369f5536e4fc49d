import type { AnyAnalysis } from '../analyses/analysis';
import type { Result, ResultRequest, ResultSource } from '../analyses/source';
import type { Shape } from '../codec/codec';
import { type Columns, decodeRows } from '../db/columns';
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
      const rows = decodeRows(request.analysis.columns, rowsOf(found.columns));
      return { kind: 'rows', rows, scope: answered, sql: analysis.sql, hidden: found.hidden };
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return { kind: 'failed', reason: 'invalid', sql: analysis.sql, message };
    }
  }
}
