import { expect, it } from 'vitest';
import { Line } from '../../src/app/line.ts';

it('work is done in the order of asking, one after the other, whatever fails', async () => {
  const line = new Line();
  const done: string[] = [];
  const work = (name: string, turns: number, fails = false) =>
    line.take(async () => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      done.push(name);
      if (fails) throw new Error(name);
      return name;
    });
  expect(line.isFree).toBe(true);
  const [long, failing, last] = [work('long', 9), work('failing', 3, true), work('last', 0)];
  expect(line.isFree).toBe(false);
  await expect(failing).rejects.toThrow('failing');
  expect(await Promise.all([long, last])).toEqual(['long', 'last']);
  expect(done).toEqual(['long', 'failing', 'last']);
  expect(line.isFree).toBe(true);
});
