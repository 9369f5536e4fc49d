import { CHINESE_ORDERS, csv } from './support/files.ts';
import { expect, openTab, test } from './support/kequn.ts';

test('the page is painted and usable before the engine arrives', async ({ kequn, page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = false;
  await page.route('**/*.wasm', async (route) => {
    asked = true;
    await held;
    await route.continue();
  });
  await kequn.open();
  await expect(page.getByTestId('try-sample')).toBeEnabled();
  await expect.poll(() => asked).toBe(true);
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  );
  const fetched = await page.evaluate(
    () => performance.getEntriesByType('resource').find(({ name }) => /duckdb/.test(name))?.startTime ?? Infinity,
  );
  expect(painted).toBeLessThan(fetched);
  await kequn.drop(csv('orders.csv', ...CHINESE_ORDERS));
  const chip = page.getByTestId('data-chip');
  await expect(chip).toContainText('6单');
  await expect(chip).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(chip).toHaveAttribute('aria-busy', 'false', { timeout: 90_000 });
  await expect(chip).toContainText('6单');
});

test('an engine that cannot be fetched is said in words', async ({ kequn, page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await kequn.open();
  await expect(page.getByRole('alert').first()).toContainText(/WebAssembly/);
});

test('a script of the page that cannot be fetched is said in words, with a way on', async ({ kequn, page }) => {
  await page.route(/\/board-[^/]*\.js$/, (route) => route.abort());
  await kequn.open();
  await kequn.drop(csv('orders.csv', ...CHINESE_ORDERS));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这一页没能画出来');
  await expect(page.getByRole('button', { name: '再试一次' })).toBeVisible();
});

test('an engine that stops is started again, and the files are read again', async ({ kequn, page }) => {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
    Object.assign(window, {
      stopEngine: () =>
        workers.forEach((worker) => worker.dispatchEvent(new ErrorEvent('error', { message: 'stopped' }))),
    });
  });
  await kequn.open();
  await kequn.drop(csv('orders.csv', ...CHINESE_ORDERS));
  await expect(page.getByTestId('data-chip')).toContainText('6单');
  await kequn.settled();
  await page.evaluate(() => (window as unknown as { stopEngine: () => void }).stopEngine());
  await expect(page.getByText('计算引擎中断了')).toBeVisible();
  await expect(page.getByTestId('data-chip')).toContainText('6单');
  await kequn.settled();
  await expect(page.locator('[data-kpi=revenue]')).toContainText('360');
});

test('in another time zone the numbers and days are the same', async ({ browser }) => {
  const seen: unknown[] = [];
  for (const timezoneId of ['Asia/Shanghai', 'America/Los_Angeles']) {
    const { kequn, close } = await openTab(browser, { timezoneId });
    await kequn.open();
    await kequn.drop(csv('orders.csv', ...CHINESE_ORDERS));
    await expect(kequn.page.getByTestId('data-chip')).toContainText('2024-03-31');
    await kequn.settled();
    seen.push([await kequn.page.locator('main').innerText(), await kequn.run('cohort-retention')]);
    await close();
  }
  expect(seen[1]).toEqual(seen[0]);
});
