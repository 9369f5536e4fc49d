import { expect, it } from 'vitest';
import { restingWork } from '../../../src/model/cube/resting.ts';

/** Work of some slices, whose quiet and turns are given by hand. */
function resting(slices: number) {
  let left = slices;
  const quiet: (() => void)[] = [];
  const turns: (() => void)[] = [];
  const work = restingWork(
    () => --left > 0,
    (begin) => {
      quiet.push(begin);
      return () => void quiet.splice(quiet.indexOf(begin), 1);
    },
    (turn) => void turns.push(turn),
  );
  return { work, quiet, turn: () => turns.shift()?.(), left: () => left, waiting: () => turns.length };
}

it('begins once it has been quiet, and works off a slice a turn until there is none', () => {
  const { work, quiet, turn, left, waiting } = resting(3);
  work.disturb();
  expect([left(), waiting()]).toEqual([3, 0]);
  quiet.shift()?.();
  for (let count = 0; count < 3; count++) turn();
  expect([left(), waiting()]).toEqual([0, 0]);
});
it('does no slice after something was asked, and begins anew when it is quiet again', () => {
  const { work, quiet, turn, left, waiting } = resting(5);
  work.disturb();
  quiet.shift()?.();
  turn();
  work.disturb();
  work.disturb();
  turn();
  expect([left(), waiting(), quiet.length]).toEqual([4, 0, 1]);
  quiet.shift()?.();
  turn();
  expect(left()).toBe(3);
});
