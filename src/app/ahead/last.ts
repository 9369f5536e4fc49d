import { browserPlace, canKeepFiles, KeptStore } from '../../state/kept-files';
import { markKeptResults } from '../../state/kept-mark';
import { SnapshotError } from '../../share/snapshot';
import type { LateWorkbench } from '../late-workbench.svelte';
import { unpackAhead } from './file';
import type { AheadResults } from './results';

/** What was kept of the last visit; null where there is nothing that can be read. */
async function lastResults(): Promise<AheadResults | null> {
  const bytes = canKeepFiles() ? await new KeptStore(browserPlace()).results() : null;
  if (!bytes) return null;
  try {
    return await unpackAhead(bytes);
  } catch (cause) {
    if (!(cause instanceof SnapshotError)) throw cause;
    console.info('the results of the last visit cannot be read', cause);
    return null;
  }
}

/** Puts the results of the last visit on screen and loads the kept files behind them; settles once they are on screen, or not there. */
export async function goOn(workbench: LateWorkbench): Promise<void> {
  const [results, here] = await Promise.all([lastResults(), workbench.fetch()]);
  if (results) await here.goOn(results);
  else markKeptResults(false);
}
