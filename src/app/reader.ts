import readerUrl from '../imports/reader.worker?worker&url';
import { workerReader } from '../imports/worker-reader';
import { startBlobWorker } from '../util/blob-worker';

/** Reads files in a worker of their own, started through a blob so that it stays under the page's CSP. */
export const reader = workerReader(() => startBlobWorker(new URL(readerUrl, document.baseURI), 'module'));
