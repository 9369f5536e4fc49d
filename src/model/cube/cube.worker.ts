import { localHost } from './arrays';
import type { CubeAnswer, CubeOrder } from './worker-host';

const host = localHost();

self.addEventListener('message', ({ data: { id, name, argument } }: MessageEvent<CubeOrder>) => {
  host
    .call(name, argument as Parameters<typeof host.call<typeof name>>[1])
    .then((result): CubeAnswer => ({ id, result }))
    .catch((cause: unknown): CubeAnswer => ({ id, failure: cause instanceof Error ? cause.message : String(cause) }))
    .then((answer) => self.postMessage(answer));
});
