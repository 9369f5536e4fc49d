import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    lines: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '5' },
    browser: { type: 'boolean', default: false },
    dist: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
if (values.browser) {
  const { dist } = values;
  if (
    dist === undefined &&
    spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' }).status !== 0
  )
    process.exit(1);
  const { measureBrowser } = await import('./browser.js');
  const [lines] = values.lines.split(',').map(Number).slice(-1);
  await measureBrowser({
    lines: lines ?? 1_000_000,
    rounds: Math.min(3, Number(values.rounds)),
    ...(dist === undefined ? {} : { dist: resolve(dist) }),
  });
  process.exit(0);
}
const env = {
  ...process.env,
  BENCH_LINES: values.lines,
  BENCH_ROUNDS: values.rounds,
  BENCH_JSON: values.json === undefined ? '' : resolve(values.json),
};
const node = ['--expose-gc', '--max-old-space-size=8192'];
for (const args of [
  [resolve(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'tests/bench/vite.config.ts'],
  [...node, 'node_modules/.cache/bench/run.js'],
  [resolve(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/bench/vitest.config.ts'],
  ['tests/bench/cold-visit.js'],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
