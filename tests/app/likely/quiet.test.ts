import { expect, it } from 'vitest';
import { Quiet } from '../../../src/app/likely/quiet.ts';

/** Work that lasts until it is told to end, on a clock that is set forward by hand. */
function scene() {
  const begun: { signal: AbortSignal; end: () => void }[] = [];
  let due: (() => void) | null = null;
  const quiet = new Quiet(
    (signal) => new Promise((end) => begun.push({ signal, end })),
    1000,
    (work) => {
      due = work;
      return () => (due = null);
    },
  );
  const target = new EventTarget();
  const stop = quiet.listen(target);
  return {
    quiet,
    begun,
    stop,
    isWaiting: () => due !== null,
    pass() {
      const work = due;
      due = null;
      work?.();
    },
    do: (event: string) => target.dispatchEvent(new Event(event)),
  };
}

it('begins once it is quiet, and every doing before that puts it off', () => {
  const { quiet, begun, pass, do: act, isWaiting } = scene();
  act('keydown');
  expect(isWaiting()).toBe(false);
  quiet.renew();
  act('wheel');
  expect([begun.length, isWaiting()]).toEqual([0, true]);
  pass();
  expect(begun.length).toBe(1);
});

it('is aborted at once by whatever is done, and begun anew when it is quiet again', () => {
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart', 'dragover']) {
    const { quiet, begun, pass, do: act } = scene();
    quiet.renew();
    pass();
    expect(begun[0]?.signal.aborted).toBe(false);
    act(event);
    expect(begun[0]?.signal.aborted, event).toBe(true);
    pass();
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  }
});

it('a pointer that only moves disturbs nothing', () => {
  const { quiet, begun, pass, do: act } = scene();
  quiet.renew();
  pass();
  act('pointermove');
  expect(begun[0]?.signal.aborted).toBe(false);
});

it('is not begun again when it is through, until there is other work; a stop ends it for good', async () => {
  const { quiet, begun, pass, stop, isWaiting, do: act } = scene();
  quiet.renew();
  pass();
  begun[0]?.end();
  await Promise.resolve();
  await Promise.resolve();
  act('keydown');
  expect(isWaiting()).toBe(false);
  quiet.renew();
  pass();
  expect(begun.length).toBe(2);
  stop();
  expect([begun[1]?.signal.aborted, isWaiting()]).toEqual([true, false]);
});
