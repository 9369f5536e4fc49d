import { readFile } from './reader';
import type { ReaderAnswer, ReaderOrder } from './worker-reader';

const running = new Map<number, AbortController>();
const answer = (message: ReaderAnswer) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ReaderOrder>) => {
  if (data.kind === 'abort') {
    running.get(data.id)?.abort();
    return;
  }
  const controller = new AbortController();
  running.set(data.id, controller);
  const { id } = data;
  readFile(data.file, { signal: controller.signal, onShare: (share) => answer({ id, kind: 'share', share }) })
    .then((result) => answer({ id, kind: 'done', result }))
    .catch((cause: unknown) =>
      answer({ id, kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) }),
    )
    .finally(() => running.delete(id));
});
