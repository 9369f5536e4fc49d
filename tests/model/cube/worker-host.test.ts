import { expect, it } from 'vitest';
import { type CubeAnswer, type CubeMessage, workerHost } from '../../../src/model/cube/worker-host.ts';
import { fakeWorkers } from '../../support/fake-worker.ts';

function start() {
  const { workers, start: startWorker } = fakeWorkers<CubeMessage, CubeAnswer>();
  return { host: workerHost(startWorker), workers };
}

const LAPSE = { selection: { name: '', attributes: [], categories: null }, stops: Int32Array.of(1), days: 1 };

it('starts its worker with the first call and hands each answer to who asked', async () => {
  const { host, workers } = start();
  expect(workers).toHaveLength(0);
  const [first, second] = [host.call('lapses', LAPSE), host.call('lapses', LAPSE)];
  workers[0]?.answer({ id: 1, failure: 'no orders were put into the cube' });
  workers[0]?.answer({ id: 0, result: { active: 2, lapsed: 1 } });
  await expect(second).rejects.toThrow('no orders were put');
  expect(await first).toEqual({ active: 2, lapsed: 1 });
  expect(workers).toHaveLength(1);
});

it('hands columns over instead of copying them', () => {
  const { host, workers } = start();
  const column = Int32Array.from([1]);
  void host.call('put', { kind: 'attribute', name: 'a', of: 'order', keys: column, codes: Int32Array.from([2]) });
  expect(workers[0]?.handed).toContain(column.buffer);
  expect(workers[0]?.handed).toHaveLength(2);
});

it('a dead worker fails what waits, and the next call starts a new one that holds nothing', async () => {
  const { host, workers } = start();
  const waiting = host.call('lapses', LAPSE);
  expect(host.epoch).toBe(0);
  workers[0]?.dispatchEvent(new Event('error'));
  await expect(waiting).rejects.toThrow('stopped');
  expect(host.epoch).toBe(1);
  expect(workers[0]?.isGone).toBe(true);
  void host.call('lapses', LAPSE);
  expect(workers).toHaveLength(2);
});

it('an answer that there is no memory for fails what waits, too', async () => {
  const { host, workers } = start();
  const waiting = host.call('lapses', LAPSE);
  workers[0]?.dispatchEvent(new Event('messageerror'));
  await expect(waiting).rejects.toThrow(/memory/);
  expect([host.epoch, workers[0]?.isGone]).toEqual([1, true]);
});

it('takes a call back that is not wanted any more, and never makes one that was not wanted before', async () => {
  const { host, workers } = start();
  const [early, late] = [AbortSignal.abort(), new AbortController()];
  await expect(host.call('lapses', LAPSE, early)).rejects.toMatchObject({ reason: 'aborted' });
  expect(workers).toHaveLength(0);
  const kept = host.call('lapses', LAPSE);
  const lost = host.call('lapses', LAPSE, late.signal);
  late.abort();
  await expect(lost).rejects.toMatchObject({ reason: 'aborted' });
  expect(workers[0]?.orders.at(-1)).toEqual({ cancel: 1 });
  workers[0]?.answer({ id: 1, result: { active: 0, lapsed: 0 } });
  workers[0]?.answer({ id: 0, result: { active: 2, lapsed: 1 } });
  expect(await kept).toEqual({ active: 2, lapsed: 1 });
});
