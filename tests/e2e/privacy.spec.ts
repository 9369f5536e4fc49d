import { serveTripwire } from '../support/serve.js';
import { dataTexts } from '../../src/i18n/texts/data.ts';
import { expect, test } from './support/kequn.ts';

let elsewhere: Awaited<ReturnType<typeof serveTripwire>>;
test.beforeAll(async () => {
  elsewhere = await serveTripwire();
});
test.afterAll(() => elsewhere.close());
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const violations: string[] = [];
    window.violations = violations;
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
});

test('asks no other origin for anything and breaks none of its own rules, from start to dashboard', async ({
  kequn,
  page,
}) => {
  await kequn.openSample();
  expect(await page.evaluate(() => window.violations)).toEqual([]);
  expect(kequn.errors).toEqual([]);
  expect(kequn.foreign).toEqual([]);
});

test('keeps SQL that names another address from reaching it', async ({ sample }) => {
  const kequn = await sample();
  const { origin, hits } = elsewhere;
  const attempts = [
    `SELECT * FROM '${origin}/x.csv'`,
    `SELECT * FROM read_csv('${origin}/x.csv')`,
    `SELECT * FROM read_text('${origin}/x.txt')`,
    `SELECT * FROM '${origin}/x.parquet'`,
    `SELECT * FROM read_csv('${origin.replace('http', 's3')}/x.csv')`,
    `ATTACH '${origin}/x.db'`,
    `COPY (SELECT 1) TO '${origin}/x.csv'`,
    `INSTALL httpfs FROM '${origin}'`,
    `SET custom_extension_repository = '${origin}'`,
    `LOAD '${origin}/x.duckdb_extension.wasm'`,
  ];
  for (const attempt of attempts) {
    expect(await kequn.sql(attempt), attempt).toEqual(expect.any(String));
  }
  expect(hits).toEqual([]);
  expect(await kequn.sql('SELECT 42 AS still_alive')).toEqual([{ still_alive: 42 }]);
});

test('does not run SQL that came in a link before it is clicked', async ({ kequn, page }) => {
  const sql = `SELECT 6 * 7 AS answer, '${elsewhere.origin}/told' AS address`;
  await kequn.open(`#/data?v=1&p.sql=${encodeURIComponent(sql)}`);
  await page.getByTestId('try-sample').click();
  const ask = page.getByTestId('ask-sql');
  await expect(page.getByTestId('sql-from-link')).toBeVisible();
  await expect(ask).toContainText('6 * 7');
  await kequn.settled();
  await expect(page.getByTestId('sql-result')).toHaveCount(0);
  await ask.getByRole('button', { name: dataTexts['zh-CN'].sql.run, exact: true }).click();
  await expect(page.getByTestId('sql-result')).toContainText('42');
  expect(elsewhere.hits).toEqual([]);
});

test('works with the cable pulled once the page is open', async ({ kequn, context }) => {
  await kequn.openSample();
  await context.setOffline(true);
  await kequn.show('value');
  expect(await kequn.panelStates()).not.toContainEqual(expect.stringMatching(/failed/));
});
