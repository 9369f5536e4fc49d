import type { Loaded, Session } from '../../state/session.svelte';
import type { Ahead, Shown } from './ahead';
import type { overviewQuestions } from './questions';
import { firstPageOf } from '../work';
import type { AheadResults } from './results';

/** A page that shows what was asked for has asked by then, on a slow machine too; one that asks nothing is not waited for longer. */
const ASKED_WITHIN_MS = 1500;
/** A page that is not painted by then is seen by nobody. */
const PAINTED_WITHIN_MS = 3000;

const elapsed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Two frames later, what was put on the page is on screen. */
export const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** A page that nobody sees paints nothing. */
const paintedOrHidden = () => Promise.race([painted(), elapsed(document.hidden ? 0 : PAINTED_WITHIN_MS)]);

/** Results that come before their data: at most one set at a time, and nothing else is added until the data are there or do not come. */
export class Arrivals {
  readonly #session: Session;
  #shown: Promise<Ahead | null> = Promise.resolve(null);

  constructor(session: Session) {
    this.#session = session;
  }

  /** Shows what was computed of the sample when the page was built, where and as soon as that can be had. */
  sample(): void {
    this.#expect(import('./sample').then(({ showSampleAhead }) => showSampleAhead(this.#session)));
  }

  /** Shows the results of an earlier visit and settles. */
  async last(results: AheadResults): Promise<void> {
    const shown = import('./ahead').then(async ({ Ahead, fetchBoard, shownOf }) => {
      await fetchBoard();
      return this.#session.loaded ? null : new Ahead(this.#session, shownOf(results));
    });
    await this.#expect(shown);
  }

  /** Fetches what results are drawn with; null: it cannot be had now, and whoever needs it says so. */
  async prepare(): Promise<{
    readonly Ahead: typeof Ahead;
    readonly overviewQuestions: typeof overviewQuestions;
  } | null> {
    try {
      const [{ Ahead, fetchBoard }, { fetchQuick }] = await Promise.all([import('./ahead'), import('./quick')]);
      const [{ overviewQuestions }] = await Promise.all([import('./questions'), fetchBoard(), fetchQuick()]);
      return { Ahead, overviewQuestions };
    } catch (cause) {
      console.info('results are shown once their data are loaded', cause);
      return null;
    }
  }

  /** Shows what can be told of files that are to be loaded, and settles once it is drawn, or nobody looks. */
  async look(shown: Shown): Promise<void> {
    const [board] = await Promise.all([this.prepare(), this.#shown]);
    if (!board || this.#session.loaded) return;
    const ahead = new board.Ahead(this.#session, shown);
    this.#expect(Promise.resolve(ahead));
    await Promise.race([ahead.asked(), elapsed(ASKED_WITHIN_MS)]);
    await paintedOrHidden();
    await ahead.told();
    await paintedOrHidden();
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

  /** Data are there: they take the place of what is on screen once they can without a panel having to wait. */
  async arrive(loaded: Loaded): Promise<void> {
    await (await this.#take())?.arrive(loaded);
    this.#session.own = loaded;
    if (this.#session.link.page === 'start' && !this.#session.loaded?.frozen)
      this.#session.go(this.#session.onPage(firstPageOf(loaded.extents)));
  }

  /** They do not come. */
  async fail(cause: unknown): Promise<void> {
    (await this.#take())?.fail(cause);
  }
}
