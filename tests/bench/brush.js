import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `node tests/bench/brush.js 1000000,5000000`: the data side of a brush step by itself, bundled as the other benchmarks are. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const out = 'node_modules/.cache/bench-brush';
const vite = [resolve(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'tests/bench/vite.config.ts'];
for (const args of [
  [...vite, '--ssr', 'tests/bench/brush.ts', '--outDir', out],
  ['--max-old-space-size=8192', `${out}/run.js`],
]) {
  const env = { ...process.env, BENCH_BRUSH: process.argv[2] ?? '1000000,5000000' };
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
