import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { doorTexts } from '../../src/i18n/texts/door.ts';
import { frozenTexts } from '../../src/i18n/texts/frozen.ts';
import { noteTexts } from '../../src/i18n/texts/notes.ts';
import { savedTexts } from '../../src/i18n/texts/saved.ts';
import { shareTexts } from '../../src/i18n/texts/share.ts';
import { expect, type Kequn, LANGUAGES, openTab, test, THEMES } from './support/kequn.ts';

const share = shareTexts['zh-CN'];
const frozen = frozenTexts['zh-CN'];
const words = doorTexts['zh-CN'];
const saved = savedTexts['zh-CN'];
const HOSTILE = '<img src=x onerror="window.hacked=1">';

async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: share.menu.label, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function openSnapshotDialog({ page }: Kequn, ...pages: readonly string[]): Promise<void> {
  await openMenu(page, share.menu.snapshot);
  const contents = page.locator('[data-testid=snapshot-contents][aria-busy=false]');
  await expect(contents).toBeVisible();
  for (const name of pages) {
    await page.getByRole('group', { name: share.pages }).getByLabel(name).check();
    await expect(contents).toBeVisible();
  }
}

async function makeLink(browser: Browser): Promise<string> {
  const { kequn, close } = await openTab(browser);
  await kequn.openSample();
  await openSnapshotDialog(kequn, '谁会再来');
  await kequn.page.getByTestId('snapshot-name').fill(HOSTILE);
  await kequn.page.getByRole('button', { name: share.copy }).click();
  await expect(kequn.page.getByTestId('notice')).toContainText(share.copied);
  const link = await kequn.page.evaluate(() => navigator.clipboard.readText());
  expect(kequn.errors).toEqual([]);
  await close();
  return link;
}

let made: Promise<string> | undefined;
/** The link of a snapshot of the overview and the retention page of the sample data: made once, every visit is somebody else's. */
const sharedLink = (browser: Browser) => (made ??= makeLink(browser));

/** What the page fetched: `engine` files are wasm and its worker. */
function watch(page: Page) {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  return { engine: () => requests.filter((url) => /wasm|duckdb|sample\//.test(url)) };
}

test('a snapshot link shows the same figures to somebody without data, and fetches no engine', async ({ browser }) => {
  const link = await sharedLink(browser);
  expect(link.length).toBeLessThanOrEqual(32 * 1024);

  const { kequn, close } = await openTab(browser, { locale: 'en', theme: 'dark' });
  const { page } = kequn;
  const { engine } = watch(page);
  await page.goto(link);
  await expect(page.getByTestId('lead')).toContainText('¥12.2M');
  await kequn.settled();
  expect(await kequn.panelStates()).toEqual(expect.arrayContaining(['kpi-summary: ready', 'revenue-by-month: ready']));
  await expect(page.getByTestId('frozen-bar')).toContainText(frozenTexts.en.unverified);
  await expect(page.locator('[data-panel=revenue-by-month] [data-testid=frozen-note]')).toContainText(
    'data to 2024-12-20',
  );
  await expect(page.getByTestId('data-chip')).toContainText(HOSTILE);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);

  await page.locator('nav a[href="#/retention"]').click();
  await expect(page.locator('[data-panel=cohort-retention][data-state=ready]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-panel=cohort-retention][data-state=ready]')).toBeVisible();
  await expect(page.locator('nav a[href="#/value"]')).toHaveCount(0);
  await page.getByRole('button', { name: '中' }).click();
  await expect(page.getByTestId('frozen-bar')).toContainText(frozen.unverified);
  expect(engine()).toEqual([]);
  expect(kequn.foreign).toEqual([]);
  expect(kequn.errors).toEqual([]);
  await close();
});

test('a frozen page says that filters are fixed, and what it does not hold', async ({ browser }) => {
  const link = await sharedLink(browser);
  const { kequn, close } = await openTab(browser);
  const { page } = kequn;
  await page.goto(link);
  await kequn.settled();
  await kequn.marks('广东').first().click();
  await expect(page.getByTestId('notice')).toContainText(frozen.fixed);
  await page.evaluate(() => {
    location.hash = '#/satisfaction';
  });
  await expect(page.locator('[data-panel=nps][data-state=absent]').first()).toContainText(frozen.absent.title);
  await page.getByTestId('frozen-bar').getByRole('link', { name: frozen.leave }).click();
  await expect(page.getByTestId('try-sample')).toBeVisible();
  await close();
});

test('a cut or changed link is refused in words', async ({ browser }) => {
  const link = await sharedLink(browser);
  const [address = '', packed = ''] = link.split('#/snapshot/');
  const { kequn, close } = await openTab(browser);
  for (const broken of [packed.slice(0, -40), packed.replace(/.{9}$/, 'AAAAAAAAA'), 'x', '%3Cscript%3E', '']) {
    await kequn.page.goto('about:blank');
    await kequn.page.goto(`${address}#/snapshot/${broken}`);
    await expect(kequn.page.getByTestId('door')).toHaveAttribute('data-state', 'refused');
    await expect(kequn.page.getByRole('alert')).not.toBeEmpty();
  }
  await kequn.page.getByRole('link', { name: frozen.leave }).click();
  await expect(kequn.page.getByTestId('try-sample')).toBeVisible();
  expect(kequn.errors).toEqual([]);
  await close();
});

test('a file with a passphrase opens with it only', async ({ browser, kequn, page }) => {
  await kequn.openSample();
  await openSnapshotDialog(kequn);
  await page.getByLabel(share.passphrase).fill('短');
  await expect(page.getByRole('button', { name: share.download })).toBeDisabled();
  await page.getByLabel(share.passphrase).fill('客群快照口令2024');
  const filters = page.getByTestId('snapshot-filters');
  await filters.getByLabel('渠道').check();
  await expect(filters).toContainText(share.filters.ready(6));
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: share.download }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.kequn$/);
  const buffer = readFileSync(await download.path());
  expect(buffer.length).toBeLessThanOrEqual(60 * 1024);

  const { kequn: other, close } = await openTab(browser);
  await other.open();
  await other.drop({ name: 'a.kequn', mimeType: 'application/octet-stream', buffer });
  const door = other.page.getByTestId('door');
  await door.getByLabel(words.locked.label).fill('客群快照口令2025');
  await door.getByRole('button', { name: words.locked.open }).click();
  await expect(door.getByRole('alert')).toContainText(words.refused.reasons.passphrase);
  await door.getByLabel(words.locked.label).fill('客群快照口令2024');
  await door.getByRole('button', { name: words.locked.open }).click();
  await expect(other.page.getByTestId('frozen-bar')).toContainText(frozen.verified);
  const revenue = other.page.locator('[data-kpi=revenue] .value strong');
  await expect(revenue).toHaveText('1,225');
  const mark = other.marks('京东').first();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover();
  await expect(revenue).toHaveText('266');
  await other.page.mouse.move(2, 2);
  await expect(revenue).toHaveText('1,225');
  await other.page.getByTestId('frozen-filters').getByRole('combobox', { name: '渠道' }).selectOption('京东');
  await expect(revenue).toHaveText('266');
  await other.marks('广东').first().click();
  await expect(other.page.getByTestId('notice')).toContainText(frozen.offered('渠道'));
  await close();
});

test('a note is written by keyboard; a view is saved under a name, found on the start page after a reload, and deleted with undo', async ({
  kequn,
  page,
}) => {
  await kequn.openSample();
  const months = page.locator('[data-panel=revenue-by-month]');
  await months.locator('[data-key="2024-08"]').focus();
  await page.keyboard.press('n');
  await page.getByLabel(noteTexts['zh-CN'].text).fill(HOSTILE);
  await page.keyboard.press('Enter');
  await expect(months.locator('svg .notes')).toContainText(HOSTILE);
  expect(await page.evaluate(() => [location.hash.includes('notes=2024-08'), 'hacked' in window])).toEqual([
    true,
    false,
  ]);
  await kequn.show('value', '?v=1&province=广东省');
  await openMenu(page, share.menu.saved);
  await page.getByTestId('saved-name').fill(HOSTILE);
  await page.getByTestId('save-view').click();
  await expect(page.getByRole('status').filter({ hasText: HOSTILE })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto('about:blank');
  await kequn.open();
  const list = page.getByTestId('saved-list');
  const link = list.getByRole('link', { name: HOSTILE });
  await expect(link).toHaveAttribute('href', /#\/value\?v=1&province=广东/);
  await list.getByRole('button', { name: saved.actions(HOSTILE) }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: saved.remove }).press('Enter');
  await expect(list).toHaveCount(0);
  await expect(page.getByRole('button', { name: saved.undo })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(link).toBeVisible();
  await link.click();
  await expect(page.getByTestId('waiting')).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('a snapshot is made and opened with the cable pulled', async ({ kequn, page, context }) => {
  await kequn.openSample();
  await context.setOffline(true);
  await openSnapshotDialog(kequn, '满意吗，为什么');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: share.download }).click();
  const buffer = readFileSync(await (await downloading).path());
  await kequn.drop({ name: 'a.kequn', mimeType: 'application/octet-stream', buffer });
  await expect(page.getByTestId('frozen-bar')).toBeVisible();
  await kequn.settled();
  expect(await kequn.panelStates()).not.toContainEqual(expect.stringMatching(/failed|absent/));
});

test('a short link is offered as a QR code, that of a whole snapshot is not', async ({ browser, page, sample }) => {
  const link = await sharedLink(browser);
  const { page: dashboard } = await sample();
  await openMenu(dashboard, share.menu.qr);
  await expect(dashboard.getByTestId('qr')).toBeVisible();
  const squares = await dashboard.locator('[data-testid=qr] path').getAttribute('d');
  expect(squares?.split('M').length).toBeGreaterThan(200);
  await dashboard.keyboard.press('Escape');
  await expect(dashboard.getByTestId('qr')).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByTestId('frozen-bar')).toBeVisible();
  await page.getByRole('button', { name: share.menu.label, exact: true }).click();
  await expect(page.getByRole('menuitem', { name: share.menu.snapshotLink })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: share.menu.qr })).toHaveCount(0);
});

test('a cold visit to a snapshot fetches at most 150 KB', async ({ browser }) => {
  const link = await sharedLink(browser);
  const { kequn, close } = await openTab(browser);
  const bodies: Promise<number>[] = [];
  kequn.page.on('response', (response) => bodies.push(response.body().then((body) => gzipSync(body).length)));
  await kequn.page.goto(link);
  await kequn.settled();
  await kequn.page.waitForLoadState('networkidle');
  const sizes = await Promise.all(bodies);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150 * 1024);
  await close();
});

for (const locale of LANGUAGES) {
  for (const theme of THEMES) {
    test(`axe finds nothing in the dialogs of the share menu (${locale}, ${theme})`, async ({ sample }) => {
      const kequn = await sample(locale);
      const { page } = kequn;
      const t = shareTexts[locale].menu;
      await kequn.wear(theme);
      const list = page.getByTestId('saved-list');
      const remove = async (name: string) => {
        await page.getByRole('button', { name: savedTexts[locale].actions(name) }).click();
        await page.getByRole('menuitem', { name: savedTexts[locale].remove }).click();
        await expect(list.getByRole('link', { name })).toHaveCount(0);
      };
      const open = async (item: string) => {
        await page.getByRole('button', { name: t.label, exact: true }).click();
        await page.getByRole('menuitem', { name: item }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        const answer = page.getByRole('dialog').locator('.actions button').last();
        if (await answer.isVisible()) await expect(answer).toBeInViewport({ ratio: 1 });
      };
      const complaints = async () => {
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ['violations'] })
          .include('dialog')
          .analyze();
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
      };
      await open(t.saved);
      await expect(list).toHaveCount(0);
      expect.soft(await complaints(), 'no dashboard yet').toEqual([]);
      for (const name of ['一', '二']) {
        await page.getByTestId('saved-name').fill(name);
        await page.getByTestId('save-view').click();
        await expect(list.getByRole('link', { name })).toBeVisible();
      }
      expect.soft(await complaints(), 'two dashboards').toEqual([]);
      await remove('二');
      await expect(page.getByRole('button', { name: savedTexts[locale].undo })).toBeVisible();
      expect.soft(await complaints(), 'one deleted').toEqual([]);
      await remove('一');
      await page.keyboard.press('Escape');
      await open(t.qr);
      expect.soft(await complaints(), 'QR code').toEqual([]);
      await page.keyboard.press('Escape');
    });
  }
}
