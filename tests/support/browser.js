// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const isRoot = () => process.getuid?.() === 0;

/** Keeps the browser quiet, so that every request that a test sees is the page's own. */
export const BROWSER_FLAGS = [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Playwright's own browser, else the one that CHROME_PATH names, else the system's.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env['CHROME_PATH'];
  return [chromium.executablePath(), ...(named ? [named] : []), ...USUAL_PLACES].find((path) => existsSync(path));
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {number} minutes
 */
function run(command, args, minutes) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: minutes * 60_000,
    env,
  });
  return status === 0;
}

/** @param {readonly string[]} packages */
const aptInstall = (packages) =>
  isRoot() &&
  existsSync('/usr/bin/apt-get') &&
  run('apt-get', ['update', '-q'], 5) &&
  run('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], 15);

function hasHanFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return process.platform !== 'linux' || (status === 0 && stdout.trim() !== '');
}

/**
 * Finds a browser and a font with Han characters, and installs what is missing where that is possible.
 * @returns {string | undefined} why there is no browser, or nothing
 */
export function prepareBrowser() {
  if (!findBrowser()) run('npx', ['playwright', 'install', '--with-deps', 'chromium'], 4);
  if (!findBrowser()) aptInstall(['chromium', 'fonts-noto-cjk']);
  if (!hasHanFont() && !aptInstall(['fontconfig', 'fonts-noto-cjk'])) {
    console.log('No font with Han characters: text widths in Chinese are not the real ones (Debian: fonts-noto-cjk).');
  }
  if (findBrowser()) return undefined;
  return 'No browser: run `npx playwright install --with-deps chromium`, or install Chromium and set CHROME_PATH to it.';
}
