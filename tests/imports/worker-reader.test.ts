import { expect, it } from 'vitest';
import { failed, type ReaderAnswer, type ReaderOrder, workerReader } from '../../src/imports/worker-reader.ts';
import { OutOfMemory } from '../../src/util/out-of-memory.ts';
import { FakeWorker, fakeWorkers } from '../support/fake-worker.ts';
import { fileOf } from './files.ts';

const refused = { refused: { code: 'empty-file' } };
const start = () => {
  const { workers, start: startWorker } = fakeWorkers<ReaderOrder, ReaderAnswer>();
  const worker = () => workers.at(-1) ?? new FakeWorker<ReaderOrder, ReaderAnswer>();
  return { workers, worker, ...workerReader(startWorker) };
};

it('hands each answer to the file that asked', async () => {
  const { worker, read } = start();
  const shares: number[] = [];
  const first = read(fileOf('a.csv', 'a'), { onShare: (share) => shares.push(share) });
  const second = read(fileOf('b.csv', 'b'));
  worker().answer({ id: 1, kind: 'failed', message: 'broken', isMemory: false });
  worker().answer({ id: 0, kind: 'share', share: 0.5 });
  worker().answer({ id: 0, kind: 'done', result: refused });
  await expect(second).rejects.toThrow('broken');
  expect(await first).toEqual(refused);
  expect(shares).toEqual([0.5]);
});

it('passes an abort on and rejects with its reason', async () => {
  const { worker, read } = start();
  const controller = new AbortController();
  const reading = read(fileOf('a.csv', 'a'), { signal: controller.signal });
  controller.abort();
  expect(worker().orders.at(-1)).toEqual({ kind: 'abort', id: 0 });
  worker().answer({ id: 0, kind: 'failed', message: 'aborted', isMemory: false });
  await expect(reading).rejects.toThrow(/abort/i);
});

/** A worker dies in front of two readings; what both of them are told, and of the next. */
async function dying(event: Event, isUp = true) {
  const { worker, workers, read } = start();
  const readings = [read(fileOf('a.csv', 'a')), read(fileOf('b.csv', 'b'))];
  if (isUp) worker().answer({ kind: 'up' });
  worker().dispatchEvent(event);
  const told = (await Promise.allSettled(readings)).map((each) => each.status === 'rejected' && each.reason);
  const again = read(fileOf('a.csv', 'a'));
  worker().answer({ id: 2, kind: 'done', result: refused });
  expect([await again, workers.map(({ isGone }) => isGone)]).toEqual([refused, [true, false]]);
  return told;
}
const errorOf = (message?: string) => Object.assign(new Event('error'), message === undefined ? {} : { message });

it('fails all readings when the worker dies, and starts another for the next', async () => {
  const told = await dying(errorOf('Uncaught TypeError: no such thing'));
  expect(told).toEqual(['a', 'b'].map(() => new Error('Uncaught TypeError: no such thing')));
});

it('tells a worker that dies for want of memory as such, and an answer that there is no memory for', async () => {
  for (const event of [errorOf('Uncaught RangeError: Array buffer allocation failed'), new Event('messageerror')])
    expect(await dying(event)).toEqual([expect.any(OutOfMemory), expect.any(OutOfMemory)]);
});

it('tells a worker that is stopped without a word from one whose code does not come', async () => {
  const problems = (code: string) =>
    ['a.csv', 'b.csv'].map((file) => expect.objectContaining({ file, problem: { code } }));
  expect(await dying(errorOf())).toEqual(problems('reader-stopped'));
  expect(await dying(errorOf(), false)).toEqual(problems('reader-missing'));
});

it('lets a worker go whose memory ran out, and reads the next file in another', async () => {
  const { worker, workers, read } = start();
  const [first, second] = [read(fileOf('a.csv', 'a')), read(fileOf('b.csv', 'b'))];
  worker().answer(failed(0, new RangeError('Array buffer allocation failed')));
  await expect(first).rejects.toBeInstanceOf(OutOfMemory);
  expect(workers.map(({ isGone }) => isGone)).toEqual([false]);
  worker().answer({ id: 1, kind: 'done', result: refused });
  expect(await second).toEqual(refused);
  expect(workers.map(({ isGone }) => isGone)).toEqual([true]);
  const third = read(fileOf('c.csv', 'c'));
  worker().answer({ id: 2, kind: 'done', result: refused });
  expect([await third, workers.length]).toEqual([refused, 2]);
});

it('lets a worker go after a large file, once nobody waits for it', async () => {
  const { worker, workers, read } = start();
  const large = fileOf('a.csv', 'a');
  Object.defineProperty(large, 'size', { value: 17 << 20 });
  const [first, second] = [read(large), read(fileOf('b.csv', 'b'))];
  worker().answer({ id: 0, kind: 'done', result: refused });
  await first;
  expect(workers.map(({ isGone }) => isGone)).toEqual([false]);
  worker().answer({ id: 1, kind: 'done', result: refused });
  await second;
  expect(workers.map(({ isGone }) => isGone)).toEqual([true]);
});

it('starts one before there is a file, once, and reads in it', async () => {
  const { worker, workers, read, wake } = start();
  wake();
  wake();
  expect(worker().orders).toEqual([{ kind: 'rehearse' }]);
  const reading = read(fileOf('a.csv', 'a'));
  worker().answer({ id: 0, kind: 'done', result: refused });
  expect(await reading).toEqual(refused);
  expect(workers).toHaveLength(1);
});

it('a worker that cannot be started fails its reading, and is in the way of none', async () => {
  const { workers, start: startWorker } = fakeWorkers<ReaderOrder, ReaderAnswer>();
  let isAble = false;
  const { read } = workerReader(() => {
    if (!isAble) throw new Error('no worker may be started');
    return startWorker();
  });
  await expect(read(fileOf('a.csv', 'a'))).rejects.toThrow('no worker');
  isAble = true;
  const large = fileOf('b.csv', 'b');
  Object.defineProperty(large, 'size', { value: 17 << 20 });
  const reading = read(large);
  workers[0]?.answer({ id: 0, kind: 'done', result: refused });
  expect([await reading, workers[0]?.isGone]).toEqual([refused, true]);
});
