import { ANALYSES } from '../analyses/registry';
import type { Result, ResultRequest, ResultSource } from '../analyses/source';
import type { Shape } from '../codec/codec';
import { type Columns, decodeRows } from '../db/columns';
import { mayLeave } from './freeze';
import { questionKey } from './key';
import { type FrozenResult, type Snapshot, SnapshotError } from './snapshot';

function checked(result: FrozenResult): boolean {
  const analysis = ANALYSES.get(result.id);
  if (!analysis || !mayLeave(analysis)) return false;
  if (result.kind === 'rows') {
    try {
      decodeRows(analysis.columns, rowsOf(result.columns));
    } catch (cause) {
      throw new SnapshotError('damaged', { cause });
    }
  }
  return true;
}

function rowsOf(columns: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  const entries = Object.entries(columns);
  const [first] = entries;
  return Array.from({ length: first?.[1].length ?? 0 }, (_, i) =>
    Object.fromEntries(entries.map(([name, values]) => [name, values[i]])),
  );
}

/** Answers from a snapshot: what was frozen, and `absent` for everything else. Needs neither engine nor data. */
export class FrozenSource implements ResultSource {
  readonly #snapshot: Snapshot;
  readonly #results: ReadonlyMap<string, FrozenResult>;
  /** Results of analyses that this version does not have, or that must not be shown. */
  readonly unknown: number;

  /** Throws a `SnapshotError` when rows are not what their analysis gives. */
  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    const known = snapshot.results.filter(checked);
    this.#results = new Map(known.map((result) => [result.key, result]));
    this.unknown = snapshot.results.length - known.length;
  }

  async get<P extends Shape, C extends Columns>({ analysis, params, scope }: ResultRequest<P, C>): Promise<Result<C>> {
    const found = this.#results.get(questionKey({ analysis, params, scope }));
    if (!found || found.id !== analysis.id) return { kind: 'absent' };
    if (found.kind === 'missing') return { kind: 'missing', needs: found.needs };
    const answered = this.#snapshot.scopes[found.scope];
    if (!answered) return { kind: 'absent' };
    if (found.kind === 'empty') return { kind: 'empty', scope: answered };
    const rows = decodeRows(analysis.columns, rowsOf(found.columns));
    return { kind: 'rows', rows, scope: answered, sql: analysis.sql, hidden: found.hidden };
  }
}
