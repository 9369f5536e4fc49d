import type { Database } from '../db/database';
import type { FileReading } from '../imports/format';
import { WorkspaceImporter } from '../imports/importer';
import { rehearsedOrders } from '../imports/rehearsed';
import { Workspace } from '../model/workspace';

/** An engine that does nothing. */
const NOWHERE: Database = {
  query: () => Promise.resolve({ columns: [], rows: [] }),
  numbers: () => Promise.resolve({}),
  script: () => Promise.resolve(),
  registerFile: () => Promise.resolve(() => Promise.resolve()),
  append: () => Promise.resolve(),
  apart: () => Promise.resolve(NOWHERE),
  close: () => Promise.resolve(),
};

const LINES = 5000;
const ROUNDS = 2;

/**
 * Loads a small file into a database of its own and forgets it. The engine's code is compiled quickly and badly at first and again,
 * well, once it has run: a first real file of 100,000 lines then takes half the time. Rejects where `signal` stops it between two
 * statements, with nothing left behind.
 */
export async function warmUp(db: Database, read: FileReading, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const options = signal ? { signal } : {};
  const apart = await db.apart();
  try {
    const importer = new WorkspaceImporter(await Workspace.create(apart), read);
    for (let round = 0; round < ROUNDS; round++) {
      signal?.throwIfAborted();
      await importer.load(await importer.stage([rehearsedOrders(LINES)], options), options);
      await importer.clear();
    }
  } finally {
    await apart.close();
  }
}

/**
 * Reads the same file and takes a first look at it, with nothing behind: the reader's worker is started, and its code and that of the look are
 * compiled, before somebody has chosen a file. A first file of a million lines is then read in two thirds of the time.
 */
export async function rehearseReading(read: FileReading): Promise<void> {
  const { workspace, ready } = Workspace.begin(NOWHERE);
  await ready;
  const importer = new WorkspaceImporter(workspace, read);
  const staged = await importer.stage([rehearsedOrders(LINES)]);
  importer.look(staged)?.complete();
  await importer.drop(staged);
}
