import { browserPlace, KeptStore } from '../../state/kept-files';
import { markKeptResults } from '../../state/kept-mark';
import type { Loaded } from '../../state/session.svelte';
import { minuteOf } from '../share/contents';
import { packAhead } from './file';
import { overviewQuestions } from './questions';
import { aheadResults } from './results';

/** Keeps what the overview says of the kept files beside them, for the next visit to start with. */
export async function keepResults({ source, name, notes, currency, extents }: Loaded): Promise<void> {
  const head = { name, at: minuteOf(new Date()), isSample: false, notes, ...(currency && { currency }), extents };
  const results = await aheadResults(source, overviewQuestions(extents), head);
  await new KeptStore(browserPlace()).keepResults(await packAhead(results));
  markKeptResults(true);
}
