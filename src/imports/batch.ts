import type { Database } from '../db/database';
import { QueryError } from '../db/errors';
import type { Extents } from '../model/extents';
import type { Workspace } from '../model/workspace';
import type { ImportOptions, StagedFile } from './api';
import type { Loaded, Loading } from './load/context';
import { clearTables, link, LOAD_ORDER, loadFile, settleFile, sweep, sweepViews } from './load/load';
import { type ReturnsOf, returnsByFile, undoReturns } from './load/own-returns';
import { mergedBy, standings } from './merged';
import { onlyOrders } from './only-orders';

/** Files to load together, in the order in which they came. */
export interface Batch {
  /** Nothing is loaded yet. */
  readonly isFirst: boolean;
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

/** Loads files into the canonical tables and rebuilds the facts: a failure or an abort changes nothing. */
export async function loadBatch(workspace: Workspace, batch: Batch, options: ImportOptions): Promise<BatchResult> {
  options.signal?.throwIfAborted();
  const load = () => loadAll(workspace, batch, options);
  return batch.isFirst ? orNothing(workspace, load) : orRolledBack(workspace.db, load);
}

async function orRolledBack<T>(db: Database, work: () => Promise<T>): Promise<T> {
  await db.script('BEGIN TRANSACTION');
  try {
    const result = await work();
    await db.script('COMMIT');
    return result;
  } catch (cause) {
    await db.script('ROLLBACK').catch(unlessEngineFailed);
    throw cause;
  }
}

/**
 * The same where there is nothing to go back to but emptiness: every statement stands at once, so that the engine frees what it drops on the
 * way. Within a transaction it keeps that to the end: 125 of 505 MB at 1 M orders.
 */
async function orNothing<T>(workspace: Workspace, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    await emptied(workspace).catch(unlessEngineFailed);
    throw cause;
  }
}

async function emptied(workspace: Workspace): Promise<void> {
  await sweepViews(workspace.db);
  await sweep(workspace.db, {});
  await clearTables(workspace.db);
  await workspace.rebuildFacts();
}

async function loadAll(
  workspace: Workspace,
  { files, loadingOf, isFirst, afresh }: Batch,
  { signal, onProgress }: ImportOptions,
): Promise<BatchResult> {
  const { db } = workspace;
  const sql = signal ? { signal } : {};
  const ordered = [...files].sort((a, b) => LOAD_ORDER.indexOf(a.kind) - LOAD_ORDER.indexOf(b.kind));
  const last = ordered.at(-1)?.name ?? '';
  const results = new Map<string, Loaded>();
  const merged = new Map<string, number>();
  const isLater = !isFirst && !afresh && ordered.length > 0 && ordered.every(({ kind }) => kind === 'orders');
  const hasTaken = afresh || (await undoReturns(db));
  if (afresh) await clearTables(db);
  else if (isLater && !hasTaken) await workspace.storeFacts(sql);
  for (const file of ordered) {
    const share = ordered.length > 1 ? results.size / ordered.length : null;
    onProgress?.({ file: file.name, phase: 'loading', share, rows: file.rows });
    const before = await standings(db, file);
    const loaded = await loadFile(loadingOf(file));
    results.set(file.id, loaded);
    for (const [of, rows] of await mergedBy(db, file, loaded, before)) merged.set(of, (merged.get(of) ?? 0) + rows);
    signal?.throwIfAborted();
  }
  const { known, isApart } = await link(db, onlyOrders(ordered, results), sql);
  for (const file of ordered) {
    const loaded = results.get(file.id);
    if (loaded) results.set(file.id, await settleFile(loadingOf(file), loaded));
  }
  onProgress?.({ file: last, phase: 'facts', share: null });
  signal?.throwIfAborted();
  const isGrown = isLater && !hasTaken && isApart && ordered.every(({ id }) => results.get(id)?.isNoted === true);
  const extents = isGrown ? await workspace.growFacts(sql) : await workspace.rebuildFacts(sql, known);
  const returns = await returnsByFile(db);
  await sweep(db, {});
  onProgress?.({ file: last, phase: 'facts', share: 1 });
  return { results, extents, returns, merged };
}

/** An engine that is gone has nothing left to roll back; why it went is the failure that is reported. */
function unlessEngineFailed(failure: unknown): void {
  if (!(failure instanceof QueryError)) throw failure;
}
