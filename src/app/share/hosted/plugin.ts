import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { assembly } from '../../../imports/typed/plugin.ts';
import { type Found, type HostedManifest, isHostedPath, manifestOf } from '../../../share/hosted.ts';
import type { judge } from './judge';
import { sentenceOf } from './sentences.ts';

const MANIFEST = 'manifest.json';
const ADDRESS = `data/${MANIFEST}`;
/** Beside the data for people, not for the page. */
const PASSED_OVER = /^(?:\.|README\b|manifest\.json$)/;

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !PASSED_OVER.test(name)).toSorted();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

async function byHand(folder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new Error(`public/${ADDRESS}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** A failure that is nothing but its sentence: whoever reads it has no use for a list of calls. */
function plainly(sentence: string): Error {
  const error = new Error(sentence);
  error.stack = `\n${sentence}\n`;
  return error;
}

/**
 * The manifest of a folder of hosted files; `null` where there are none. Rejects with sentences when a file may not be shown to
 * everybody, unless the manifest in the folder says that the host is private.
 */
export async function hostedIn(root: string, folder: string): Promise<HostedManifest | null> {
  const names = await namesIn(folder);
  if (names.length === 0) return null;
  const wishes = await byHand(folder);
  const { module } = await runnerImport<{ readonly judge: typeof judge }>('/src/app/share/hosted/judge.ts', {
    root,
    configFile: false,
    plugins: [assembly()],
    logLevel: 'error',
  });
  const found: Found[] = [];
  const refused: string[] = [];
  for (const path of names) {
    const content = new Uint8Array(await readFile(join(folder, path)));
    const { kind, name, objections } = await module.judge(path, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (!isHostedPath(path)) refused.push(sentenceOf(path, [{ why: 'unknown' }]));
    else if (objections.length > 0) refused.push(sentenceOf(path, objections));
    found.push({ kind, path, name, bytes: content.length, sha256 });
  }
  const manifest = manifestOf(
    found.filter(({ path }) => isHostedPath(path)),
    wishes,
  );
  if (refused.length > 0 && manifest.host !== 'private') throw plainly(refused.join('\n'));
  return manifest;
}

/**
 * Checks `public/data/`, writes its manifest into the built page, and tells the page that there is one. For the build only: never
 * imported by the page.
 */
export function hostedData(): Plugin {
  let manifest: HostedManifest | null = null;
  return {
    name: 'hosted-data',
    async configResolved({ root, publicDir, command }) {
      if (process.env['VITEST'] || (command !== 'build' && command !== 'serve')) return;
      manifest = await hostedIn(root, join(publicDir, 'data'));
    },
    transformIndexHtml: () =>
      manifest ? [{ tag: 'meta', attrs: { name: 'kequn-hosted', content: ADDRESS }, injectTo: 'head' }] : [],
    generateBundle() {
      if (!manifest) return;
      this.emitFile({ type: 'asset', fileName: ADDRESS, source: `${JSON.stringify(manifest, null, 1)}\n` });
    },
    configureServer(server) {
      server.middlewares.use(`/${ADDRESS}`, (_, response, next) => {
        if (!manifest) next();
        else response.setHeader('Content-Type', 'application/json; charset=utf-8').end(JSON.stringify(manifest));
      });
    },
  };
}
