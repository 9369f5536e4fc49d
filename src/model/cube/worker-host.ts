import { QueryError } from '../../db/errors';
import type { CubeCalls, CubeHost } from './host';

export interface CubeOrder {
  readonly id: number;
  readonly name: keyof CubeCalls;
  readonly argument: unknown;
}

/** An order, or word that one is not wanted any more. */
export type CubeMessage = CubeOrder | { readonly cancel: number };

export type CubeAnswer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: string };

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (cause: Error) => void;
}

/** Memory that may be handed over: whoever puts columns into the cube keeps none of them. */
export function memoryOf(name: keyof CubeCalls, argument: object | null): Transferable[] {
  if (name !== 'put' || argument === null) return [];
  return Object.values(argument).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}

const unwanted = () => new QueryError('aborted', 'aborted before it was wanted', '');

/** The arrays in a worker that `start` starts; one that dies is started anew and is empty then. */
export function workerHost(start: () => Worker): CubeHost {
  let next = 0;
  let epoch = 0;
  let worker: Worker | undefined;
  const waiting = new Map<number, Waiting>();
  const lose = (message: string) => {
    worker?.terminate();
    worker = undefined;
    epoch++;
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  };
  const started = () => {
    if (worker) return worker;
    worker = start();
    worker.addEventListener('message', ({ data }: MessageEvent<CubeAnswer>) => {
      const call = waiting.get(data.id);
      waiting.delete(data.id);
      if ('failure' in data) call?.reject(new Error(data.failure));
      else call?.resolve(data.result);
    });
    worker.addEventListener('messageerror', () => lose('no memory for what the cube answered'));
    worker.addEventListener('error', (event) => lose(event.message || 'the worker of the cube stopped'));
    return worker;
  };
  return {
    get epoch() {
      return epoch;
    },
    call: (name, argument, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(unwanted());
          return;
        }
        const id = next++;
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
        started().postMessage({ id, name, argument } satisfies CubeMessage, memoryOf(name, argument));
        signal?.addEventListener('abort', () => {
          if (!waiting.delete(id)) return;
          worker?.postMessage({ cancel: id } satisfies CubeMessage, []);
          reject(unwanted());
        });
      }),
    close: () => lose('the cube was closed'),
  };
}
