import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { doorTexts } from '../../src/i18n/texts/door.ts';
import { frozenTexts } from '../../src/i18n/texts/frozen.ts';
import { panelTexts } from '../../src/i18n/texts/panel.ts';
import { shareTexts } from '../../src/i18n/texts/share.ts';
import { expect, type Kequn, test } from './support/kequn.ts';

const share = shareTexts['zh-CN'];
const frozen = frozenTexts['zh-CN'];
const words = doorTexts['zh-CN'];
const HOSTILE = '</script><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

/** 240 orders of 60 customers over two years and two channels, one of which is called what no page may run. */
function hostileOrders(): string {
  const lines = Array.from({ length: 240 }, (_, i) => {
    const month = `${2023 + Math.floor(i / 120)}-${String(1 + (Math.floor(i / 10) % 12)).padStart(2, '0')}`;
    const day = `${month}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const channel = i % 3 === 0 ? HOSTILE.replaceAll('"', "'") : '官网';
    return `A${10_000 + i},C${100 + (i % 60)},${day},${50 + (i % 7) * 10},"${channel}",${i % 2 ? '广东省' : '浙江省'}`;
  });
  return ['订单编号,客户编号,下单时间,实付金额,渠道,省份', ...lines].join('\n');
}

async function savedReport({ page }: Kequn, name: string, passphrase = ''): Promise<string> {
  await page.getByRole('button', { name: share.menu.label, exact: true }).click();
  await page.getByRole('menuitem', { name: share.menu.snapshot }).click();
  const contents = page.locator('[data-testid=snapshot-contents][aria-busy=false]');
  await page.getByRole('group', { name: share.pages }).getByLabel('谁会再来').check();
  await expect(contents).toBeVisible();
  await page.getByTestId('snapshot-name').fill(name);
  await page.getByLabel(share.passphrase).fill(passphrase);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: share.report.save }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^客群报告-[\d-]+\.html$/);
  return readFileSync(await download.path(), 'utf8');
}

/** A tab of a computer without any network, with what it tried to fetch and what went wrong. */
async function offlineTab(browser: Browser, text: string, file: string) {
  writeFileSync(file, text);
  const context = await browser.newContext({ locale: 'zh-CN', offline: true, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const [fetched, errors]: [string[], string[]] = [[], []];
  page.on('request', (request) => fetched.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined));
  await page.goto(pathToFileURL(file).href);
  return { page, fetched, errors, close: () => context.close() };
}

const isHacked = (page: Page) => page.evaluate(() => 'hacked' in window);

test('a report of one file opens offline by double click and reads like the page it came from', async ({
  browser,
  kequn,
  page,
}, info) => {
  await kequn.openSample();
  const lead = (await page.getByTestId('lead').textContent()) ?? '-';
  const text = await savedReport(kequn, '十二月例会');
  const offline = await offlineTab(browser, text, info.outputPath('report.html'));
  const report = offline.page;
  await expect(report.getByTestId('lead')).toHaveText(lead);
  await expect(report.getByTestId('frozen-bar')).toContainText('冻结于');
  await expect(report.getByTestId('frozen-bar')).toContainText(frozen.asOf('2024-12-20'));
  await expect(report.getByTestId('data-chip')).toContainText('十二月例会');
  await expect(report.locator('[data-panel=revenue-by-month] [data-testid=frozen-note]')).toContainText('数据截至');

  const { violations } = await new AxeBuilder({ page: report }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const months = report.locator('[data-panel=revenue-by-month]');
  await months.locator('[data-hit]').getByRole('img').nth(5).hover();
  await expect(months.locator('.tooltip, .readout').first()).toContainText('2024');
  await months.getByRole('button', { name: new RegExp(`^${panelTexts['zh-CN'].menu.label}`) }).click();
  await report.getByRole('menuitem', { name: panelTexts['zh-CN'].menu.table }).click();
  await expect(months.getByRole('table')).toBeVisible();
  const first = () => months.getByRole('row').nth(1).textContent();
  const before = await first();
  await months.getByRole('columnheader').nth(1).getByRole('button').click();
  await expect.poll(first).not.toBe(before);

  await report.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(report.getByTestId('frozen-bar')).toContainText(frozenTexts.en.unverified);
  await report
    .locator('nav')
    .getByRole('link', { name: 'Who returns' })
    .or(report.locator('nav a[href^="#/retention"]'))
    .first()
    .click();
  await expect(report.locator('[data-panel=cohort-retention][data-state=ready]')).toBeVisible();
  await report.reload();
  await expect(report.locator('[data-panel=cohort-retention][data-state=ready]')).toBeVisible();
  await report.locator('nav .brand a').click();
  await expect(report.getByTestId('lead')).toBeVisible();
  expect(offline.fetched.filter((url) => !url.startsWith('file://') && !url.startsWith('blob:'))).toEqual([]);
  expect(new Set(offline.fetched.map((url) => url.split('#')[0])).size).toBe(1);
  expect(offline.errors).toEqual([]);
  await offline.close();
});

test('a report runs nothing that its names say, and with a passphrase holds nothing to read', async ({
  browser,
  kequn,
  page,
}, info) => {
  await kequn.open();
  await kequn.drop({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(hostileOrders()) });
  await expect(page.getByTestId('data-chip')).toBeVisible({ timeout: 60_000 });
  await kequn.settled();
  const open = await offlineTab(browser, await savedReport(kequn, HOSTILE), info.outputPath('hostile.html'));
  await expect(open.page.getByTestId('data-chip')).toContainText('onerror');
  await expect(open.page.locator('[data-panel=breakdown]').filter({ hasText: 'onerror' }).first()).toBeVisible();
  await expect(open.page.locator('img')).toHaveCount(0);
  expect(await isHacked(open.page)).toBe(false);
  expect(open.errors).toEqual([]);
  await open.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = 1';
    document.body.append(script);
  });
  expect(await isHacked(open.page)).toBe(false);
  expect(
    await open.page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'sent',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  await open.close();

  const text = await savedReport(kequn, '机密例会', '客群报告口令2024');
  expect(text).not.toContain('机密');
  const locked = await offlineTab(browser, text, info.outputPath('locked.html'));
  const door = locked.page.getByTestId('door');
  await door.getByLabel(words.locked.label).fill('客群报告口令2025');
  await door.getByRole('button', { name: words.locked.open }).click();
  await expect(door.getByRole('alert')).toContainText(words.refused.reasons.passphrase);
  await door.getByLabel(words.locked.label).fill('客群报告口令2024');
  await door.getByRole('button', { name: words.locked.open }).click();
  await expect(locked.page.getByTestId('frozen-bar')).toContainText(frozen.verified);
  await expect(locked.page.getByTestId('data-chip')).toContainText('机密例会');
  expect(locked.errors).toEqual([]);
  await locked.close();
});
