import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { frozenTexts } from '../../src/i18n/texts/frozen.ts';
import { shareTexts } from '../../src/i18n/texts/share.ts';
import { CHINESE_ORDERS, gbkCsv } from './support/files.ts';
import { type FirefoxTab, findFirefox, openFirefox } from './support/firefox.ts';

const firefox = findFirefox();
const frozen = frozenTexts['zh-CN'];
const share = shareTexts['zh-CN'];
const address = () => process.env['KEQUN_URL'] ?? '';

const seen = (tab: FirefoxTab, selector: string) =>
  tab.tell(`document.querySelector(${JSON.stringify(selector)})?.innerText.replace(/\\s+/g, ' ') ?? ''`);
const states = (tab: FirefoxTab) =>
  tab.tell(`[...document.querySelectorAll('[data-panel]')].map(({ dataset }) => dataset.state).join(' ')`);
/** Presses the button or the item of a menu whose words begin so, once it is there. */
const press = (tab: FirefoxTab, name: string) => {
  const find = `[...document.querySelectorAll('button, [role=menuitem]')].find(({ innerText, disabled }) => !disabled && innerText.trim().startsWith(${JSON.stringify(name)}))`;
  const click = `((found) => (found?.click(), String(found !== undefined)))(${find})`;
  return expect.poll(() => tab.tell(click)).toBe('true');
};
const answered = (tab: FirefoxTab) =>
  expect
    .poll(() => states(tab), { timeout: 60_000 })
    .toMatch(/^(?:ready|missing|small|empty)(?: (?:ready|missing|small|empty))*$/);

test('Firefox reads a GB18030 file, draws it, opens a link, and a snapshot without the engine', async () => {
  if (!firefox) console.log('SKIPPED: no Firefox (install one, or set FIREFOX_PATH to it)');
  test.skip(!firefox, 'no Firefox');
  const file = gbkCsv('订单.csv', ...CHINESE_ORDERS);
  const path = test.info().outputPath(file.name);
  writeFileSync(path, file.buffer);
  const browser = await openFirefox(firefox ?? '');
  try {
    const reader = await browser.openTab();
    await reader.goto(address());
    const isThere = `String(document.querySelector('input[type=file][data-testid=file-input]') !== null)`;
    await expect.poll(() => reader.tell(isThere)).toBe('true');
    await reader.choose('input[type=file][data-testid=file-input]', path);
    await expect.poll(() => seen(reader, '[data-testid=data-chip]'), { timeout: 60_000 }).toContain('6单 3客');
    await expect.poll(() => seen(reader, '[data-kpi=revenue]')).toContain('360');
    await answered(reader);
    expect(
      Number(await reader.tell(`String(document.querySelectorAll('[data-panel] svg path').length)`)),
    ).toBeGreaterThan(5);
    const isWaiting = `String(document.querySelector('[data-testid=data-chip]')?.getAttribute('aria-busy'))`;
    await expect.poll(() => reader.tell(isWaiting), { timeout: 60_000 }).not.toBe('true');

    await reader.goto(`${address()}#/segments?v=1&range=all&p.by=channel`);
    await expect.poll(() => seen(reader, '[data-testid=waiting]')).not.toBe('');
    await reader.click('[data-testid=try-sample]');
    await expect.poll(() => seen(reader, '[data-testid=data-chip]'), { timeout: 60_000 }).toContain('50,614单');
    expect(await reader.tell('location.hash')).toContain('p.by=channel');
    await answered(reader);
    await press(reader, share.menu.label);
    await press(reader, share.menu.snapshot);
    const isDone = `String(document.querySelector('[data-testid=snapshot-contents]')?.getAttribute('aria-busy'))`;
    await expect.poll(() => reader.tell(isDone), { timeout: 30_000 }).toBe('false');
    await press(reader, share.copy);
    await expect.poll(() => reader.tell('navigator.clipboard.readText()')).toContain('#/snapshot/');
    const link = await reader.tell('navigator.clipboard.readText()');

    const visitor = await browser.openTab();
    await visitor.goto(link);
    await expect.poll(() => seen(visitor, '[data-testid=frozen-bar]')).toContain(frozen.unverified);
    await answered(visitor);
    expect(await states(visitor)).toContain('ready');
    expect(visitor.requests.filter((url) => /wasm|duckdb|sample\//.test(url))).toEqual([]);
    for (const { errors, requests } of [reader, visitor]) {
      expect(errors).toEqual([]);
      const { origin } = new URL(address());
      expect(requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(?:about|blob|data):/.test(url))).toEqual([]);
    }
    console.log(`checked in Firefox ${browser.version}`);
  } finally {
    await browser.close();
  }
});
