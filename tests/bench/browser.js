// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '../support/browser.js';
import { serveStatic } from '../support/serve.js';
import { measureGestures, printGestures } from './gestures.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = resolve(root, 'node_modules/.cache');

/**
 * Open the page, give it the file, wait for six charts: milliseconds since the page was asked for, and the revenue that it tells.
 * @typedef {{ readonly ms: number, readonly revenue: number }} Opened
 */

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {string} csv
 * @param {(page: import('@playwright/test').Page) => Promise<unknown>} drawn
 * @param {(page: import('@playwright/test').Page) => Promise<number>} revenue
 * @returns {Promise<Opened>}
 */
async function opened(browser, url, csv, drawn, revenue) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(url);
  await page.locator('input[type=file]').first().setInputFiles(csv);
  await drawn(page);
  const ms = performance.now() - start;
  const told = await revenue(page);
  await context.close();
  return { ms, revenue: told };
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/**
 * The built page against the page that a plain use of DuckDB-wasm makes, in Chromium, taking turns.
 * @param {{ lines: number, rounds: number, dist?: string }} options `dist`: a page that is built already
 */
export async function measureBrowser({ lines, rounds, dist = resolve(root, 'dist') }) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no browser: set CHROME_PATH to Chromium or Chrome');
  const folder = mkdtempSync(join(tmpdir(), 'bench-browser-'));
  const csv = join(folder, 'lines.csv');
  const vite = resolve(root, 'node_modules/vite/bin/vite.js');
  const out = join(cache, 'bench-data');
  const bundle = [
    'build',
    '--config',
    'tests/bench/vite.config.ts',
    '--ssr',
    'tests/bench/browser-data.ts',
    '--outDir',
    out,
  ];
  const env = { ...process.env, BENCH_CSV: csv, BENCH_LINES: String(lines) };
  for (const args of [[vite, ...bundle], [join(out, 'run.js')]])
    if (spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status !== 0)
      throw new Error('no data');
  await build({
    root: resolve(root, 'tests/bench/rival'),
    configFile: false,
    logLevel: 'warn',
    base: './',
    build: { outDir: join(cache, 'bench-rival'), emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
  });
  const [ours, rival] = await Promise.all([
    serveStatic({ root: dist, base: '/kequn/' }),
    serveStatic({ root: join(cache, 'bench-rival'), base: '/rival/' }),
  ]);
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  const busy = '[data-panel][data-state=loading], [data-panel][aria-busy=true], [data-kpi] .bone';
  /** @type {{ ours: number[], rival: number[] }} */
  const times = { ours: [], rival: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      const a = await opened(
        browser,
        ours.url,
        csv,
        (page) =>
          page.waitForFunction(
            (waiting) => document.querySelectorAll('[data-panel]').length >= 6 && !document.querySelector(waiting),
            busy,
            { timeout: 300_000 },
          ),
        (page) =>
          page.evaluate(async () => {
            const rows = (await window.kequn?.run('breakdown', { by: 'channel' })) ?? [];
            return rows.reduce((sum, row) => sum + Number(row['revenue']), 0);
          }),
      );
      const b = await opened(
        browser,
        rival.url,
        csv,
        (page) => page.waitForFunction(() => document.querySelectorAll('svg').length === 6, null, { timeout: 300_000 }),
        (page) => page.locator('svg[data-chart=channel]').evaluate((svg) => Number(svg.getAttribute('data-sum'))),
      );
      if (!(Math.abs(a.revenue - b.revenue) < 0.01)) throw new Error(`revenue: ${a.revenue} against ${b.revenue}`);
      times.ours.push(a.ms);
      times.rival.push(b.ms);
      console.log(
        `  open, file, six charts, ${lines} lines: ours ${Math.round(a.ms)} ms, plain ${Math.round(b.ms)} ms`,
      );
    }
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 1300 } });
    await page.goto(ours.url);
    await page.locator('input[type=file]').first().setInputFiles(csv);
    printGestures(await measureGestures(page), lines);
  } finally {
    await browser.close();
    await Promise.all([ours.close(), rival.close()]);
    rmSync(folder, { recursive: true });
  }
  const [ms, rival_ms] = [median(times.ours), median(times.rival)];
  console.log(
    `open → file → six charts, ${lines} lines: ours ${Math.round(ms)} ms, plain DuckDB-wasm ${Math.round(rival_ms)} ms, ratio ${(ms / rival_ms).toFixed(2)} (aim 0.50)`,
  );
}
