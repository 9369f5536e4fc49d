import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import type { Database } from '../../db/database';
import { assembly } from '../../imports/typed/plugin.ts';
import type * as compute from './compute';

type Compute = Pick<typeof compute, 'packedSample'>;
/** The engine that ships, started in Node as tests start it. */
interface Node {
  readonly openEngine: () => Promise<Database>;
}

const MODULE = 'virtual:sample-results';
const RESOLVED = `\0${MODULE}`;

/** What the results hang on: everything below the pages, and the engine. */
const SOURCES = ['analyses', 'app/ahead', 'codec', 'db', 'imports', 'model', 'share', 'state', 'stats', 'util'];

/** Fingerprint of all that computes the results. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const names = await readdir(join(root, 'src', folder), { recursive: true });
    for (const name of names.filter((each) => /\.(?:ts|sql|json)$/.test(each)).toSorted())
      hash.update(`${name}\0`).update(await readFile(join(root, 'src', folder, name)));
  }
  return hash
    .update(await readFile(join(root, 'package.json')))
    .digest('hex')
    .slice(0, 16);
}

/** What was computed before from the same sources; undefined where there is nothing. */
async function before(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Computed once for the same sources: a build in between does not wait for it. */
async function cached(root: string, cacheDir: string): Promise<Uint8Array> {
  const folder = join(cacheDir, 'sample-results');
  const path = join(folder, `${await fingerprint(root)}.bin`);
  const known = await before(path);
  if (known) return known;
  const bytes = await computed(root);
  await mkdir(folder, { recursive: true });
  await writeFile(path, bytes);
  return bytes;
}

/** Runs the product itself, on the engine that ships, over the sample. */
async function computed(root: string): Promise<Uint8Array> {
  const server = await createServer({
    root,
    configFile: false,
    plugins: [assembly()],
    logLevel: 'error',
    publicDir: false,
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const load = (path: string): Promise<unknown> => server.ssrLoadModule(path);
    const { packedSample } = (await load('/src/app/ahead/compute.ts')) as Compute;
    const { openEngine } = (await load('/tests/support/engine.ts')) as Node;
    const db = await openEngine();
    const bytes = await packedSample(db);
    await db.close();
    return bytes;
  } finally {
    await server.close();
  }
}

/**
 * `virtual:sample-results`: the address of what the overview says about the sample, an asset of the built page, computed anew
 * when anything has changed that computes it. Empty while developing: the page then waits for the data. For the build only: never
 * imported by the page.
 */
export function sampleResults(): Plugin {
  let [root, cacheDir] = ['', ''];
  let isBuild = false;
  let made: Promise<Uint8Array> | undefined;
  const results = () => (made ??= cached(root, cacheDir));
  return {
    name: 'sample-results',
    configResolved(config) {
      ({ root, cacheDir } = config);
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      if (!isBuild) return `export default '';`;
      const source = await results();
      const reference = this.emitFile({ type: 'asset', name: 'sample.ahead', source });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}
