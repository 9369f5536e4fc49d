/**
 * Starts a worker through a blob, so that it inherits the page's CSP: one started from a URL does not.
 * `kind` says how the script is written; its URL must be of this origin.
 */
export function startBlobWorker(url: URL, kind: 'classic' | 'module'): Worker {
  const address = JSON.stringify(url.href);
  const code = kind === 'classic' ? `importScripts(${address});` : `import ${address};`;
  const blob = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(blob, kind === 'module' ? { type: 'module' } : {});
  worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}
