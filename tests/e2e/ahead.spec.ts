import type { Page } from '@playwright/test';
import { CHINESE_ORDERS, gbkCsv } from './support/files.ts';
import { expect, test } from './support/kequn.ts';

/** Holds back what matches until it is let go. */
async function held(page: Page, address: RegExp) {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(address, async (route) => {
    await gate;
    await route.continue();
  });
  return () => letGo();
}

const words = (page: Page) => page.locator('main').innerText();
const waiting = '[data-panel][data-state=loading], [data-panel][aria-busy=true], [data-kpi] .bone';

test('the sample stands on screen before its data, a filter waits for them, and nothing else changes when they are there', async ({
  kequn,
  page,
}) => {
  await kequn.open();
  const letGo = await held(page, /sample\/.*\.gz$/);
  await page.getByTestId('try-sample').click();
  await expect(page.getByTestId('ahead')).toBeVisible();
  await expect(page.locator('[data-panel]').nth(5)).toBeVisible();
  await expect(page.locator(waiting)).toHaveCount(0);
  await expect(page.getByTestId('data-chip')).toHaveAttribute('aria-busy', 'true');
  const ahead = await words(page);
  expect(ahead).toMatch(/\d/);

  await kequn.marks('天猫').first().click();
  const channels = page.locator('[data-panel=revenue-by-month]');
  await expect(channels).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByTestId('lead')).toBeVisible();

  letGo();
  await expect(page.getByTestId('ahead')).toHaveCount(0, { timeout: 90_000 });
  await kequn.settled();
  expect(await words(page)).not.toBe(ahead);
  await page.getByTestId('reset').click();
  await page.mouse.move(0, 0);
  await kequn.settled();
  expect(await words(page)).toBe(ahead);
  expect(kequn.errors).toEqual([]);
});

test('a visit starts with the results of the last one where files are kept, without the engine', async ({
  kequn,
  page,
}) => {
  await kequn.open();
  await kequn.drop(gbkCsv('订单.csv', ...CHINESE_ORDERS));
  await expect(page.getByTestId('data-chip')).toContainText('6单');
  await kequn.settled();
  const before = await words(page);
  await kequn.show('data');
  const kept = page.getByTestId('kept-files');
  await kept.getByRole('button').first().click();
  await expect(kept.getByRole('status')).not.toBeEmpty();

  const letGo = await held(page, /\.wasm$/);
  await page.goto('about:blank');
  await page.goto(process.env['KEQUN_URL'] ?? '');
  await expect(page.getByTestId('ahead')).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d/);
  await expect(page.locator(waiting)).toHaveCount(0);
  expect(await words(page)).toBe(before);
  letGo();
  await expect(page.getByTestId('ahead')).toHaveCount(0, { timeout: 90_000 });
  await kequn.settled();
  expect(await words(page)).toBe(before);
  expect(await kequn.run('kpi-summary')).toContainEqual(expect.objectContaining({ metric: 'revenue', value: 360 }));

  await page.goto('about:blank');
  await page.goto(`${process.env['KEQUN_URL'] ?? ''}#/`);
  await expect(page.getByTestId('try-sample')).toBeVisible();
  expect(kequn.errors).toEqual([]);
});
