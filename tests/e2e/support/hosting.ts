import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from '@playwright/test';
import { shareTexts } from '../../../src/i18n/texts/share.ts';
import { serveStatic } from '../../support/serve.js';
import { expect, openTab } from './kequn.ts';

const share = shareTexts['zh-CN'];
const DIST = process.env['KEQUN_DIST'] ?? fileURLToPath(new URL('../../../dist', import.meta.url));
/** What a first visit to a hosted snapshot may fetch in all, gzipped. */
export const MOST_COLD = 150 * 1024;

interface Put {
  readonly kind: 'snapshot' | 'file';
  readonly path: string;
  readonly content: Buffer;
}

/** The built page with files beside it, under another sub-path: as whoever hosts it would upload it. */
export async function hosting(
  folder: string,
  files: readonly Put[],
  change: (path: string, content: Buffer) => Buffer = (_, c) => c,
) {
  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const part of ['assets', 'icon.svg']) symlinkSync(join(DIST, part), join(folder, part));
  const page = readFileSync(join(DIST, 'index.html'), 'utf8');
  writeFileSync(
    join(folder, 'index.html'),
    page.replace('</head>', '<meta name="kequn-hosted" content="data/manifest.json"></head>'),
  );
  for (const { path, content } of files) writeFileSync(join(folder, 'data', path), change(path, content));
  const items = files.map(({ kind, path, content }) => ({
    kind,
    path,
    title: { 'zh-CN': path.replace(/\..*/, ''), en: path },
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const opens = files.find(({ kind }) => kind === 'snapshot')?.path ?? null;
  const manifest = { kequn: 'hosted', version: 1, host: 'public', title: {}, opens, items };
  writeFileSync(join(folder, 'data/manifest.json'), JSON.stringify(manifest));
  return serveStatic({ root: folder, base: '/shop/board/' });
}

/** A snapshot of the overview of the sample. */
export async function sampleSnapshot(browser: Browser): Promise<Buffer> {
  const { kequn, close } = await openTab(browser);
  await kequn.openSample();
  await kequn.page.getByRole('button', { name: share.menu.label, exact: true }).click();
  await kequn.page.getByRole('menuitem', { name: share.menu.snapshot }).click();
  await expect(kequn.page.locator('[data-testid=snapshot-contents][aria-busy=false]')).toBeVisible();
  const downloading = kequn.page.waitForEvent('download');
  await kequn.page.getByRole('button', { name: share.download }).click();
  const content = readFileSync(await (await downloading).path());
  await close();
  return content;
}

/** Address and gzipped bytes of everything that a page fetches from here on; ends when the network is quiet. */
export function weighed(page: Page): () => Promise<readonly (readonly [address: string, bytes: number])[]> {
  const bodies: Promise<readonly [string, number]>[] = [];
  const weigh = (response: Response) =>
    bodies.push(response.body().then((body) => [response.url(), gzipSync(body).length] as const));
  page.on('response', weigh);
  return async () => {
    await page.waitForLoadState('networkidle');
    page.off('response', weigh);
    return Promise.all(bodies);
  };
}
