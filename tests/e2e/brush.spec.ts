import { expect, test } from './support/kequn.ts';

test('a drag across months moves all numbers with the hand, and letting go puts the range in the link', async ({
  sample,
}) => {
  const kequn = await sample();
  const { page } = kequn;
  await kequn.show('overview');
  const chart = page.locator('[data-panel=revenue-by-month] svg.brushed');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart has no place');
  const orders = page.locator('[data-kpi=orders] .value strong');
  const [all, before] = [await orders.innerText(), await kequn.hash()];
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;

  await page.mouse.move(...at(0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.45));
  await expect(orders).not.toHaveText(all);
  const some = await orders.innerText();
  expect(await kequn.hash()).toBe(before);
  await page.mouse.move(...at(0.6));
  await expect(orders).not.toHaveText(some);
  const more = await orders.innerText();
  await page.mouse.up();
  await kequn.settled();
  expect(await kequn.hash()).toMatch(/range=2024-\d\d-01\.\.2024-\d\d-3[01]/);
  await expect(orders).toHaveText(more);
  await expect(chart.locator('[data-brush]')).toHaveCount(1);

  await page.goBack();
  await kequn.settled();
  await expect(orders).toHaveText(all);

  await chart.locator('[data-hit] rect').first().focus();
  await page.keyboard.down('Shift');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Shift');
  await kequn.settled();
  expect(await kequn.hash()).toContain('range=2024-01-01..2024-02-29');
  await page.keyboard.press('Escape');
  await kequn.settled();
  await expect(orders).toHaveText(all);
  expect(kequn.errors).toEqual([]);
});
