import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { generateSample } from '../../src/model/sample/generate.ts';
import { sampleFiles } from '../../src/model/sample/load.ts';
import { writeSample } from '../../src/model/sample/plugin.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'));
  await writeSample(root, folder);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

/** Answers from the folder; `unpack` does what servers do that take `.gz` for a transfer encoding. */
function serve(unpack: boolean) {
  vi.stubGlobal('fetch', async (url: string) => {
    const name = /^https:\/\/x\.test\/app\/sample\/(.+)$/.exec(url)?.[1] ?? '';
    try {
      const bytes = await readFile(join(folder, name));
      return new Response(new Uint8Array(unpack && name.endsWith('.gz') ? gunzipSync(bytes) : bytes));
    } catch {
      return new Response('', { status: 404 });
    }
  });
}

it('is written once, and again only when the generator changed', async () => {
  const written = (await stat(join(folder, 'manifest.json'))).mtimeMs;
  expect(await writeSample(root, folder)).toBe('current');
  expect((await stat(join(folder, 'manifest.json'))).mtimeMs).toBe(written);
});

it('is small enough to be fetched: under 3 MB packed', async () => {
  const sizes = await Promise.all(
    ['orders', 'members', 'survey'].map(async (id) => (await stat(join(folder, `${id}.csv.gz`))).size),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});

it.each([false, true])(
  'comes back as the files that were generated, whether or not the server unpacks (%s)',
  async (unpack) => {
    serve(unpack);
    const files = await sampleFiles('https://x.test/app/');
    expect(files.map(({ name }) => name)).toEqual(['示例订单.csv', '示例会员.csv', '示例问卷.csv']);
    const sample = generateSample();
    const bytes = await Promise.all(files.map((file) => file.arrayBuffer()));
    const texts = bytes.map((content) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(content));
    expect(texts[1]).toBe(sample.members.text);
    expect(texts[2]).toBe(sample.survey.text);
    expect(texts[0]?.length).toBe(sample.orders.text.length);
  },
);

it('says which file is missing', async () => {
  serve(false);
  await expect(sampleFiles('https://x.test/elsewhere')).rejects.toThrow(
    /elsewhere\/sample\/manifest\.json answered 404/,
  );
});
