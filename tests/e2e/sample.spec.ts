import { expect, LANGUAGES, openTab, PAGES, test } from './support/kequn.ts';

for (const locale of LANGUAGES) {
  test(`every page answers with the sample data (${locale})`, async ({ sample }) => {
    const kequn = await sample(locale);
    await expect(kequn.page.locator('html')).toHaveAttribute('lang', locale);
    for (const id of PAGES) {
      await kequn.show(id);
      const states = await kequn.panelStates();
      if (id !== 'data') expect(states.length, id).toBeGreaterThanOrEqual(2);
      expect(
        states.filter((state) => !/: ready$/.test(state)),
        id,
      ).toEqual([]);
      await expect(kequn.page.locator('h1')).toHaveCount(1);
    }
    expect(kequn.errors).toEqual([]);
  });

  test(`a copied link opens the same view (${locale})`, async ({ browser, sample }) => {
    const first = await sample(locale);
    await first.show('segments', '?v=1&range=2023-03-01..2023-08-31&channel=天猫~京东&p.by=channel');
    await first.page.getByTestId('copy-link').first().click();
    const link = await first.page.evaluate(() => navigator.clipboard.readText());
    expect(decodeURIComponent(new URL(link).hash)).toContain('range=2023-03-01..2023-08-31');

    const second = await openTab(browser, { locale });
    await second.kequn.page.goto(link);
    await second.kequn.page.getByTestId('try-sample').click();
    await expect(second.kequn.page.getByTestId('data-chip')).toBeVisible({ timeout: 90_000 });
    await second.kequn.settled();
    expect(await second.kequn.hash()).toBe(await first.hash());
    const words = (page: typeof first.page) => page.locator('main').innerText();
    expect(await words(second.kequn.page)).toBe(await words(first.page));
    await second.close();
  });
}

test('a click on a mark filters all other panels, a chip says so, Back and Reset undo it', async ({ sample }) => {
  const kequn = await sample();
  const { page } = kequn;
  await kequn.show('segments');
  const all = await page.locator('main').innerText();
  const before = await kequn.hash();

  await kequn.marks('广东').first().click();
  await expect(page.locator('[data-chip=province]')).toContainText('广东');
  await kequn.settled();
  expect(await kequn.hash()).toContain('province=广东');
  expect(await page.locator('main').innerText()).not.toBe(all);

  await kequn.show('overview', '?v=1&province=广东');
  await expect(page.locator('[data-chip=province]')).toContainText('广东');

  await page.goBack();
  await page.goBack();
  await page.mouse.move(0, 0);
  await kequn.settled();
  expect(await kequn.hash()).toBe(before);
  await expect(page.locator('[data-chip=province]')).toHaveCount(0);
  expect(await page.locator('main').innerText()).toBe(all);

  await kequn.marks('广东').first().click();
  await expect(page.locator('[data-chip=province]')).toContainText('广东');
  await page.getByTestId('reset').click();
  await kequn.settled();
  expect(await kequn.hash()).toBe(before);
});

test('a scope that holds nothing is said in words, with a way out', async ({ sample }) => {
  const kequn = await sample();
  await kequn.show('overview', '?v=1&province=没有这个省');
  const states = await kequn.panelStates();
  expect(states).toContain('revenue-by-month: empty');
  expect(states.filter((state) => state === 'breakdown: empty')).toHaveLength(3);
  expect(states).not.toContainEqual(expect.stringMatching(/failed/));
  await kequn.page.getByTestId('reset').click();
  await kequn.settled();
  expect(await kequn.panelStates()).toContainEqual(expect.stringMatching(/ready/));
});

test('a link with parts that cannot be read gives defaults and says so', async ({ sample }) => {
  const kequn = await sample();
  await kequn.show('overview', '?v=1&range=yesterday&rfm.scoring=best');
  await expect(kequn.page.getByTestId('notice')).toContainText(/range.*rfm\.scoring|rfm\.scoring.*range/);
});

test('a link from a newer version says so', async ({ sample }) => {
  const kequn = await sample();
  await kequn.show('overview', '?v=99');
  await expect(kequn.page.getByTestId('notice')).toContainText('更新的版本');
});
