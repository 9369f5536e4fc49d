/** Work that is done one after the other, in the order of asking: what fails says so to whoever asked for it, and the next begins. */
export class Line {
  #last: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Whether work that is asked for now begins now. */
  get isFree(): boolean {
    return this.#length === 0;
  }

  take<T>(work: () => Promise<T>): Promise<T> {
    this.#length += 1;
    const done = this.#last.then(work).finally(() => (this.#length -= 1));
    this.#last = done.catch(() => undefined);
    return done;
  }
}
