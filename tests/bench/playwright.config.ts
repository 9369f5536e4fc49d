import { defineConfig } from '@playwright/test';
import root from '../../playwright.config.ts';

/** What only a browser can measure, on the built page in `dist/`. */
export default defineConfig({
  ...root,
  testDir: '.',
  testMatch: '*.bench.ts',
  globalSetup: '../e2e/support/serve-built-page.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  timeout: 300_000,
});
