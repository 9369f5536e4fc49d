/** What somebody does with the page. Resting a pointer elsewhere is not among it. */
const DOING = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'dragover'] as const;

/** Calls a timer's work later and hands over how to call it off; the browser's own by default. */
export type Later = (work: () => void, ms: number) => () => void;

const later: Later = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/**
 * Work for when nobody does anything: begun once it has been quiet for a while, aborted at once by whatever is done, and begun anew when it
 * is quiet again, until it is through. `renew` says that there is other work.
 */
export class Quiet {
  readonly #work: (signal: AbortSignal) => Promise<void>;
  readonly #after: number;
  readonly #later: Later;
  #running = new AbortController();
  #callOff: () => void = () => undefined;
  #isThrough = true;

  constructor(work: (signal: AbortSignal) => Promise<void>, afterMs: number, wait: Later = later) {
    this.#work = work;
    this.#after = afterMs;
    this.#later = wait;
  }

  /** Listens to what is done with a page; returns how to stop, which aborts the work as well. */
  listen(target: EventTarget): () => void {
    const disturb = () => this.#disturb();
    for (const event of DOING) target.addEventListener(event, disturb, { capture: true, passive: true });
    return () => {
      for (const event of DOING) target.removeEventListener(event, disturb, { capture: true });
      this.#isThrough = true;
      this.#disturb();
    };
  }

  /** There is other work than before, or none (`isThrough`). */
  renew(isThrough = false): void {
    this.#isThrough = isThrough;
    this.#disturb();
  }

  #disturb(): void {
    this.#running.abort();
    this.#callOff();
    if (!this.#isThrough) this.#callOff = this.#later(() => void this.#begin(), this.#after);
  }

  async #begin(): Promise<void> {
    const running = (this.#running = new AbortController());
    try {
      await this.#work(running.signal);
    } catch (cause) {
      if (!running.signal.aborted) console.info('what is likely next was not computed ahead', cause);
    }
    if (!running.signal.aborted) this.#isThrough = true;
  }
}
