import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    lines: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '5' },
  },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [resolve(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/bench/vitest.config.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      BENCH_LINES: values.lines,
      BENCH_ROUNDS: values.rounds,
      BENCH_JSON: values.json === undefined ? '' : resolve(values.json),
    },
  },
);
process.exit(status ?? 1);
