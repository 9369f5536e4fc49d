import { startBlobWorker } from '../util/blob-worker';
import type { ReadResult } from './format';
import partUrl from './part.worker?worker&url';
import { partWorkers } from './part-workers';
import { readFile } from './reader';
import { rehearsedOrders } from './rehearsed';
import { memoryOf } from './typed/memory';
import { failed, type ReaderAnswer, type ReaderOrder } from './worker-reader';

const running = new Map<number, AbortController>();
const answer = (message: ReaderAnswer, transfer: Transferable[] = []) => self.postMessage(message, { transfer });
const typedMemory = (result: ReadResult) => ('typed' in result && result.typed ? memoryOf(result.typed) : []);
const startPart = () => startBlobWorker(new URL(partUrl, import.meta.url), 'module');
const beside = partWorkers(startPart, typeof Worker === 'undefined' ? 1 : navigator.hardwareConcurrency);

const REHEARSED = 600;

self.addEventListener('message', ({ data }: MessageEvent<ReaderOrder>) => {
  if (data.kind === 'rehearse') {
    // What fails in it fails again, and is told, when a file is read.
    readFile(rehearsedOrders(REHEARSED)).catch(() => undefined);
    return;
  }
  if (data.kind === 'abort') {
    running.get(data.id)?.abort();
    return;
  }
  const controller = new AbortController();
  running.set(data.id, controller);
  const { id, file, how } = data;
  const onShare = (share: number) => answer({ id, kind: 'share', share });
  readFile(file, { signal: controller.signal, onShare, ...how, beside })
    .then((result) => answer({ id, kind: 'done', result }, typedMemory(result)))
    .catch((cause: unknown) => answer(failed(id, cause)))
    .finally(() => running.delete(id));
});

answer({ kind: 'up' });
