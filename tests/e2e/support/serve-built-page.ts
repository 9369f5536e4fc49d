import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '../../support/serve.js';

/** Serves `dist/` under a sub-path for as long as the tests run; they find its address in KEQUN_URL. */
export default async function serveBuiltPage(): Promise<() => Promise<unknown>> {
  const root = fileURLToPath(new URL('../../../dist', import.meta.url));
  if (!existsSync(root)) throw new Error('There is no built page: run `npm run build` first.');
  const { url, close } = await serveStatic({ root, base: '/kequn-demo/' });
  process.env['KEQUN_URL'] = url;
  return close;
}
