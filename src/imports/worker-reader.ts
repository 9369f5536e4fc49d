import type { FileReading, ReadResult } from './format';

export type ReaderOrder =
  { readonly kind: 'read'; readonly id: number; readonly file: File } | { readonly kind: 'abort'; readonly id: number };

export type ReaderAnswer =
  | { readonly id: number; readonly kind: 'share'; readonly share: number }
  | { readonly id: number; readonly kind: 'done'; readonly result: ReadResult }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

/** Reads files in a worker that runs `reader.worker.ts`; several at a time, each can be aborted. */
export function workerReader(worker: Worker): FileReading {
  let next = 0;
  const waiting = new Map<number, (answer: ReaderAnswer) => void>();
  worker.addEventListener('message', ({ data }: MessageEvent<ReaderAnswer>) => waiting.get(data.id)?.(data));
  worker.addEventListener('error', (event) => {
    for (const [id, settle] of waiting) settle({ id, kind: 'failed', message: event.message || 'the reader stopped' });
  });
  return (file, { signal, onShare } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = next++;
      const abort = () => worker.postMessage({ kind: 'abort', id } satisfies ReaderOrder);
      signal?.addEventListener('abort', abort, { once: true });
      waiting.set(id, (answer) => {
        if (answer.kind === 'share') {
          onShare?.(answer.share);
          return;
        }
        waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        if (signal?.aborted) reject(signal.reason);
        else if (answer.kind === 'done') resolve(answer.result);
        else reject(new Error(answer.message));
      });
      worker.postMessage({ kind: 'read', id, file } satisfies ReaderOrder);
    });
}
