import type { Services } from '../../pages/services';
import type { Session } from '../../state/session.svelte';
import { followPointer } from '../pointer';
import { askPage } from './ask-page';
import { likelyNext } from './next';
import { Quiet } from './quiet';

/** So long nobody has done anything, and what is on screen is answered as a rule. */
const QUIET_MS = 1200;

/**
 * Computes what is likely looked at next while nobody does anything, so that it stands there at once; whatever is done comes first. What a
 * pointer rests on is likely chosen next: it is shown already, and the first marks of the page are asked for ahead of a pointer. Returns how to stop.
 */
export function askAhead(session: Session, services: Services): () => void {
  const follower = followPointer(session);
  const quiet = new Quiet(async (signal) => {
    const { link, loaded } = session;
    if (!loaded) return;
    await follower.ahead(signal);
    for (const next of likelyNext(link, loaded.extents, (page) => session.onPage(page))) {
      if (signal.aborted || document.hidden) return;
      await askPage(loaded, next, services, signal);
    }
  }, QUIET_MS);
  const deafen = quiet.listen(window);
  const stop = $effect.root(() => {
    $effect(() => {
      const { link, loaded, moving } = session;
      const isBusy = services.work().progress !== null || moving !== null;
      const isLive = loaded !== null && !loaded.frozen && !loaded.ahead && link.page !== 'start';
      quiet.renew(isBusy || !isLive);
    });
  });
  return () => {
    follower.stop();
    stop();
    deafen();
  };
}
