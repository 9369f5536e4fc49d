import AxeBuilder from '@axe-core/playwright';
import { expect, type Kequn, LANGUAGES, openTab, PAGES, test, THEMES } from './support/kequn.ts';

/** All rules in light; in dark only colours can differ. */
async function complaints(kequn: Kequn, theme: (typeof THEMES)[number]): Promise<string[]> {
  const axe = new AxeBuilder({ page: kequn.page }).options({ resultTypes: ['violations'] });
  const { violations } = await (theme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
    );
}

for (const locale of LANGUAGES) {
  for (const theme of THEMES) {
    test(`axe finds nothing serious on the start page (${locale}, ${theme})`, async ({ browser }) => {
      const { kequn, close } = await openTab(browser, { locale, theme });
      await kequn.open();
      await expect(kequn.page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await complaints(kequn, theme), 'start').toEqual([]);
      await close();
    });

    test(`axe finds nothing serious on any page (${locale}, ${theme})`, async ({ sample }) => {
      const kequn = await sample(locale);
      await kequn.wear(theme);
      for (const id of PAGES) {
        await kequn.show(id);
        expect.soft(await complaints(kequn, theme), id).toEqual([]);
      }
    });
  }
}

test('the keyboard reaches a mark and chooses it', async ({ sample }) => {
  const kequn = await sample();
  const { page } = kequn;
  await kequn.show('segments');
  const stop = page.locator('[data-panel] [data-hit] [role=button][tabindex="0"]').first();
  await stop.focus();
  const first = await stop.getAttribute('aria-label');
  await page.keyboard.press('ArrowDown');
  const name = (label: string | null | undefined) => label?.split(',')[0];
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(name(await focused())).not.toBe(name(first));
  await page.keyboard.press('Enter');
  await kequn.settled();
  await expect(page.locator('[data-chip]:not([data-chip=range])')).toHaveCount(1);
  await expect(page.locator(':focus')).toHaveAttribute('aria-pressed', 'true');
});
