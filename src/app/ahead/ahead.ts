import type { ResultSource } from '../../analyses/source';
import { FrozenSource } from '../../share/frozen-source';
import type { Loaded, Session } from '../../state/session.svelte';
import type { AheadResults } from './results';
import { AheadSource } from './source';

/** What is on screen before the data are: a source that answers some questions, and what the page says of it. */
export interface Shown extends Omit<Loaded, 'version' | 'ahead'> {
  readonly ahead: NonNullable<Loaded['ahead']>;
}

/** Results that were computed before. */
export function shownOf({ notes, snapshot }: AheadResults): Shown {
  const { name, extents, currency, frozenAt, isSample } = snapshot;
  return {
    source: new FrozenSource(snapshot),
    extents,
    name: isSample ? 'sample' : name,
    notes,
    ...(currency && { currency }),
    ahead: isSample ? { of: 'sample' } : { of: 'visit', at: frozenAt },
  };
}

/** What a dashboard is drawn with, all of it, so that nothing moves when a part of it comes later. */
export const fetchBoard = () =>
  Promise.all([import('../Dashboard.svelte'), import('../ScopeBar.svelte'), import('./AheadNote.svelte')]);

/** Results on screen whose data are on their way. */
export class Ahead {
  readonly #session: Session;
  readonly #source: AheadSource;
  readonly #loaded: Loaded;
  readonly #isFromStart: boolean;
  #open: (live: ResultSource) => void = () => undefined;
  #refuse: (cause: unknown) => void = () => undefined;

  /** Puts the results on screen, on the overview where no page was asked for. */
  constructor(session: Session, shown: Shown) {
    this.#session = session;
    const live = new Promise<ResultSource>((resolve, reject) => {
      this.#open = resolve;
      this.#refuse = reject;
    });
    this.#source = new AheadSource(shown.source, live);
    this.#loaded = { ...shown, source: this.#source, version: 0 };
    session.loaded = this.#loaded;
    this.#isFromStart = session.link.page === 'start';
    if (this.#isFromStart) session.go(session.onPage('overview'));
  }

  /** Settles when the page has begun to ask. */
  asked(): Promise<void> {
    return this.#source.begun;
  }

  /** Settles when what can be said is said. */
  told(): Promise<void> {
    return this.#source.told();
  }

  /**
   * The data are there: what waits is asked of them, and so is what is on screen. Once that is answered they can take over without a
   * panel having to wait.
   */
  async arrive({ source }: Loaded): Promise<void> {
    this.#open(source);
    await Promise.allSettled(this.#source.asked.map((question) => source.get(question)));
  }

  /**
   * The data do not come: what waits is told why, and the start page, which can say it, takes the place of the results. A link that was followed
   * stays in the address.
   */
  fail(cause: unknown): void {
    this.#refuse(cause);
    const session = this.#session;
    if (session.own !== this.#loaded) return;
    session.own = null;
    if (this.#isFromStart && !session.loaded)
      session.go({ ...session.onPage('start'), filters: {} }, { replace: true });
  }
}
