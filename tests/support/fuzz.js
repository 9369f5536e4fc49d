// @ts-check
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `npm run fuzz [files] [seed]`: changes so many files, 10,000 unless said, and reads and loads what is left of them. */
const [files = '10000', seed = '20260102'] = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const child = spawn(
  process.execPath,
  [vitest, 'run', 'tests/imports/fuzz.test.ts', 'tests/imports/round-trip.test.ts', '--reporter=verbose'],
  {
    stdio: 'inherit',
    env: { ...process.env, KEQUN_FUZZ: files, KEQUN_FUZZ_SEED: seed },
  },
);
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
