// @ts-check
import { spawnSync } from 'node:child_process';
import { prepareBrowser } from './browser.js';

const missing = prepareBrowser();
if (missing) {
  console.error(missing);
  process.exit(1);
}
const readme = process.argv.includes('--readme');
const filters = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const env = { ...process.env, KEQUN_SHOTS: readme ? 'readme' : 'all' };
const only = filters.length > 0 ? ['-g', filters.join('|')] : [];
for (const [command, args] of /** @type {const} */ ([
  ['npm', ['run', '--silent', 'build']],
  ['npx', ['playwright', 'test', '--reporter=line', ...only]],
])) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
