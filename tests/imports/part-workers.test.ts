import { expect, it } from 'vitest';
import { type PartAnswer, type PartOrder, partWorkers } from '../../src/imports/part-workers.ts';
import { UNFINISHED } from '../../src/imports/typed/pass.ts';
import type { TypedPlan } from '../../src/imports/typed/read.ts';
import { fakeWorkers } from '../support/fake-worker.ts';

const MB = 1 << 20;
const plan: TypedPlan = { readings: ['word'], start: 0, delimiter: 44, nulls: [], encoding: 'utf-8', expected: 1 };
const part = new Blob(['a\n']);

function start(cores: number, bytes: number) {
  const { workers, start: startWorker } = fakeWorkers<PartOrder, PartAnswer>();
  return { workers, beside: partWorkers(startWorker, cores)(bytes) };
}

it('starts none for a small file or on two cores, and no more than there are cores and work', () => {
  const started = (cores: number, bytes: number) => start(cores, bytes).workers.length;
  expect([started(8, 127 * MB), started(2, 900 * MB), started(3, 128 * MB)]).toEqual([0, 0, 1]);
  expect([started(3, 900 * MB), started(16, 200 * MB), started(16, 900 * MB)]).toEqual([1, 2, 3]);
});

it('hands a part to its worker and its answer back, and how far it is', async () => {
  const { workers, beside } = start(3, 200 * MB);
  const shares: number[] = [];
  const reading = beside?.readings[0]?.(part, plan, { onShare: (share) => shares.push(share) });
  expect(workers[0]?.orders).toEqual([{ id: 0, part, plan }]);
  const outcome = { rows: 1, columns: [null], isPadded: false, isWrapped: false };
  workers[0]?.answer({ id: 0, share: 0.5 });
  workers[0]?.answer({ id: 0, outcome });
  expect([await reading, shares]).toEqual([outcome, [0.5]]);
  beside?.stop();
  expect(workers.map(({ isGone }) => isGone)).toEqual([true]);
});

it('takes no answer to an earlier order for that to the latest', async () => {
  const { workers, beside } = start(3, 200 * MB);
  const [read] = beside?.readings ?? [];
  const readings = [read?.(part, plan, {}), read?.(part, plan, {})];
  workers[0]?.answer({ id: 0, outcome: 3 });
  workers[0]?.answer({ id: 1, outcome: 4 });
  expect(await Promise.all(readings)).toEqual([3, 4]);
});

it('has nothing of a worker that dies, is dead, or is not waited for any more', async () => {
  const { workers, beside } = start(3, 200 * MB);
  const [read] = beside?.readings ?? [];
  const controller = new AbortController();
  const aborted = read?.(part, plan, { signal: controller.signal });
  controller.abort();
  expect(await aborted).toBe(UNFINISHED);
  expect(await read?.(part, plan, { signal: controller.signal })).toBe(UNFINISHED);
  const dying = read?.(part, plan, {});
  workers[0]?.dispatchEvent(new Event('error'));
  expect(await dying).toBe(UNFINISHED);
  expect(await read?.(part, plan, {})).toBe(UNFINISHED);
  expect(workers[0]?.orders).toHaveLength(2);
});

it('is not waited for where there is no memory for its answer', async () => {
  const { workers, beside } = start(3, 200 * MB);
  const reading = beside?.readings[0]?.(part, plan, {});
  workers[0]?.dispatchEvent(new Event('messageerror'));
  expect(await reading).toBe(UNFINISHED);
});
