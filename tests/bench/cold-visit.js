// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../support/browser.js';

/* The part of the bench that needs a browser and a built page; without either it says so and passes. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const missing = existsSync(`${root}dist/index.html`)
  ? findBrowser()
    ? ''
    : 'no browser'
  : 'no built page: npm run build';
if (missing === '') {
  const args = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'tests/bench/playwright.config.ts',
    '--reporter=dot',
  ];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else console.log(`A cold visit to a hosted snapshot was not measured: ${missing}`);
