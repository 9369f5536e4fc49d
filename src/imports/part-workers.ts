import type { ReadOptions } from './format';
import type { PartOutcome, PartReading } from './typed/parts';
import { UNFINISHED } from './typed/pass';
import type { TypedPlan } from './typed/read';

/** A later order ends the one before it. */
export interface PartOrder {
  readonly id: number;
  readonly part: Blob;
  readonly plan: TypedPlan;
}

export type PartAnswer =
  { readonly id: number; readonly share: number } | { readonly id: number; readonly outcome: PartOutcome };

/** Bytes that are worth a worker: its code has to be compiled anew, which costs as much as reading 40 MB (decision 8). */
const LEAST = 64 << 20;
const MOST = 4;

/** Lets a worker that runs `part.worker` read; one that dies, or whose answer there is no memory for, answers `UNFINISHED` from then on. */
function readingOf(worker: Worker): PartReading {
  let next = 0;
  let isGone = false;
  let settle: ((outcome: PartOutcome) => void) | undefined;
  const die = (event: Event) => {
    event.preventDefault();
    isGone = true;
    settle?.(UNFINISHED);
  };
  worker.addEventListener('error', die);
  worker.addEventListener('messageerror', die);
  return (part, plan, { signal, onShare }) =>
    new Promise((resolve) => {
      const id = next++;
      const stopped = () => resolve(UNFINISHED);
      settle = resolve;
      if (isGone || signal?.aborted) return stopped();
      signal?.addEventListener('abort', stopped, { once: true });
      worker.addEventListener('message', ({ data }: MessageEvent<PartAnswer>) => {
        if (data.id !== id) return;
        if ('share' in data) onShare?.(data.share);
        else resolve(data.outcome);
      });
      worker.postMessage({ id, part, plan } satisfies PartOrder);
    });
}

/**
 * Reads parts of a large file in workers of their own, up to three beside this one. One of the `cores` is left to the page, and to the browser,
 * which hands the bytes over: on two, several are no quicker than one (decision 8).
 */
export function partWorkers(start: () => Worker, cores: number): NonNullable<ReadOptions['beside']> {
  return (bytes) => {
    const length = Math.min(cores - 1, MOST, Math.floor(bytes / LEAST)) - 1;
    if (length < 1) return undefined;
    const workers = Array.from({ length }, start);
    return { readings: workers.map(readingOf), stop: () => workers.forEach((worker) => worker.terminate()) };
  };
}
