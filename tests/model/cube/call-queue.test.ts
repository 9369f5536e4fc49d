import { expect, it } from 'vitest';
import { callQueue } from '../../../src/model/cube/call-queue.ts';

/** A queue whose turns are given by hand. */
function queue() {
  const worked: number[] = [];
  const turns: (() => void)[] = [];
  const calls = callQueue<{ readonly id: number }>(
    ({ id }) => {
      worked.push(id);
      return Promise.resolve();
    },
    (turn) => void turns.push(turn),
  );
  const turn = async () => {
    turns.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { calls, worked, turns, turn };
}

it('works calls off one a turn, in their order', async () => {
  const { calls, worked, turns, turn } = queue();
  for (const id of [3, 1, 2]) calls.add({ id });
  expect([worked, turns.length]).toEqual([[], 1]);
  for (let count = 0; count < 3; count++) await turn();
  expect([worked, turns.length]).toEqual([[3, 1, 2], 0]);
});
it('never works on a call that was cancelled before its turn, and goes on after it', async () => {
  const { calls, worked, turn } = queue();
  for (const id of [1, 2, 3]) calls.add({ id });
  calls.cancel(1);
  calls.cancel(2);
  await turn();
  calls.cancel(9);
  calls.add({ id: 4 });
  await turn();
  await turn();
  expect(worked).toEqual([3, 4]);
});
it('rests when everything was cancelled, and starts again', async () => {
  const { calls, worked, turns, turn } = queue();
  calls.add({ id: 1 });
  calls.cancel(1);
  await turn();
  expect(turns).toHaveLength(0);
  calls.add({ id: 2 });
  await turn();
  expect(worked).toEqual([2]);
});
