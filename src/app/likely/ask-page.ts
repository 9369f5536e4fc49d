import { flushSync, mount, unmount } from 'svelte';
import type { AskOptions, Result, ResultRequest, ResultSource } from '../../analyses/source';
import type { Shape } from '../../codec/codec';
import type { Columns } from '../../db/columns';
import OverviewPage from '../../pages/overview/OverviewPage.svelte';
import type { Services } from '../../pages/services';
import type { LinkState } from '../../state/link';
import type { Loaded } from '../../state/loaded';
import { Session } from '../../state/session.svelte';
import { ROUTES } from '../routes';
import AskedPage from './AskedPage.svelte';

/** Passes questions on after everybody else's and keeps the answers to itself: the source remembers them, and nothing is drawn. */
class Silent implements ResultSource {
  readonly #inner: ResultSource;
  readonly #ontold: () => void;
  #waiting = 0;

  constructor(inner: ResultSource, ontold: () => void) {
    this.#inner = inner;
    this.#ontold = ontold;
  }

  get waiting(): number {
    return this.#waiting;
  }

  get<P extends Shape, C extends Columns>(request: ResultRequest<P, C>, options: AskOptions = {}): Promise<Result<C>> {
    this.#waiting += 1;
    const told = () => {
      this.#waiting -= 1;
      this.#ontold();
    };
    this.#inner.get(request, { ...options, isLater: true }).then(told, told);
    return new Promise(() => undefined);
  }
}

/**
 * Asks what a page would ask: the page itself does the asking, in no document, with a session of its own. Settles when the source has answered or
 * the signal aborts; then nothing of the page is left.
 */
export async function askPage(loaded: Loaded, link: LinkState, services: Services, signal: AbortSignal): Promise<void> {
  if (link.page === 'start') return;
  const content = link.page === 'overview' ? OverviewPage : (await ROUTES[link.page]()).default;
  if (signal.aborted) return;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));
  const source = new Silent(loaded.source, () => {
    if (source.waiting === 0) settle();
  });
  const session = new Session();
  session.link = link;
  session.loaded = { ...loaded, source };
  const page = mount(AskedPage, { target: document.createElement('div'), props: { content, session, services } });
  try {
    flushSync();
    signal.addEventListener('abort', settle, { once: true });
    if (source.waiting > 0) await settled;
  } finally {
    await unmount(page);
  }
}
