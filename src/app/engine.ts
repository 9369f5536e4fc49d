import { EachSource } from '../analyses/each-source';
import type { EngineSource } from '../analyses/engine-source';
import { startEngine } from '../db/browser';
import type { Database } from '../db/database';
import type { Importer } from '../imports/api';
import type { FileReading } from '../imports/format';
import { WorkspaceImporter } from '../imports/importer';
import { OrderCube } from '../model/cube/order-cube';
import { engineMemory } from '../model/memory';
import { Workspace } from '../model/workspace';
import type { MemoryUse } from '../pages/services';
import { startCube } from './cube';
import { startReader } from './reader';
import { warmUp } from './warm-up';

/** Everything that needs the engine. */
export interface Engine {
  readonly db: Database;
  readonly workspace: Workspace;
  readonly importer: Importer;
  readonly source: EngineSource;
  /** What the loaded data take in memory now. */
  memory(): Promise<MemoryUse>;
  /** Settles with a reason when the engine's worker has died. */
  readonly lost: Promise<string>;
  /** Stops all workers. */
  close(): Promise<void>;
}

/** Whoever is quicker, a link or a script, finds the engine free. */
const WARM_UP_AFTER_MS = 300;

/** Starts the engine, the reader of files and the cube, each in a worker of its own. Fetched after the first paint. */
export async function startServices(): Promise<Engine> {
  const { db, lost } = await startEngine();
  const workspace = await Workspace.create(db);
  const cube = startCube();
  const reader = startReader();
  const idle = new AbortController();
  // What fails in it fails again, and is told, when a file is loaded.
  setTimeout(() => void warmUp(db, reader, idle.signal).catch(() => undefined), WARM_UP_AFTER_MS);
  const read: FileReading = (file, options) => {
    idle.abort();
    return reader(file, options);
  };
  return {
    db,
    workspace,
    importer: new WorkspaceImporter(workspace, read),
    source: new EachSource(workspace, new OrderCube(workspace, cube)),
    async memory() {
      await workspace.idle();
      return { ...(await engineMemory(db)), cube: await cube.call('bytes', null) };
    },
    lost,
    async close() {
      cube.close();
      await db.close();
    },
  };
}
