import { EachSource } from '../analyses/each-source';
import type { EngineSource } from '../analyses/engine-source';
import { startEngine } from '../db/browser';
import type { Database } from '../db/database';
import { lateDatabase } from '../db/late';
import type { Importer } from '../imports/api';
import type { FileReading } from '../imports/format';
import { WorkspaceImporter } from '../imports/importer';
import { CubeFeed } from '../model/cube/feed';
import { OrderCube } from '../model/cube/order-cube';
import { engineMemory } from '../model/memory';
import { Workspace } from '../model/workspace';
import type { MemoryUse } from '../pages/services';
import { startCube } from './cube';
import { reader } from './reader';
import { type ReadingFirst, readingFirst } from './reading-first';
import { rehearseReading, warmUp } from './warm-up';

/** Everything that needs the engine. It is there at once: what is asked of the engine waits for it. */
export interface Engine {
  /** Settles when the engine runs, with its failure where it does not come up. */
  readonly started: Promise<void>;
  readonly db: Database;
  readonly workspace: Workspace;
  readonly importer: Importer;
  readonly source: EngineSource;
  /** Does what the engine's start is to wait for. */
  readonly first: ReadingFirst['first'];
  /** The arrays behind `source`, and what they are made from. */
  readonly cube: OrderCube;
  readonly feed: CubeFeed;
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
export function startServices(): Engine {
  const host = startCube();
  const { quiet, first } = readingFirst();
  const coming = quiet.then(startEngine);
  const db = lateDatabase(coming.then((engine) => engine.db));
  const { workspace, ready } = Workspace.begin(db);
  const idle = new AbortController();
  // A reader that does not start says so when a file is read.
  quiet.then(() => (idle.signal.aborted ? undefined : rehearseReading(reader.read))).catch(() => undefined);
  // What fails in it fails again, and is told, when a file is loaded.
  const warm = () =>
    setTimeout(() => {
      void warmUp(db, reader.read, idle.signal).catch(() => undefined);
      void host.call('rehearse', null, idle.signal).catch(() => undefined);
    }, WARM_UP_AFTER_MS);
  ready.then(warm, () => undefined);
  const read: FileReading = (file, options) => {
    idle.abort();
    return reader.read(file, options);
  };
  const feed = new CubeFeed(workspace);
  const cube = new OrderCube(feed, host);
  return {
    started: ready,
    db,
    workspace,
    importer: new WorkspaceImporter(workspace, read),
    source: new EachSource(workspace, cube),
    first,
    cube,
    feed,
    async memory() {
      await workspace.idle();
      return { ...(await engineMemory(db)), cube: await host.call('bytes', null) };
    },
    lost: coming.then(
      ({ lost }) => lost,
      () => new Promise<string>(() => undefined),
    ),
    async close() {
      host.close();
      await coming.then(
        (engine) => engine.db.close(),
        () => undefined,
      );
    },
  };
}
