import type { Loaded, Session } from '../../state/session.svelte';
import type { Ahead } from './ahead';
import type { AheadResults } from './results';

/** Two frames later, what was put on the page is on screen. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Results that come before their data: at most one set at a time. */
export class Arrivals {
  readonly #session: Session;
  #shown: Promise<Ahead | null> = Promise.resolve(null);
  /** Settles when the data behind them are there, or do not come: whatever else is added comes after it. */
  coming: Promise<void> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Shows what was computed of the sample when the page was built, where that can be had, while `load` loads it. */
  sample(load: () => Promise<void>): Promise<void> {
    const shown = import('./sample').then(({ showSampleAhead }) => showSampleAhead(this.#session));
    this.#expect(shown);
    return (this.coming = load());
  }

  /** Shows the results of an earlier visit and settles; `load` then loads their files again. */
  async last(results: AheadResults, load: () => Promise<void>): Promise<void> {
    const shown = import('./ahead').then(async ({ Ahead, fetchBoard }) => {
      await fetchBoard();
      return this.#session.loaded ? null : new Ahead(this.#session, results);
    });
    const known = this.#expect(shown);
    this.coming = known.then(painted).then(load);
    await known;
  }

  #expect(shown: Promise<Ahead | null>): Promise<Ahead | null> {
    this.#shown = shown.catch((cause: unknown) => {
      console.info('results are shown once their data are loaded', cause);
      return null;
    });
    return this.#shown;
  }

  #take(): Promise<Ahead | null> {
    const shown = this.#shown;
    this.#shown = Promise.resolve(null);
    return shown;
  }

  /** Data are there: settles when they can take the place of what is on screen without a panel having to wait. */
  async arrive(loaded: Loaded): Promise<void> {
    await (await this.#take())?.arrive(loaded);
  }

  /** They do not come. */
  async fail(cause: unknown): Promise<void> {
    (await this.#take())?.fail(cause);
  }
}
