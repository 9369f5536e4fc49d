/** Work that waits for the next frame, in the order in which it came. */
let waiting: (() => void)[] = [];

/**
 * Runs together in one frame what becomes ready at different moments of the one before, so that the page is laid out once and what belongs
 * together changes together.
 */
export function atNextFrame(work: () => void): void {
  waiting.push(work);
  if (waiting.length > 1) return;
  requestAnimationFrame(() => {
    const ready = waiting;
    waiting = [];
    for (const each of ready) each();
  });
}
