import { QueryError } from '../db/errors';
import type { Extents } from '../model/extents';
import type { Workspace } from '../model/workspace';
import type { ImportOptions, StagedFile } from './api';
import type { Loaded, Loading } from './load/context';
import { clearTables, link, LOAD_ORDER, loadFile, settleFile, sweep } from './load/load';
import { type ReturnsOf, returnsByFile, undoReturns } from './load/own-returns';
import { mergedBy, standings } from './merged';
import { onlyOrders } from './only-orders';

/** Files to load together, in the order in which they came. */
export interface Batch {
  readonly files: readonly StagedFile[];
  readonly loadingOf: (file: StagedFile) => Loading;
  /** The tables are emptied first: the files are all there is afterwards. */
  readonly afresh: boolean;
}

export interface BatchResult {
  /** By the id of the file. */
  readonly results: ReadonlyMap<string, Loaded>;
  readonly extents: Extents;
  /** What became of returns with ids of their own, by the name of the file. */
  readonly returns: ReadonlyMap<string, ReturnsOf>;
  /** Rows that became part of others: `withMerged`. */
  readonly merged: ReadonlyMap<string, number>;
}

/** Loads files into the canonical tables and rebuilds the facts in one transaction: a failure or an abort changes nothing. */
export async function loadBatch(
  workspace: Workspace,
  { files, loadingOf, afresh }: Batch,
  { signal, onProgress }: ImportOptions,
): Promise<BatchResult> {
  const { db } = workspace;
  const sql = signal ? { signal } : {};
  const ordered = [...files].sort((a, b) => LOAD_ORDER.indexOf(a.kind) - LOAD_ORDER.indexOf(b.kind));
  const last = ordered.at(-1)?.name ?? '';
  const results = new Map<string, Loaded>();
  const merged = new Map<string, number>();
  signal?.throwIfAborted();
  await db.script('BEGIN TRANSACTION');
  try {
    if (afresh) await clearTables(db);
    else await undoReturns(db);
    for (const file of ordered) {
      const share = ordered.length > 1 ? results.size / ordered.length : null;
      onProgress?.({ file: file.name, phase: 'loading', share, rows: file.rows });
      const before = await standings(db, file);
      const loaded = await loadFile(loadingOf(file));
      results.set(file.id, loaded);
      for (const [of, rows] of await mergedBy(db, file, loaded, before)) merged.set(of, (merged.get(of) ?? 0) + rows);
      signal?.throwIfAborted();
    }
    const known = await link(db, onlyOrders(ordered, results), sql);
    for (const file of ordered) {
      const loaded = results.get(file.id);
      if (loaded) results.set(file.id, await settleFile(loadingOf(file), loaded));
    }
    onProgress?.({ file: last, phase: 'facts', share: null });
    signal?.throwIfAborted();
    const extents = await workspace.rebuildFacts(sql, known);
    const returns = await returnsByFile(db);
    await sweep(db, {});
    await db.script('COMMIT');
    onProgress?.({ file: last, phase: 'facts', share: 1 });
    return { results, extents, returns, merged };
  } catch (cause) {
    await db.script('ROLLBACK').catch(unlessEngineFailed);
    throw cause;
  }
}

/** An engine that is gone has nothing left to roll back; why it went is the failure that is reported. */
function unlessEngineFailed(failure: unknown): void {
  if (!(failure instanceof QueryError)) throw failure;
}
