import { localHost } from './arrays';
import { callQueue } from './call-queue';
import { type CubeAnswer, type CubeMessage, type CubeOrder, memoryOf } from './worker-host';

const host = localHost();

async function answer({ id, name, argument }: CubeOrder): Promise<void> {
  const told: CubeAnswer = await host.call(name, argument as Parameters<typeof host.call<typeof name>>[1]).then(
    (result) => ({ id, result }),
    (cause: unknown) => ({ id, failure: cause instanceof Error ? cause.message : String(cause) }),
  );
  if (isCopied(name, argument)) structuredClone(null, { transfer: memoryOf(name, argument) });
  self.postMessage(told);
}

/** Columns that the arrays have taken over, sorted: as they came they would lie in memory until somebody collects it. */
function isCopied(name: CubeOrder['name'], argument: unknown): argument is object {
  const kind = typeof argument === 'object' && argument !== null && 'kind' in argument ? argument.kind : '';
  return name === 'put' && (kind === 'orders' || kind === 'lines' || kind === 'attribute');
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
