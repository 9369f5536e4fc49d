import { localHost } from './arrays';
import { callQueue } from './call-queue';
import type { CubeAnswer, CubeMessage, CubeOrder } from './worker-host';

const host = localHost();

async function answer({ id, name, argument }: CubeOrder): Promise<void> {
  const told: CubeAnswer = await host.call(name, argument as Parameters<typeof host.call<typeof name>>[1]).then(
    (result) => ({ id, result }),
    (cause: unknown) => ({ id, failure: cause instanceof Error ? cause.message : String(cause) }),
  );
  self.postMessage(told);
}

const turns = new MessageChannel();
const queue = callQueue(answer, (turn) => {
  turns.port1.onmessage = turn;
  turns.port2.postMessage(null);
});
self.addEventListener('message', ({ data }: MessageEvent<CubeMessage>) => {
  if ('cancel' in data) queue.cancel(data.cancel);
  else queue.add(data);
});
