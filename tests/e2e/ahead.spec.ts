import type { Page } from '@playwright/test';
import { CHINESE_ORDERS, gbkCsv } from './support/files.ts';
import { expect, test, type Upload } from './support/kequn.ts';

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
  await expect.poll(() => words(page)).toBe(before);
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

/** Half a year of a small shop: plain enough to be told without the engine. Files of fewer orders are other files. */
function shop(count = 240): Upload {
  const lines = ['订单编号,会员编号,下单时间,省份,渠道,类目,实付金额'];
  for (let order = 0; order < count; order++) {
    const month = String(1 + Math.floor((6 * order) / count)).padStart(2, '0');
    const day = String(1 + (order % 28)).padStart(2, '0');
    const at = `2025-${month}-${day} ${String(order % 24).padStart(2, '0')}:00:00`;
    const [province, channel] = [['广东', '江苏', '四川'][order % 3] ?? '', ['天猫', '京东'][order % 2] ?? ''];
    lines.push(
      `A${1000 + order},C${order % 50},${at},${province},${channel},${order % 5 === 0 ? '辅食' : '奶粉'},${order + 1}.50`,
    );
  }
  return { name: `半年订单${count}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

/** Cards and charts; the findings beside them also weigh what only the engine answers. */
const told = (page: Page) => page.locator('[data-kpi], [data-panel]:not([data-panel=findings])').allInnerTexts();

test('a plain order file is drawn and can be filtered before the engine runs, and nothing changes when it does', async ({
  kequn,
  page,
}) => {
  const letGo = await held(page, /\.wasm$/);
  await kequn.open();
  await kequn.drop(shop());
  await expect(page.getByTestId('ahead')).toContainText('文件已读完');
  await expect(page.locator(waiting)).toHaveCount(0);
  await expect(page.getByTestId('data-chip')).toContainText('240单');
  const before = await told(page);
  expect(before.join()).toContain('50');
  await kequn.marks('京东').first().click();
  await expect(page.locator('[data-kpi=orders]')).toContainText('120');
  await page.getByTestId('reset').click();
  await expect(page.locator('[data-kpi=orders]')).toContainText('240');

  letGo();
  await expect(page.getByTestId('ahead')).toHaveCount(0, { timeout: 90_000 });
  await page.mouse.move(0, 0);
  await kequn.settled();
  expect(await told(page)).toEqual(before);
  // 0.50 each and 1 + 2 + … + 240.
  expect(await kequn.run('kpi-summary')).toContainEqual(expect.objectContaining({ metric: 'revenue', value: 29_040 }));
  expect(kequn.errors).toEqual([]);
});

test('a file that was drawn and then cannot be loaded gives way to a sentence that says why', async ({
  kequn,
  page,
}) => {
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: '' }));
  await kequn.open();
  await kequn.drop(shop());
  await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 90_000 });
  await expect(page.getByTestId('ahead')).toHaveCount(0);
  await expect(page.getByTestId('try-sample')).toBeVisible();
});

test('a second file waits while the first is drawn, and still comes when the first is cancelled', async ({
  kequn,
  page,
}) => {
  const letGo = await held(page, /\.wasm$/);
  await kequn.open();
  await kequn.drop(shop());
  await expect(page.getByTestId('data-chip')).toContainText('240单');
  await kequn.drop(shop(60));
  await expect(page.getByTestId('notice')).toContainText('「半年订单60.csv」排在后面');
  await expect(page.getByTestId('data-chip')).toContainText('240单');
  await page.locator('nav [href^="#/data"]').click();
  await page.getByTestId('import-progress').getByRole('button').click();
  await expect(page.getByTestId('data-chip')).toContainText('60单');
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await expect(page.locator('[data-kpi=orders]')).toContainText('60');

  letGo();
  await expect(page.getByTestId('ahead')).toHaveCount(0, { timeout: 90_000 });
  await kequn.settled();
  expect(await kequn.sql('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 60 }]);
  expect(kequn.errors).toEqual([]);
});
