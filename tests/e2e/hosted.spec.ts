import { doorTexts } from '../../src/i18n/texts/door.ts';
import { frozenTexts } from '../../src/i18n/texts/frozen.ts';
import { hosting, MOST_COLD, sampleSnapshot, weighed } from './support/hosting.ts';
import { expect, openTab, test } from './support/kequn.ts';

const frozen = frozenTexts['zh-CN'];
const words = doorTexts['zh-CN'];

/** Sales by day and channel: no row is a customer. */
const SALES = [
  '日期,渠道,省份,实付金额',
  ...Array.from({ length: 84 }, (_, i) => {
    const day = `2024-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    return `${day},${i % 2 ? '官网' : '门店'},广东省,${1000 + i}`;
  }),
].join('\n');

test('a page that hosts a snapshot opens on it: no engine, at most 150 KB, and only if it is what was published', async ({
  browser,
}, info) => {
  const content = await sampleSnapshot(browser);
  const { url, close } = await hosting(info.outputPath('site'), [
    { kind: 'snapshot', path: '十二月例会.kequn', content },
  ]);
  const { kequn, close: closeTab } = await openTab(browser);
  const { page } = kequn;
  const weight = weighed(page);
  await page.goto(url);
  await expect(page.getByTestId('lead')).toContainText('1,225');
  await kequn.settled();
  const fetched = await weight();
  expect(fetched.filter(([address]) => /wasm|duckdb|engine|sample\//.test(address))).toEqual([]);
  const total = fetched.reduce((sum, [, size]) => sum + size, 0);
  console.log(`a cold visit to a hosted snapshot: ${(total / 1024).toFixed(1)} KB in ${fetched.length} requests`);
  expect(total).toBeLessThanOrEqual(MOST_COLD);
  await expect(page.getByTestId('frozen-bar')).toContainText(frozen.hosted);
  expect(await kequn.hash()).toMatch(/^#\/hosted\/十二月例会\.kequn~\/overview/);
  await page.reload();
  await expect(page.getByTestId('frozen-bar')).toContainText(frozen.hosted);
  await page.locator('nav .brand a').click();
  const list = page.getByTestId('hosted');
  await expect(list.getByRole('link', { name: '十二月例会' })).toBeVisible();
  await list.getByRole('link', { name: '十二月例会' }).click();
  await expect(page.getByTestId('frozen-bar')).toBeVisible();
  expect(kequn.errors).toEqual([]);
  await closeTab();
  await close();

  const flipped = (_: string, whole: Buffer) => Buffer.from(whole.map((byte, i) => (i === 400 ? byte ^ 1 : byte)));
  const changed = await hosting(info.outputPath('changed'), [{ kind: 'snapshot', path: 'a.kequn', content }], flipped);
  const other = await openTab(browser);
  await other.kequn.page.goto(changed.url);
  await expect(other.kequn.page.getByRole('alert')).toContainText(words.refused.reasons.altered);
  await other.kequn.page.goto(`${changed.url}#/hosted/b.kequn~/overview`);
  await expect(other.kequn.page.getByRole('alert')).toContainText(words.refused.reasons.gone);
  await other.close();
  await changed.close();
});

test('a page that hosts files of totals loads them, for whoever follows a link as well', async ({ browser }, info) => {
  const content = Buffer.from(SALES);
  const { url, close } = await hosting(info.outputPath('site'), [{ kind: 'file', path: 'sales.csv', content }]);
  const { kequn, close: closeTab } = await openTab(browser);
  await kequn.page.goto(`${url}#/segments?v=1&range=all&p.by=channel`);
  await expect(kequn.page.getByTestId('data-chip')).toContainText('84单', { timeout: 90_000 });
  await kequn.settled();
  expect(await kequn.hash()).toContain('p.by=channel');
  await kequn.page.goto('about:blank');
  await kequn.page.goto(url);
  await expect(kequn.page.getByTestId('data-chip')).toContainText('84单', { timeout: 90_000 });
  expect(kequn.errors).toEqual([]);
  await closeTab();
  await close();
});
