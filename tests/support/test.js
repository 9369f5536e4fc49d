// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareBrowser } from './browser.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RESULTS = join(ROOT, 'test-results');

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, run: () => Promise<Count & { output: string }> }} Step */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function execute(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env } });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (cause) => resolve({ ok: false, output: `${output}${cause.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    return { error: cause };
  }
}

/**
 * A command that either passes or fails.
 * @param {string} name
 * @param {string} script
 * @returns {Step}
 */
const whole = (name, script) => ({
  name,
  run: async () => {
    const { ok, output } = await execute('npm', ['run', '--silent', script]);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output };
  },
});

/**
 * Test files of some folders in which days or times occur: those must say the same in every time zone.
 * @param {RegExp} folders
 */
const timeRelevant = (folders) => () =>
  readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && folders.test(file))
    .filter((file) => /\d{4}-\d{2}-\d{2}|\bDate\b/.test(readFileSync(join(ROOT, 'tests', file), 'utf8')))
    .map((file) => join('tests', file));

/**
 * @param {string} zone
 * @param {() => readonly string[]} files
 * @returns {Step}
 */
const unit = (zone, files) => ({
  name: `unit ${zone}`,
  run: async () => {
    const report = join(RESULTS, `unit-${zone.replace('/', '-')}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { ok, output } = await execute('npx', ['vitest', 'run', ...files(), ...reporters], { TZ: zone, CI: 'true' });
    const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = readJson(report);
    return { passed, failed: ok ? 0 : Math.max(1, numFailedTests), skipped: numPendingTests + numTodoTests, output };
  },
});

/** @type {Step} */
const browser = {
  name: 'browser',
  run: async () => {
    const missing = prepareBrowser();
    if (missing) return { passed: 0, failed: 1, skipped: 0, output: missing };
    const report = join(RESULTS, 'e2e.json');
    const { ok, output } = await execute('npx', ['playwright', 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    const { stats = {} } = readJson(report);
    const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
    return { passed, failed: ok ? 0 : Math.max(1, unexpected + flaky), skipped, output };
  },
};

/** Where a day is read, counted from, or written: of the tests on the engine those are enough, each runs once in full above. */
const WHERE_ZONES_MATTER =
  /^(?:(?:util|codec|i18n|state)\b|model\/(?:scope|cube|sample\.)|imports\/(?:loading|values|reference-data|lines-view)|analyses\/(?:kpi-|revenue-|cohort-|satisfaction-|rfm-scoring))/;

/**
 * One group after the other. Commands that keep one core busy run two at a time; all else keeps both busy by itself.
 * @type {readonly (readonly Step[])[]}
 */
const GROUPS = [
  [
    whole('types', 'types'),
    whole('build', 'build'),
    whole('lint', 'lint'),
    whole('format', 'format:check'),
    whole('unused', 'unused'),
  ],
  [unit('Asia/Shanghai', () => [])],
  [unit('UTC', timeRelevant(/^(?:util|codec|i18n|state)\b/))],
  [unit('America/Los_Angeles', timeRelevant(WHERE_ZONES_MATTER))],
  [whole('budget', 'budget')],
  [browser],
];
const AT_ONCE = 2;

const asked = process.argv.slice(2);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const summary = [];
let built = true;

/** @param {Step} step */
async function perform({ name, run }) {
  if (!built && (name === 'budget' || name === 'browser')) {
    total.failed += 1;
    summary.push(`FAILED  ${name}: not run, there is no build`);
    return;
  }
  console.log(`== ${name}`);
  const started = performance.now();
  const { passed, failed, skipped, output } = await run().catch((cause) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    output: String(cause),
  }));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (failed > 0) console.log(output);
  else for (const line of output.match(/^.*(?:SKIPPED|first paint).*$/gm) ?? []) console.log(line.trim());
  if (name === 'build') built = failed === 0;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  const told = `${failed > 0 ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed${skips} (${seconds} s)`;
  summary.push(told);
  console.log(told);
}

for (const group of GROUPS) {
  const waiting = group.filter(({ name }) => asked.length === 0 || asked.some((word) => name.startsWith(word)));
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await perform(step);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
console.log(`\n${summary.join('\n')}`);
if (total.skipped > 0) console.log(`${total.skipped} skipped: each SKIPPED line above says what it wanted`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
