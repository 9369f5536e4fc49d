import { readFileSync } from 'node:fs';
import { panelTexts } from '../../src/i18n/texts/panel.ts';
import { expect, type Kequn, test } from './support/kequn.ts';

/** Key figures as they are read, without the words beside them. */
const figures = ({ page }: Kequn) => page.locator('[data-kpi] .value').allInnerTexts();
/** Where everything on the page stands. */
const places = ({ page }: Kequn) =>
  page.locator('[data-panel], [data-kpi], [data-panel] svg.drawing').evaluateAll((all) =>
    all.map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [x, y + scrollY, width, height].map(Math.round).join();
    }),
  );
const ofJiangsu = /^其中江苏/;

/** The overview: its provinces, and what its first card says the figure is of. */
async function overview(kequn: Kequn) {
  await kequn.show('overview');
  const province = kequn.page.locator('[data-panel=breakdown][data-own=province]');
  const mark = province.getByRole('button', { name: /^江苏/ });
  return { page: kequn.page, province, mark, label: kequn.page.locator('[data-kpi=revenue] .window') };
}

test('a mark under the pointer moves all panels, leaving brings them back, and choosing it changes no number', async ({
  sample,
}) => {
  const kequn = await sample();
  const { page, mark, label } = await overview(kequn);
  const channels = page.locator('[data-panel=breakdown][data-own=channel] svg.drawing text');
  await mark.scrollIntoViewIfNeeded();
  const [whole, before, bars] = [await figures(kequn), await places(kequn), await channels.allTextContents()];
  const [states, hash] = [await kequn.panelStates(), await kequn.hash()];

  await mark.hover();
  await expect(label).toHaveText(ofJiangsu);
  const part = await figures(kequn);
  expect(part).not.toEqual(whole);
  expect(await channels.allTextContents()).not.toEqual(bars);
  await expect(page.locator('[data-panel=revenue-by-month] [data-part] path.line').first()).toBeAttached();
  expect(await places(kequn)).toEqual(before);
  expect([await kequn.panelStates(), await kequn.hash()]).toEqual([states, hash]);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);

  await page.locator('[data-panel=breakdown][data-own=channel]').getByRole('button', { name: panelTexts['zh-CN'].menu.label }).focus(); // prettier-ignore
  await page.keyboard.press('Enter');
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: panelTexts['zh-CN'].menu.svg }).press('Enter');
  const picture = readFileSync(await (await downloading).path(), 'utf8');
  for (const text of bars) expect(picture).toContain(text);
  expect(picture).not.toContain('data-part');

  await page.mouse.move(2, 2);
  await expect(page.locator('[data-part]')).toHaveCount(0);
  expect(await figures(kequn)).toEqual(whole);
  expect(await places(kequn)).toEqual(before);

  await mark.hover();
  await expect(label).toHaveText(ofJiangsu);
  await mark.click();
  await kequn.settled();
  await expect(label).not.toHaveText(ofJiangsu);
  expect(await kequn.hash()).toContain('province=');
  expect(await figures(kequn)).toEqual(part);
  expect(kequn.errors).toEqual([]);
});

test('the keyboard shows the part of a focused mark; a finger, and marks that scroll by, show none', async ({
  sample,
}) => {
  const kequn = await sample();
  const { page, province, mark, label } = await overview(kequn);
  await province.scrollIntoViewIfNeeded();
  await province.getByRole('button', { name: /^广东/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(label).toHaveText(ofJiangsu);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-part]')).toHaveCount(0);

  const asked = () =>
    page.evaluate(async () => {
      const frames = 20;
      for (let frame = 0; frame < frames; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return document.querySelectorAll('[data-part]').length;
    });
  await mark.dispatchEvent('pointerover', { pointerType: 'touch', bubbles: true });
  expect(await asked()).toBe(0);
  const [above, below] = [await mark.boundingBox(), await province.locator('.source').boundingBox()];
  if (!above || !below) throw new Error('the panel has no place');
  await page.mouse.move(above.x + above.width / 2, below.y + 9);
  await page.mouse.wheel(0, Math.round(above.y + above.height / 2 - below.y - 9));
  expect(await asked()).toBe(0);
  expect(kequn.errors).toEqual([]);
});
