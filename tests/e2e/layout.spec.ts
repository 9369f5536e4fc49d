import { crampedText } from './support/cramped.ts';
import { expect, type Kequn, LANGUAGES, openTab, PAGES, test } from './support/kequn.ts';

const WIDTHS = [1440, 1024, 761, 390] as const;

test('the check itself sees text that is cut off, covered, or outside its chart', async ({ page }) => {
  await page.setContent(`
    <style>.cut { width: 40px; overflow: hidden; white-space: nowrap } .dots { text-overflow: ellipsis }</style>
    <p class="cut">much too long</p><p class="cut dots">no way to read the rest</p><p class="cut dots" title="all of it">all of it</p>
    <svg width="200" height="60"><text x="10" y="20">one</text><text x="16" y="22">two</text><text x="190" y="50">outside</text></svg>`);
  expect(await page.evaluate(crampedText)).toEqual([
    expect.stringContaining('cuts off "much too long"'),
    expect.stringContaining('cuts off "no way to read the rest"'),
    expect.stringContaining('"outside" leaves its chart'),
    expect.stringContaining('"one" and "two" overlap'),
  ]);
  await page.setContent('<p>fine</p><div><svg width="100" height="20"><text x="0" y="15">fine too</text></svg></div>');
  expect(await page.evaluate(crampedText)).toEqual([]);
});

for (const locale of LANGUAGES) {
  test(`no text is cut off or covered, at ${WIDTHS.join(' and ')} wide (${locale})`, async ({ browser, sample }) => {
    const look = async (kequn: Kequn, where: string) => {
      const { page } = kequn;
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await kequn.settled();
        expect.soft(await page.evaluate(crampedText), `${where} at ${width}`).toEqual([]);
      }
    };
    const { kequn: start, close } = await openTab(browser, { locale });
    await start.open();
    await look(start, 'start');
    await close();
    const kequn = await sample(locale);
    const { page } = kequn;
    for (const id of PAGES) {
      await kequn.show(id);
      await look(kequn, id);
    }
    await kequn.show('overview');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ media: 'print' });
    expect.soft(await page.evaluate(crampedText), 'on paper').toEqual([]);
    await expect(page.getByTestId('lead')).toBeVisible();
    for (const tool of ['nav', '[data-testid=data-chip]', 'a[href="#main"]'])
      await expect(page.locator(tool).first(), tool).toBeHidden();
  });
}

test('what was said to the reader changes its language with the page', async ({ sample }) => {
  const { page } = await sample();
  await page.getByTestId('copy-link').click();
  await expect(page.getByTestId('notice')).toContainText('链接已复制');
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.getByTestId('notice')).toContainText('Link copied');
});
