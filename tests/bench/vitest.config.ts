import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { assembly } from '../../src/imports/typed/plugin.ts';

/** Readers beside their peers, in one process, with as long as it takes. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  plugins: [assembly()],
  test: {
    include: ['tests/bench/formats.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    execArgv: ['--expose-gc', '--max-old-space-size=4096'],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    reporters: ['default'],
  },
});
