import type { ResultSource } from '../../analyses/source';
import type { Extents } from '../../model/extents';
import type { ResolvedScope } from '../../model/scope';
import { type Question, questionKey } from '../../share/key';
import { mayLeave } from '../../share/may-leave';
import { type FrozenResult, type Snapshot, SNAPSHOT_VERSION } from '../../share/snapshot';
import type { Currency } from '../../util/currency';

/** Results that are shown while their data are still being loaded: those of a snapshot, but exact and with nothing withheld. */
export interface AheadResults {
  /** How many remarks the files have. */
  readonly notes: number;
  readonly snapshot: Snapshot;
}

export interface AheadHead {
  readonly name: string;
  /** YYYY-MM-DD HH:MM. */
  readonly at: string;
  readonly isSample: boolean;
  readonly notes: number;
  readonly currency?: Currency;
  readonly extents: Extents;
}

/** Asks the questions, one after the other, and keeps the answers to the digit. What fails or holds people is left out. */
export async function aheadResults(
  source: ResultSource,
  questions: readonly Question[],
  { name, at, isSample, notes, currency, extents }: AheadHead,
): Promise<AheadResults> {
  const scopes: ResolvedScope[] = [];
  const indexOf = (scope: ResolvedScope) => {
    const text = JSON.stringify(scope);
    const known = scopes.findIndex((other) => JSON.stringify(other) === text);
    return known >= 0 ? known : scopes.push(scope) - 1;
  };
  const results: FrozenResult[] = [];
  for (const question of questions) {
    const { analysis } = question;
    if (!mayLeave(analysis)) continue;
    const result = await source.get({ ...question, analysis }, { isLater: true });
    const head = { key: questionKey(question), id: analysis.id };
    if (result.kind === 'missing') results.push({ kind: 'missing', ...head, needs: result.needs });
    else if (result.kind === 'empty') results.push({ kind: 'empty', ...head, scope: indexOf(result.scope) });
    else if (result.kind === 'rows') {
      const columns = Object.fromEntries(
        Object.keys(analysis.columns).map((column) => [column, result.rows.map((row) => row[column])]),
      );
      results.push({ kind: 'rows', ...head, scope: indexOf(result.scope), columns, hidden: 0 });
    }
  }
  return {
    notes,
    snapshot: {
      kequn: 'snapshot',
      version: SNAPSHOT_VERSION,
      name,
      frozenAt: at,
      fragment: '#/overview',
      pages: ['overview'],
      isSample,
      ...(currency && { currency }),
      extents,
      scopes,
      results,
    },
  };
}
