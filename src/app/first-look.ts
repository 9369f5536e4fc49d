import { LookSource } from '../analyses/look-source';
import type { ImportReport, StagedFile } from '../imports/api';
import type { Session } from '../state/session.svelte';
import type { Arrivals } from './ahead/arrivals';
import { askedFirst } from './ahead/asked-first';
import type { Engine } from './engine';
import { inventoryOf, sorted } from './work';

/** Bytes of a file whose arrays are not to lie in memory beside its loading: its charts stay, filters wait for the engine. */
const LARGE = 200 * 2 ** 20;

/**
 * Reads files and puts on screen what can be told of those that will be loaded; settles once it is drawn. Of most files nothing can be told
 * without the engine.
 */
export function showRead(
  engine: Engine,
  read: () => Promise<readonly StagedFile[]>,
  arrivals: Arrivals,
  session: Session,
): Promise<readonly StagedFile[]> {
  if (session.loaded) return read();
  engine.cube.wake();
  return engine.first(async () => {
    const [staged, board] = await Promise.all([read(), arrivals.prepare()]);
    const { sure } = sorted(staged);
    const look = session.loaded || !board ? undefined : engine.importer.look(sure);
    if (!look || !board) return staged;
    engine.feed.begin(look);
    const looked = new LookSource(look, engine.cube);
    const source = session.isNarrowed ? looked : askedFirst(looked, board.overviewQuestions(look.extents));
    await arrivals.look({ source, extents: look.extents, ...inventoryOf(sure), ahead: { of: 'file' } });
    look.complete();
    if (sure.some(({ bytes }) => bytes > LARGE)) engine.cube.sleep();
    return staged;
  });
}

/** Loads, while nobody asks; what was made of a look stays where the facts came to the same. */
export function loadBehind(
  { workspace, feed, cube }: Engine,
  load: () => Promise<ImportReport>,
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
  });
}
