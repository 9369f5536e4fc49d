/** Calls work later and hands over how to call it off. */
type Later = (work: () => void) => () => void;

/**
 * Work for when nothing is asked: a slice a turn, begun when it has been quiet for a while, and put off by whatever is asked. `slice` says whether there
 * is more; `defer` runs the next one after the messages that wait already.
 */
export function restingWork(slice: () => boolean, later: Later, defer: (turn: () => void) => void) {
  let callOff: () => void = () => undefined;
  let round = 0;
  const begin = (own: number) => {
    const turn = () => {
      if (own === round && slice()) defer(turn);
    };
    defer(turn);
  };
  return {
    /** Something is asked, or was answered. */
    disturb(): void {
      callOff();
      const own = ++round;
      callOff = later(() => begin(own));
    },
  };
}
