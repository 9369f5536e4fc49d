import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './tests/support/browser.js';

const shots = process.env['KEQUN_SHOTS'] !== undefined;
const executablePath = findBrowser();

/** The built page in `dist/`, served under a sub-path as a plain static host does. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: shots ? 'shots.ts' : '*.spec.ts',
  globalSetup: './tests/e2e/support/serve-built-page.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  forbidOnly: true,
  // A page that does not start fails every test slowly: enough is known after a few.
  maxFailures: 8,
  timeout: shots ? 600_000 : 120_000,
  expect: { timeout: 30_000 },
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    actionTimeout: 60_000,
    screenshot: 'only-on-failure',
    launchOptions: { args: BROWSER_FLAGS, ...(executablePath && { executablePath }) },
  },
});
