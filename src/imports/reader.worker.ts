import type { ReadResult } from './format';
import { readFile } from './reader';
import type { ReaderAnswer, ReaderOrder } from './worker-reader';

const running = new Map<number, AbortController>();
const answer = (message: ReaderAnswer, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

/** The memory of typed columns, to be handed over rather than copied. */
function memoryOf(result: ReadResult): ArrayBuffer[] {
  const columns = 'typed' in result ? (result.typed?.columns ?? []) : [];
  const buffers = columns.flatMap((column) => {
    if (column === null) return [];
    if (column.kind !== 'word') return [column.values.buffer];
    return [column.codes.buffer, column.words.bytes.buffer, column.words.offsets.buffer];
  });
  return [...new Set(buffers)].filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
}

self.addEventListener('message', ({ data }: MessageEvent<ReaderOrder>) => {
  if (data.kind === 'abort') {
    running.get(data.id)?.abort();
    return;
  }
  const controller = new AbortController();
  running.set(data.id, controller);
  const { id, file, how } = data;
  const onShare = (share: number) => answer({ id, kind: 'share', share });
  readFile(file, { signal: controller.signal, onShare, ...how })
    .then((result) => answer({ id, kind: 'done', result }, memoryOf(result)))
    .catch((cause: unknown) =>
      answer({ id, kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) }),
    )
    .finally(() => running.delete(id));
});
