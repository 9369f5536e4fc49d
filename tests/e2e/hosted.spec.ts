import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Response } from '@playwright/test';
import { doorTexts } from '../../src/i18n/texts/door.ts';
import { frozenTexts } from '../../src/i18n/texts/frozen.ts';
import { shareTexts } from '../../src/i18n/texts/share.ts';
import { serveStatic } from '../support/serve.js';
import { expect, openTab, test } from './support/kequn.ts';

const frozen = frozenTexts['zh-CN'];
const words = doorTexts['zh-CN'];
const share = shareTexts['zh-CN'];
const DIST = process.env['KEQUN_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));
const MOST_COLD = 150 * 1024;

/** Sales by day and channel: no row is a customer. */
const SALES = [
  '日期,渠道,省份,实付金额',
  ...Array.from({ length: 84 }, (_, i) => {
    const day = `2024-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    return `${day},${i % 2 ? '官网' : '门店'},广东省,${1000 + i}`;
  }),
].join('\n');

interface Put {
  readonly kind: 'snapshot' | 'file';
  readonly path: string;
  readonly content: Buffer;
}

/** The built page with files beside it, under another sub-path: as whoever hosts it would upload it. */
async function hosting(
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
async function sampleSnapshot(browser: Browser): Promise<Buffer> {
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

test('a page that hosts a snapshot opens on it: no engine, at most 150 KB, and only if it is what was published', async ({
  browser,
}, info) => {
  const content = await sampleSnapshot(browser);
  const { url, close } = await hosting(info.outputPath('site'), [
    { kind: 'snapshot', path: '十二月例会.kequn', content },
  ]);
  const { kequn, close: closeTab } = await openTab(browser);
  const { page } = kequn;
  const bodies: Promise<readonly [string, number]>[] = [];
  const weigh = (response: Response) =>
    bodies.push(response.body().then((body) => [response.url(), gzipSync(body).length] as const));
  page.on('response', weigh);
  await page.goto(url);
  await expect(page.getByTestId('lead')).toContainText('1,225');
  await kequn.settled();
  await page.waitForLoadState('networkidle');
  page.off('response', weigh);
  const fetched = await Promise.all(bodies);
  expect(fetched.filter(([address]) => /wasm|duckdb|engine|sample\//.test(address))).toEqual([]);
  const total = fetched.reduce((sum, [, size]) => sum + size, 0);
  console.log(`a cold visit to a hosted snapshot: ${(total / 1024).toFixed(1)} KB in ${fetched.length} requests`);
  expect(total).toBeLessThanOrEqual(MOST_COLD);
  await expect(page.getByTestId('frozen-bar')).toContainText(frozen.hosted);
  expect(await kequn.hash()).toMatch(/^#\/hosted\/十二月例会\.kequn~\/overview/);
  await page.reload();
  await expect(page.getByTestId('frozen-bar')).toContainText(frozen.hosted);
  await page.locator('nav .brand a').click();
  const list = page.getByTestId('hosted');
  await expect(list.getByRole('link', { name: '十二月例会' })).toBeVisible();
  await list.getByRole('link', { name: '十二月例会' }).click();
  await expect(page.getByTestId('frozen-bar')).toBeVisible();
  expect(kequn.errors).toEqual([]);
  await closeTab();
  await close();

  const flipped = (_: string, whole: Buffer) => Buffer.from(whole.map((byte, i) => (i === 400 ? byte ^ 1 : byte)));
  const changed = await hosting(info.outputPath('changed'), [{ kind: 'snapshot', path: 'a.kequn', content }], flipped);
  const other = await openTab(browser);
  await other.kequn.page.goto(changed.url);
  await expect(other.kequn.page.getByRole('alert')).toContainText(words.refused.reasons.altered);
  await other.kequn.page.goto(`${changed.url}#/hosted/b.kequn~/overview`);
  await expect(other.kequn.page.getByRole('alert')).toContainText(words.refused.reasons.gone);
  await other.close();
  await changed.close();
});

test('a page that hosts files of totals loads them, for whoever follows a link as well', async ({ browser }, info) => {
  const content = Buffer.from(SALES);
  const { url, close } = await hosting(info.outputPath('site'), [{ kind: 'file', path: 'sales.csv', content }]);
  const { kequn, close: closeTab } = await openTab(browser);
  await kequn.page.goto(`${url}#/segments?v=1&range=all&p.by=channel`);
  await expect(kequn.page.getByTestId('data-chip')).toContainText('84单', { timeout: 90_000 });
  await kequn.settled();
  expect(await kequn.hash()).toContain('p.by=channel');
  await kequn.page.goto('about:blank');
  await kequn.page.goto(url);
  await expect(kequn.page.getByTestId('data-chip')).toContainText('84单', { timeout: 90_000 });
  expect(kequn.errors).toEqual([]);
  await closeTab();
  await close();
});
