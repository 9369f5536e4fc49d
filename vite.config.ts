import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { reportTemplate } from './src/app/share/report/plugin.ts';
import { sampleData } from './src/model/sample/plugin.ts';
import { inDocument, inNode } from './tests/support/test-files.ts';

/** Relative URLs everywhere: the built page works from any sub-path. */
export default defineConfig({
  base: './',
  plugins: [svelte(), sampleData(), reportTemplate()],
  worker: { format: 'es' },
  // Vite's own default, which Vitest narrows: tests in jsdom mount components of the browser, not of the server.
  environments: { client: { resolve: { conditions: ['module', 'browser', 'development|production'] } } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'page', ...inDocument } },
      // Many files in one process: what is slow to start, the engine above all, starts once in each.
      { extends: true, test: { name: 'node', ...inNode, isolate: false, setupFiles: 'tests/support/after-file.ts' } },
    ],
    alias: process.env.VITEST ? [{ find: /^svelte$/, replacement: 'svelte' }] : [],
  },
});
