import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './support/kequn.ts';

test('a panel becomes a slide; the deck is kept, presented with a drill-down and a speaker’s window, and leaves as files', async ({
  kequn,
}) => {
  const { page } = kequn;
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.violations?.push(`${violatedDirective} ${blockedURI}`),
    );
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await kequn.openSample();
  await page.locator('[data-panel=revenue-by-month] header button').click();
  await page.getByRole('menuitem', { name: '加入演示稿' }).click();
  await expect(page.getByTestId('notice')).toContainText('已加入演示稿，共1页');

  const kept = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.endsWith(':deck')));
  expect(kept?.[1]).toContain('"analysis":"revenue-by-month"');
  await page.getByTestId('open-deck').click();
  await expect(page.locator('[data-slide]')).toHaveCount(1);
  await page.getByRole('radio', { name: '高层' }).check({ force: true });
  await page.getByText('换成默认五部分').click();
  const slides = page.locator('[data-slide]');
  await expect(slides).toHaveCount(6);
  await expect(page.getByTestId('deck-slides')).toHaveAttribute('aria-busy', 'false');
  await slides.nth(2).getByRole('textbox').press('Alt+ArrowUp');
  await expect(slides.nth(1).getByRole('textbox')).toHaveAttribute('placeholder', /有流失风险/);

  await slides
    .nth(5)
    .locator('.number')
    .dragTo(slides.nth(4), { targetPosition: { x: 200, y: 4 } });
  await expect(slides.nth(4).getByRole('textbox')).toHaveAttribute('placeholder', /同比/);
  await expect(page.getByTestId('deck-said')).toContainText('现在是第5页');

  const download = page.waitForEvent('download');
  await page.getByTestId('deck-pptx').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('客户经营汇报-2024-12-20.pptx');
  const parts = unzipSync(readFileSync(await file.path()));
  expect(Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))).toHaveLength(6);
  expect(strFromU8(parts['ppt/slides/slide2.xml'] ?? new Uint8Array())).toContain('有流失风险');

  await page.getByTestId('deck-print-wide').click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  await expect(page.locator('.deck-page')).toHaveCount(6);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.deck-page')).toHaveCount(0);

  await page.getByTestId('deck-present').click();
  const stage = page.getByTestId('stage');
  await expect(stage.locator('article')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(stage).toHaveAttribute('data-slide', '2');
  const title = await stage.locator('h2').textContent();
  await stage.locator('[data-hit] [role=button]').first().click();
  await expect(page.getByTestId('drilled-facts')).toContainText('下单客户');
  await page.getByTestId('drill-back').click();
  await expect(page.getByTestId('drilled-facts')).toHaveCount(0);
  await expect(stage.locator('h2')).toHaveText(title ?? '');
  const popup = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const notes = await popup;
  await expect(notes.getByTestId('notes')).toContainText('SELECT');
  await notes.keyboard.press('PageDown');
  await expect(stage).toHaveAttribute('data-slide', '3');
  await page.keyboard.press('b');
  await expect(page.getByTestId('black')).toBeVisible();
  await page.keyboard.press('b');
  await page.getByTestId('end-talk').click();
  await expect(stage).toHaveCount(0);

  expect(await page.evaluate(() => window.violations)).toEqual([]);
  expect([kequn.foreign, kequn.errors]).toEqual([[], []]);
});
