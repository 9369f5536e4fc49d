/** Who opens the page with a file in hand has chosen it by then. */
const FILE_WITHIN_MS = 400;
/** What takes longer goes on beside the engine's start. */
const LONGEST_MS = 2500;

export interface ReadingFirst {
  /** Settles when the engine may start. */
  readonly quiet: Promise<void>;
  /** Does something that the engine's start waits for. */
  first<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Lets a file that is there as soon as the page be read, and its first results be drawn, before the engine is started: both want the whole
 * processor, and the first results need no engine.
 */
export function readingFirst(): ReadingFirst {
  let running = 0;
  let isDue = false;
  let open: () => void = () => undefined;
  const quiet = new Promise<void>((resolve) => (open = resolve));
  setTimeout(() => {
    isDue = true;
    if (running === 0) open();
  }, FILE_WITHIN_MS);
  setTimeout(open, LONGEST_MS);
  return {
    quiet,
    async first(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (isDue && running === 0) open();
      }
    },
  };
}
