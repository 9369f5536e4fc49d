import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import csat from '../../src/analyses/csat/index.ts';
import nps from '../../src/analyses/nps/index.ts';
import distribution from '../../src/analyses/score-distribution/index.ts';
import byMonth from '../../src/analyses/satisfaction-by-month/index.ts';
import type { RfmRule } from '../../src/model/rfm.ts';
import { WHOLE } from '../../src/model/scope.ts';
import { sharedFile } from '../support/shared.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

const FILES = ['orders', 'customers', 'order_payments', 'order_reviews'] as const;
const paths = Object.fromEntries(
  FILES.map((name) => [name, sharedFile(`data/orders/olist/olist_${name}_dataset.csv`)]),
);
const answers = sharedFile('data/answers/olist_techbyhemant.json');

interface Scored {
  readonly key: string;
  readonly n: number;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly nps: number;
  readonly nps_se: number;
  readonly nps_ci95_wald: readonly [number, number];
  readonly csat: {
    readonly n: number;
    readonly mean: number;
    readonly top_box: number;
    readonly csat: number;
    readonly csat_wilson95: readonly [number, number];
  };
}
interface Answers {
  readonly all_reviews: Scored & { readonly distribution: Readonly<Record<string, number>> };
  readonly by_state: readonly Scored[];
  readonly by_month: readonly Scored[];
  readonly nps_by_rfm_segment: readonly Omit<Scored, 'csat'>[];
}

const round = (value: number, digits: number) => Number(value.toFixed(digits)) + 0;
/** Stars stand in for 0–10: 5 promotes, 4 is passive, 1–3 detract. */
const STARS = { promoter_min: 5, detractor_max: 3 };
const RULE: RfmRule = { ...WHOLE.rule, scoring: 'ntile', segments: 'rf10', window: 'all', frequency: 'orders' };
const SEGMENTS: Readonly<Record<string, string>> = {
  'About to Sleep': 'about_to_sleep', 'At Risk': 'at_risk', "Can't Lose": 'cannot_lose', Champions: 'champions', Hibernating: 'hibernating',
  'Loyal Customers': 'loyal', 'Need Attention': 'need_attention', 'New Customers': 'new_customers', 'Potential Loyalists': 'potential_loyalist', Promising: 'promising',
}; // prettier-ignore

describe.skipIf(!answers || Object.values(paths).includes(undefined))('the Olist reviews', () => {
  let bench: TestBench;
  let expected: Answers;
  beforeAll(async () => {
    expected = JSON.parse(readFileSync(answers ?? '', 'utf8')) as Answers;
    bench = await openBench();
    for (const name of FILES) {
      const release = await bench.db.registerFile(`${name}.csv`, readFileSync(paths[name] ?? ''));
      await bench.db.script(
        `CREATE TABLE raw_${name} AS FROM read_csv('${name}.csv', header = true, all_varchar = true)`,
      );
      await release();
    }
    await bench.db.script(`
      INSERT INTO orders (order_id, customer_id, ordered_at, amount, status, exclusion, province)
        SELECT order_id, customer_unique_id, order_purchase_timestamp::TIMESTAMP, coalesce(p.amount, 0), 'sale',
               CASE WHEN order_status IN ('canceled', 'unavailable') THEN 'cancelled' END, customer_state
        FROM raw_orders JOIN raw_customers USING (customer_id)
        LEFT JOIN (SELECT order_id, sum(payment_value::DOUBLE) AS amount FROM raw_order_payments GROUP BY order_id) p USING (order_id);
      INSERT INTO questions VALUES ('reviews', 'review_score', 1, 'review_score', 'rating', NULL, 1, 5, true);
      INSERT INTO responses (survey, response_id, order_id, submitted_at)
        SELECT 'reviews', (row_number() OVER ())::VARCHAR, order_id, review_answer_timestamp::TIMESTAMP FROM raw_order_reviews;
      INSERT INTO answers SELECT 'reviews', (row_number() OVER ())::VARCHAR, 'review_score', review_score::DOUBLE, review_score FROM raw_order_reviews;
    `);
    await bench.workspace.rebuildFacts();
  });

  it('have the published NPS, standard error, interval and CSAT, those given after the last order included', async () => {
    const { all_reviews } = expected;
    const [row] = await bench.rows(nps, STARS);
    expect(row).toMatchObject({
      n: 3986,
      promoters: all_reviews.promoters,
      passives: all_reviews.passives,
      detractors: all_reviews.detractors,
    });
    expect([row?.score, row?.se, row?.low, row?.high].map((v) => round(v ?? 0, 4))).toEqual([
      all_reviews.nps,
      all_reviews.nps_se,
      ...all_reviews.nps_ci95_wald,
    ]);
    const [share] = await bench.rows(csat);
    expect(share).toMatchObject({ n: 3986, satisfied: all_reviews.csat.top_box, csat_min: 4 });
    expect([share?.score, share?.mean, share?.low, share?.high].map((v) => round(v ?? 0, 6))).toEqual([
      all_reviews.csat.csat,
      all_reviews.csat.mean,
      ...all_reviews.csat.csat_wilson95,
    ]);
  });

  it('need no cut-offs said: on five stars the best promotes and the next is passive', async () => {
    expect(await bench.rows(nps)).toEqual(await bench.rows(nps, STARS));
  });

  it('have the published distribution', async () => {
    const rows = await bench.rows(distribution);
    expect(Object.fromEntries(rows.map(({ value, n }) => [value, n]))).toEqual(expected.all_reviews.distribution);
  });

  it('have the published NPS and CSAT of every state, cancelled orders included', async () => {
    const scores = await bench.rows(nps, { ...STARS, by: 'province' });
    const shares = new Map((await bench.rows(csat, { by: 'province' })).map((row) => [row.value, row]));
    const found = scores.map((row) => ({
      key: row.value, n: row.n, promoters: row.promoters, detractors: row.detractors, nps: round(row.score, 4), se: round(row.se, 4),
      top_box: shares.get(row.value)?.satisfied, low: round(shares.get(row.value)?.low ?? 0, 6), high: round(shares.get(row.value)?.high ?? 0, 6),
    })); // prettier-ignore
    const wanted = expected.by_state.map((row) => ({
      key: row.key, n: row.n, promoters: row.promoters, detractors: row.detractors, nps: row.nps, se: row.nps_se,
      top_box: row.csat.top_box, low: row.csat.csat_wilson95[0], high: row.csat.csat_wilson95[1],
    })); // prettier-ignore
    const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);
    expect(found.sort(byKey)).toEqual(wanted.sort(byKey));
  });

  it('have the published NPS of every RFM segment; reviews of cancelled orders belong to none', async () => {
    const rows = await bench.rows(nps, { ...STARS, by: 'segment' }, { rule: RULE });
    for (const want of expected.nps_by_rfm_segment) {
      const row = rows.find(({ value }) => value === SEGMENTS[want.key]);
      expect([want.key, row?.n, row?.promoters, row?.passives, row?.detractors]).toEqual([
        want.key,
        want.n,
        want.promoters,
        want.passives,
        want.detractors,
      ]);
      expect([row?.score, row?.se].map((v) => round(v ?? 0, 4))).toEqual([want.nps, want.nps_se]);
    }
    expect(rows).toHaveLength(expected.nps_by_rfm_segment.length + 1);
    expect(rows.at(-1)).toMatchObject({ value: '', n: 40 });
  });

  it('have months of the answer, which lose no review', async () => {
    const rows = await bench.rows(nps, { ...STARS, by: 'month' });
    const months = await bench.rows(byMonth);
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(3986);
    expect(months.filter(({ n }) => n > 0).map(({ month, nps_n, nps: score }) => [month, nps_n, score])).toEqual(
      rows.map(({ value, n, score }) => [value, n, score]),
    );
  });

  /** The published months are those of the purchase, ours those of the answer: comparable once answers are dated by purchase. */
  it('have the published NPS of every month when each review is dated by its purchase', async () => {
    await bench.db.script(
      'UPDATE responses SET submitted_at = o.ordered_at FROM orders o WHERE o.order_id = responses.order_id',
    );
    await bench.workspace.rebuildFacts();
    const rows = await bench.rows(nps, { ...STARS, by: 'month' });
    expect(
      rows.map(({ value, n, promoters, detractors, score, se }) => [
        value,
        n,
        promoters,
        detractors,
        round(score, 4),
        round(se, 4),
      ]),
    ).toEqual(
      expected.by_month.map((want) => [want.key, want.n, want.promoters, want.detractors, want.nps, want.nps_se]),
    );
  });
});
