import cubeUrl from '../model/cube/cube.worker?worker&url';
import { workerHost } from '../model/cube/worker-host';
import { startBlobWorker } from '../util/blob-worker';

/** Keeps the arrays in a worker of their own, so that a gesture never waits for them. */
export function startCube() {
  return workerHost(() => startBlobWorker(new URL(cubeUrl, document.baseURI), 'module'));
}
