import { LookSource } from '../analyses/look-source';
import type { ImportReport, StagedFile } from '../imports/api';
import type { Session } from '../state/session.svelte';
import type { Arrivals } from './ahead/arrivals';
import { askedFirst } from './ahead/asked-first';
import type { Engine } from './engine';
import { inventoryOf, sorted } from './work';

/** Bytes of a file whose arrays are not to lie in memory beside its loading: its charts stay, filters wait for the engine. */
const LARGE = 200 * 2 ** 20;

interface Looking {
  readonly signal: AbortSignal;
  /** From how many bytes on a file is large. */
  readonly large?: number;
}

/**
 * Reads files and puts on screen what can be told of those that will be loaded; settles once it is drawn. Of most files nothing can be told
 * without the engine, and what goes wrong in telling it only means that charts are drawn when the files are loaded.
 */
export function showRead(
  engine: Engine,
  read: () => Promise<readonly StagedFile[]>,
  arrivals: Arrivals,
  session: Session,
  looking: Looking,
): Promise<readonly StagedFile[]> {
  if (session.loaded) return read();
  engine.cube.wake();
  return engine.first(async () => {
    const [staged, board] = await Promise.all([read(), arrivals.prepare()]);
    if (session.loaded || !board || looking.signal.aborted) return staged;
    try {
      await show(engine, sorted(staged).sure, arrivals, session, board, looking);
    } catch (cause) {
      console.info('charts are drawn once the files are loaded', cause);
      if (!session.loaded) engine.feed.end();
    }
    return staged;
  });
}

async function show(
  { importer, feed, cube }: Engine,
  files: readonly StagedFile[],
  arrivals: Arrivals,
  session: Session,
  board: NonNullable<Awaited<ReturnType<Arrivals['prepare']>>>,
  { large = LARGE }: Looking,
): Promise<void> {
  const look = importer.look(files);
  if (!look) return;
  feed.begin(look);
  const looked = new LookSource(look, cube);
  const first = session.isNarrowed ? null : askedFirst(looked, board.overviewQuestions(look.extents));
  const source = first ?? looked;
  const isLarge = files.some(({ bytes }) => bytes > large);
  const ahead = { of: isLarge ? 'large' : 'file' } as const;
  await arrivals.look({ source, extents: look.extents, ...inventoryOf(files), ahead });
  await first?.told();
  look.complete();
  if (isLarge) cube.sleep();
}

/** Loads, while nobody asks; what was made of a look stays where the facts came to the same. What is aborted before it is begun is never begun. */
export function loadBehind(
  { workspace, feed, cube }: Engine,
  load: () => Promise<ImportReport>,
  signal: AbortSignal,
): Promise<ImportReport> {
  return workspace.exclusively(async () => {
    let isSame = false;
    try {
      const report = await load();
      isSame = await feed.holds();
      return report;
    } finally {
      feed.end();
      if (isSame) cube.keep();
    }
  }, signal);
}
