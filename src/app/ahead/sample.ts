import address from 'virtual:sample-results';
import type { Session } from '../../state/session.svelte';
import { Ahead, fetchBoard, shownOf } from './ahead';
import { unpackAhead } from './file';

/** Puts on screen what was computed of the sample when the page was built; null where that cannot be had. */
export async function showSampleAhead(session: Session): Promise<Ahead | null> {
  if (address === '') return null;
  try {
    const [response] = await Promise.all([fetch(address), fetchBoard()]);
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const results = await unpackAhead(new Uint8Array(await response.arrayBuffer()));
    return session.loaded ? null : new Ahead(session, shownOf(results));
  } catch (cause) {
    console.info('the sample is shown once it is loaded', cause);
    return null;
  }
}
