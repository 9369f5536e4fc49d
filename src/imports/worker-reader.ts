import type { FileReading, ReadOptions, ReadResult } from './format';

/** What of the options a worker is told. */
export type ReadHow = Pick<ReadOptions, 'sheet' | 'isText'>;

export type ReaderOrder =
  | { readonly kind: 'rehearse' }
  | { readonly kind: 'read'; readonly id: number; readonly file: File; readonly how: ReadHow }
  | { readonly kind: 'abort'; readonly id: number };

export type ReaderAnswer =
  | { readonly id: number; readonly kind: 'share'; readonly share: number }
  | { readonly id: number; readonly kind: 'done'; readonly result: ReadResult }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

/** A worker that has read more than this is let go when it is idle: what reading left behind in its memory goes with it. */
const BYTES_PER_WORKER = 16 << 20;

export interface WorkerReader {
  readonly read: FileReading;
  /** Starts a worker, whose code is compiled by the time somebody has chosen a file. */
  wake(): void;
}

/** Reads files in workers that run `reader.worker.ts`, one at a time; several files at once, each can be aborted. One that dies is replaced. */
export function workerReader(start: () => Worker): WorkerReader {
  let next = 0;
  let worker: Worker | undefined;
  let bytes = 0;
  const waiting = new Map<number, (answer: ReaderAnswer) => void>();
  const leave = () => {
    worker?.terminate();
    worker = undefined;
    bytes = 0;
  };
  const started = () => {
    if (worker) return worker;
    worker = start();
    worker.addEventListener('message', ({ data }: MessageEvent<ReaderAnswer>) => waiting.get(data.id)?.(data));
    worker.addEventListener('error', (event) => {
      leave();
      for (const [id, settle] of waiting)
        settle({ id, kind: 'failed', message: event.message || 'the reader stopped' });
    });
    return worker;
  };
  const read: FileReading = (file, { signal, onShare, ...how } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = next++;
      const abort = () => worker?.postMessage({ kind: 'abort', id } satisfies ReaderOrder);
      signal?.addEventListener('abort', abort, { once: true });
      waiting.set(id, (answer) => {
        if (answer.kind === 'share') {
          onShare?.(answer.share);
          return;
        }
        waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        if (waiting.size === 0 && bytes > BYTES_PER_WORKER) leave();
        if (signal?.aborted) reject(signal.reason);
        else if (answer.kind === 'done') resolve(answer.result);
        else reject(new Error(answer.message));
      });
      bytes += file.size;
      started().postMessage({ kind: 'read', id, file, how } satisfies ReaderOrder);
    });
  const wake = () => {
    if (!worker) started().postMessage({ kind: 'rehearse' } satisfies ReaderOrder);
  };
  return { read, wake };
}
