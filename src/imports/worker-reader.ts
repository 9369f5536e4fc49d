import { isOutOfMemory, OutOfMemory, saysOutOfMemory } from '../util/out-of-memory';
import { ImportError } from './api';
import type { FileReading, ReadOptions, ReadResult } from './format';

/** What of the options a worker is told. */
export type ReadHow = Pick<ReadOptions, 'sheet' | 'isText'>;

export type ReaderOrder =
  | { readonly kind: 'rehearse' }
  | { readonly kind: 'read'; readonly id: number; readonly file: File; readonly how: ReadHow }
  | { readonly kind: 'abort'; readonly id: number };

export type ReaderAnswer =
  /** The worker's code has come. */
  | { readonly kind: 'up' }
  | { readonly id: number; readonly kind: 'share'; readonly share: number }
  | { readonly id: number; readonly kind: 'done'; readonly result: ReadResult }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string; readonly isMemory: boolean };

/** What is told of a failure in a worker. */
export function failed(id: number, cause: unknown): ReaderAnswer {
  const message = cause instanceof Error ? cause.message : String(cause);
  return { id, kind: 'failed', message, isMemory: isOutOfMemory(cause) };
}

/** A worker that has read more than this is let go when it is idle: what reading left behind in its memory goes with it. */
const BYTES_PER_WORKER = 16 << 20;

export interface WorkerReader {
  readonly read: FileReading;
  /** Starts a worker, whose code is compiled by the time somebody has chosen a file. */
  wake(): void;
}

/** A file that is being read. */
interface Waiting {
  readonly file: string;
  readonly onShare: ((share: number) => void) | undefined;
  readonly resolve: (result: ReadResult) => void;
  readonly reject: (cause: Error) => void;
}

/**
 * Reads files in workers that run `reader.worker.ts`, one at a time; several files at once, each can be aborted. One that dies is replaced, and
 * one whose memory ran out is let go. Rejects with `OutOfMemory`; with an `ImportError` where the worker could not be fetched (`reader-missing`)
 * or was stopped without a word (`reader-stopped`), as browsers do for want of memory.
 */
export function workerReader(start: () => Worker): WorkerReader {
  let next = 0;
  let worker: Worker | undefined;
  let isUp = false;
  let bytes = 0;
  const waiting = new Map<number, Waiting>();
  const leave = () => {
    worker?.terminate();
    worker = undefined;
    isUp = false;
    bytes = 0;
  };
  const lose = (reason: (file: string) => Error) => {
    const lost = [...waiting.values()];
    leave();
    for (const { file, reject } of lost) reject(reason(file));
  };
  const hear = (answer: ReaderAnswer) => {
    isUp = true;
    if (answer.kind === 'up') return;
    const { onShare, resolve, reject } = waiting.get(answer.id) ?? {};
    if (answer.kind === 'share') onShare?.(answer.share);
    else if (answer.kind === 'done') resolve?.(answer.result);
    else if (answer.isMemory) {
      bytes = Infinity;
      reject?.(new OutOfMemory(answer.message));
    } else reject?.(new Error(answer.message));
  };
  const started = () => {
    if (worker) return worker;
    worker = start();
    worker.addEventListener('message', ({ data }: MessageEvent<ReaderAnswer>) => hear(data));
    worker.addEventListener('messageerror', () =>
      lose(() => new OutOfMemory('what was read could not be handed over')),
    );
    worker.addEventListener('error', ({ message }) => {
      const code = isUp ? 'reader-stopped' : 'reader-missing';
      if (!message) lose((file) => new ImportError(file, { code }));
      else lose(() => (saysOutOfMemory(message) ? new OutOfMemory(message) : new Error(message)));
    });
    return worker;
  };
  const read: FileReading = (file, { signal, onShare, ...how } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const to = started();
      const id = next++;
      const abort = () => worker?.postMessage({ kind: 'abort', id } satisfies ReaderOrder);
      signal?.addEventListener('abort', abort, { once: true });
      /** Nobody waits for it any more; false where it was aborted, and has been told so. */
      const isWanted = () => {
        waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        if (waiting.size === 0 && bytes > BYTES_PER_WORKER) leave();
        if (signal?.aborted) reject(signal.reason);
        return signal?.aborted !== true;
      };
      waiting.set(id, {
        file: file.name,
        onShare,
        resolve: (result) => isWanted() && resolve(result),
        reject: (cause) => isWanted() && reject(cause),
      });
      bytes += file.size;
      to.postMessage({ kind: 'read', id, file, how } satisfies ReaderOrder);
    });
  const wake = () => {
    if (!worker) started().postMessage({ kind: 'rehearse' } satisfies ReaderOrder);
  };
  return { read, wake };
}
