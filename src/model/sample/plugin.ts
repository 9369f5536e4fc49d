import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { generateSample } from './generate.ts';

export interface SampleManifest {
  /** Changes with the generator. */
  readonly hash: string;
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly name: string; readonly bytes: number }[];
}

/** Fingerprint of the generator's own sources. */
async function generatorHash(root: string): Promise<string> {
  const folder = join(root, 'src/model/sample');
  const names = (await readdir(folder)).filter((name) => name !== 'load.ts').sort();
  const paths = [
    ...names.map((name) => join(folder, name)),
    join(root, 'src/util/random.ts'),
    join(root, 'src/util/day.ts'),
  ];
  const hash = createHash('sha256');
  for (const path of paths) hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}

async function readManifest(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw cause;
  }
}

/** Writes the compressed sample files and their manifest into a folder, unless they are there and current. */
export async function writeSample(root: string, folder: string): Promise<'written' | 'current'> {
  const hash = await generatorHash(root);
  const manifestPath = join(folder, 'manifest.json');
  if ((await readManifest(manifestPath)).includes(`"${hash}"`)) return 'current';
  await mkdir(folder, { recursive: true });
  const files = await Promise.all(
    Object.entries(generateSample()).map(async ([id, { name, text }]) => {
      const path = `${id}.csv.gz`;
      const packed = gzipSync(text, { level: 9 });
      await writeFile(join(folder, path), packed);
      return { path, name, bytes: packed.length };
    }),
  );
  const manifest: SampleManifest = { hash, name: '禾牧乳业·示例', files };
  await writeFile(manifestPath, `${JSON.stringify(manifest, null, 1)}\n`);
  return 'written';
}

/** Makes `public/sample/` before anything is built or served. For the build only: never imported by the page. */
export function sampleData(): Plugin {
  return {
    name: 'sample-data',
    async configResolved({ root, publicDir, logger }) {
      if (process.env['VITEST']) return;
      const outcome = await writeSample(root, join(publicDir, 'sample'));
      if (outcome === 'written') logger.info('sample data written to public/sample/');
    },
  };
}
