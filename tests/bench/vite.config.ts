import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { assembly } from '../../src/imports/typed/plugin.ts';

/** The benchmark as one bundle, as the product is shipped: a test runner puts a call between every two modules. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  plugins: [assembly()],
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: 'tests/bench/run.ts',
    outDir: 'node_modules/.cache/bench',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'run.js' } },
  },
});
