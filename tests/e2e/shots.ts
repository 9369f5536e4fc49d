import { fileURLToPath } from 'node:url';
import { CHINESE_ORDERS, csv, ORDERS_WITHOUT_CUSTOMERS } from './support/files.ts';
import { type Kequn, LANGUAGES, openTab, PAGES, test, THEMES } from './support/kequn.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const forReadme = process.env['KEQUN_SHOTS'] === 'readme';

/** Saves the whole page, or the window alone. */
const shoot = (kequn: Kequn, path: string, fullPage = true) =>
  kequn.page.screenshot({ path: `${root}${path}`, fullPage });

if (forReadme) {
  test('the picture of the README', async ({ browser }) => {
    const { kequn, close } = await openTab(browser, { locale: 'zh-CN', width: 1440, height: 1000 });
    await kequn.openSample();
    await shoot(kequn, 'docs/screenshot.png', false);
    await close();
  });
} else {
  for (const locale of LANGUAGES) {
    for (const theme of THEMES) {
      for (const width of [1440, 390] as const) {
        const folder = `shots/${locale}-${theme}-${width}`;
        const height = width === 390 ? 844 : 900;

        test(`every page ${locale} ${theme} ${width}`, async ({ browser }) => {
          const { kequn, close } = await openTab(browser, { locale, theme, width, height });
          await kequn.open();
          await shoot(kequn, `${folder}/start.png`);
          await kequn.openSample();
          for (const id of PAGES) {
            await kequn.show(id);
            await shoot(kequn, `${folder}/${id}.png`);
          }
          await kequn.show('overview', '?v=1&province=广东~江苏&range=2024-01-01..2024-09-30');
          await shoot(kequn, `${folder}/overview-filtered.png`);
          await kequn.show('overview', '?v=1&province=没有这个省');
          await shoot(kequn, `${folder}/overview-empty.png`);
          await close();
        });

        test(`panel states ${locale} ${theme} ${width}`, async ({ browser }) => {
          const { kequn, close } = await openTab(browser, { locale, theme, width, height });
          const { page } = kequn;
          await kequn.open();
          await kequn.drop(csv('empty.csv'));
          await page.getByTestId('refused').waitFor();
          await shoot(kequn, `${folder}/start-refused.png`);
          await kequn.drop(
            csv('no-header.txt', '00001,20240105,2,29.33', '00001,20240118,2,29.73', '00002,20240112,1,12.00'),
          );
          await page.getByTestId('mapping').waitFor();
          await shoot(kequn, `${folder}/start-mapping.png`);
          await kequn.open('#/');
          await page.reload();
          await kequn.drop(csv('orders.csv', ...CHINESE_ORDERS));
          await page.getByTestId('data-chip').waitFor();
          await kequn.show('satisfaction');
          await shoot(kequn, `${folder}/satisfaction-missing.png`);
          await kequn.show('retention');
          await shoot(kequn, `${folder}/retention-small.png`);
          await page.goto('about:blank');
          await kequn.open();
          await kequn.drop(ORDERS_WITHOUT_CUSTOMERS);
          await page.getByTestId('data-chip').waitFor();
          await kequn.show('value');
          await shoot(kequn, `${folder}/value-missing.png`);
          await close();
        });
      }
    }
  }
}
