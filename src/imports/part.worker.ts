import type { PartAnswer, PartOrder } from './part-workers';
import { memoryOf } from './typed/memory';
import { readPart } from './typed/parts';
import { UNFINISHED } from './typed/pass';

const answer = (message: PartAnswer, transfer: Transferable[] = []) => self.postMessage(message, { transfer });
let latest = new AbortController();

self.addEventListener('message', ({ data: { id, part, plan } }: MessageEvent<PartOrder>) => {
  latest.abort();
  latest = new AbortController();
  const onShare = (share: number) => answer({ id, share });
  readPart(part, plan, { signal: latest.signal, onShare })
    .then((outcome) => answer({ id, outcome }, typeof outcome === 'number' ? [] : memoryOf(outcome)))
    .catch(() => answer({ id, outcome: UNFINISHED }));
});
