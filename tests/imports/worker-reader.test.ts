import { expect, it } from 'vitest';
import { type ReaderAnswer, type ReaderOrder, workerReader } from '../../src/imports/worker-reader.ts';
import { fileOf } from './files.ts';

/** A worker that keeps its orders and answers when told to. */
class FakeWorker extends EventTarget {
  readonly orders: ReaderOrder[] = [];
  isGone = false;

  terminate(): void {
    this.isGone = true;
  }

  postMessage(order: ReaderOrder): void {
    this.orders.push(order);
  }

  answer(data: ReaderAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const refused = { refused: { code: 'empty-file' } };
const start = () => {
  const workers: FakeWorker[] = [];
  const { read, wake } = workerReader(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const worker = () => workers.at(-1) ?? new FakeWorker();
  return { workers, worker, read, wake };
};

it('hands each answer to the file that asked', async () => {
  const { worker, read } = start();
  const shares: number[] = [];
  const first = read(fileOf('a.csv', 'a'), { onShare: (share) => shares.push(share) });
  const second = read(fileOf('b.csv', 'b'));
  worker().answer({ id: 1, kind: 'failed', message: 'broken' });
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
  worker().answer({ id: 0, kind: 'failed', message: 'aborted' });
  await expect(reading).rejects.toThrow(/abort/i);
});

it('fails all readings when the worker dies, and starts another for the next', async () => {
  const { worker, workers, read } = start();
  const reading = read(fileOf('a.csv', 'a'));
  worker().dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  await expect(reading).rejects.toThrow('out of memory');
  const again = read(fileOf('a.csv', 'a'));
  expect(workers).toHaveLength(2);
  worker().answer({ id: 1, kind: 'done', result: refused });
  expect(await again).toEqual(refused);
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
