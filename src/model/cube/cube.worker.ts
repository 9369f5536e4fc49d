import { CubeArrays, localHost } from './arrays';
import { callQueue } from './call-queue';
import { restingWork } from './resting';
import { type CubeAnswer, type CubeMessage, type CubeOrder, memoryOf } from './worker-host';

/** Without a question for so long, it gets ready for the next; */
const QUIET_MS = 250;
/** for so many orders at a time, which takes a few milliseconds. */
const SLICE = 2 ** 15;

const arrays = new CubeArrays();
const host = localHost(arrays);

async function answer({ id, name, argument }: CubeOrder): Promise<void> {
  const told: CubeAnswer = await host.call(name, argument as Parameters<typeof host.call<typeof name>>[1]).then(
    (result) => ({ id, result }),
    (cause: unknown) => ({ id, failure: cause instanceof Error ? cause.message : String(cause) }),
  );
  if (isCopied(name, argument)) structuredClone(null, { transfer: memoryOf(name, argument) });
  self.postMessage(told);
  rest.disturb();
}

/** Columns that the arrays have taken over, sorted: as they came they would lie in memory until somebody collects it. */
function isCopied(name: CubeOrder['name'], argument: unknown): argument is object {
  const kind = typeof argument === 'object' && argument !== null && 'kind' in argument ? argument.kind : '';
  return name === 'put' && (kind === 'orders' || kind === 'lines' || kind === 'attribute');
}

/** Runs turns one after the other, each after the messages that wait already. */
function turns(): (turn: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  return (turn) => {
    port1.onmessage = turn;
    port2.postMessage(null);
  };
}

const queue = callQueue(answer, turns());
const later = (work: () => void) => {
  const timer = setTimeout(work, QUIET_MS);
  return () => clearTimeout(timer);
};
let isAble = true;
/** Questions are answered whether or not it was got ready for them. */
function prepare(): boolean {
  try {
    return isAble && arrays.prepare(SLICE);
  } catch (cause) {
    isAble = false;
    console.error('the cube does not get ready ahead', cause);
    return false;
  }
}
const rest = restingWork(prepare, later, turns());
self.addEventListener('message', ({ data }: MessageEvent<CubeMessage>) => {
  rest.disturb();
  if ('cancel' in data) queue.cancel(data.cancel);
  else queue.add(data);
});
