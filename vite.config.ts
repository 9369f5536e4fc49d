import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { reportTemplate } from './src/app/share/report/plugin.ts';
import { sampleData } from './src/model/sample/plugin.ts';

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
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    alias: process.env.VITEST ? [{ find: /^svelte$/, replacement: 'svelte' }] : [],
  },
});
