/**
 * Works off what is asked, one after the other, and lets what has arrived meanwhile be heard between two: a call that is cancelled before its
 * turn is never worked on. `defer` runs the next turn after the messages that wait already.
 */
export function callQueue<T extends { readonly id: number }>(
  work: (call: T) => Promise<void>,
  defer: (turn: () => void) => void,
) {
  const waiting = new Map<number, T>();
  let isTurning = false;
  const next = () => {
    isTurning = waiting.size > 0;
    if (isTurning) defer(turn);
  };
  const turn = () => {
    const [first] = waiting.values();
    if (!first) return next();
    waiting.delete(first.id);
    void work(first).finally(next);
  };
  return {
    add(call: T): void {
      waiting.set(call.id, call);
      if (!isTurning) next();
    },
    cancel(id: number): void {
      waiting.delete(id);
    },
  };
}
