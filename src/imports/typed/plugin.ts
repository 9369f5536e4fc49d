import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SUFFIX = '?assembly';
const OUT = 'out.wasm';
const OPTIONS =
  '--optimizeLevel 3 --enable simd --runtime minimal --importMemory --zeroFilledMemory --use abort='.split(' ');

/** Compiles AssemblyScript to WebAssembly. Rejects with what the compiler says. */
async function compiled(path: string): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc');
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main([basename(path), '--outFile', OUT, '--baseDir', dirname(path), ...OPTIONS], {
    writeFile(name, contents) {
      if (name === OUT && typeof contents !== 'string') wasm = contents;
    },
  });
  if (error || !wasm) throw new Error(`${path}: ${stderr.toString() || String(error)}`);
  return wasm;
}

async function sourcesOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).toSorted();
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}

const known = new Map<string, Promise<Uint8Array>>();

/**
 * `import base64 from './assembly/index.ts?assembly'`: AssemblyScript compiled to WebAssembly, as text that workers and tests can do without
 * fetching. Sources that are unchanged are compiled once. For the build and tests only: never imported by the page.
 */
export function assembly(): Plugin {
  return {
    name: 'assembly',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return undefined;
      const path = id.slice(0, -SUFFIX.length);
      const folder = dirname(path);
      for (const name of await readdir(folder)) this.addWatchFile(join(folder, name));
      const key = `${path} ${await sourcesOf(folder)}`;
      const wasm = known.get(key) ?? compiled(path);
      known.set(key, wasm);
      return { code: `export default ${JSON.stringify(Buffer.from(await wasm).toString('base64'))};`, map: null };
    },
  };
}
