import { median } from 'd3-array';
import { hosting, MOST_COLD, sampleSnapshot, weighed } from '../e2e/support/hosting.ts';
import { expect, openTab, test } from '../e2e/support/kequn.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const MOST_MS = 1000;

interface Visit {
  readonly ms: number;
  readonly bytes: number;
  readonly requests: number;
}

const line = (name: string, measured: string, limit: string, isMet: boolean) =>
  console.log(`${name.padEnd(28)} ${measured.padStart(22)}   limit ${limit}   ${isMet ? 'ok' : 'NO'}`);

test('a cold visit to a hosted snapshot', async ({ browser }, info) => {
  const content = await sampleSnapshot(browser);
  const { url, close } = await hosting(info.outputPath('site'), [
    { kind: 'snapshot', path: 'december.kequn', content },
  ]);
  const visits: Visit[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { kequn, close: leave } = await openTab(browser);
    const { page } = kequn;
    const weight = weighed(page);
    await page.goto(url);
    await page.locator('[data-panel][data-state=ready] svg').first().waitFor();
    const ms = await page.evaluate(() => performance.now());
    await kequn.settled();
    const fetched = await weight();
    expect(fetched.filter(([address]) => /wasm|duckdb|engine|sample\//.test(address))).toEqual([]);
    const bytes = fetched.reduce((sum, [, each]) => sum + each, 0);
    if (round > 0) visits.push({ ms, bytes, requests: fetched.length });
    await leave();
  }
  await close();
  const of = (pick: (visit: Visit) => number) => median(visits, pick) ?? Number.NaN;
  const [ms, bytes, requests] = [of((visit) => visit.ms), of((visit) => visit.bytes), of((visit) => visit.requests)];
  console.log('\nA cold visit to a hosted snapshot of the sample, in the browser, without any wasm');
  line('fetched, gzipped', `${(bytes / 1024).toFixed(1)} KB in ${requests}`, '150 KB', bytes <= MOST_COLD);
  line('first chart on the screen', `${ms.toFixed(0)} ms`, '1,000 ms', ms <= MOST_MS);
});
