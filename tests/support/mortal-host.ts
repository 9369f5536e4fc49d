import { localHost } from '../../src/model/cube/arrays.ts';
import type { CubeHost } from '../../src/model/cube/host.ts';
import { memoryOf } from '../../src/model/cube/worker-host.ts';

/** A host as the page has it, columns are handed over to it; its worker can be made to die, and does when it is closed: what was put is gone then. */
export function mortalHost(): CubeHost & { die(): void; readonly put: readonly string[] } {
  let inner = localHost();
  let epoch = 0;
  const put: string[] = [];
  const die = () => {
    inner = localHost();
    epoch++;
  };
  return {
    get epoch() {
      return epoch;
    },
    /** Kinds of what was put, in order. */
    put,
    call: (name, argument, signal) => {
      if (name === 'put' && typeof argument === 'object' && argument !== null && 'kind' in argument)
        put.push(argument.kind);
      return inner.call(name, structuredClone(argument, { transfer: memoryOf(name, argument) }), signal);
    },
    close: die,
    die,
  };
}
