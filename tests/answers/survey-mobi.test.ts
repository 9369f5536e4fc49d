import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import csat from '../../src/analyses/csat/index.ts';
import itemMeans from '../../src/analyses/item-means/index.ts';
import nps from '../../src/analyses/nps/index.ts';
import distribution from '../../src/analyses/score-distribution/index.ts';
import { sharedFile } from '../support/shared.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

const data = sharedFile('data/surveys/mobi_ecsi.csv');
const answers = sharedFile('data/answers/survey_mobi.json');

interface Counted {
  readonly n: number;
  readonly top_box: number;
  readonly mean: number;
  readonly csat: number;
  readonly csat_wilson95: readonly [number, number];
}
interface Answers {
  readonly n: number;
  readonly nps: {
    readonly promoters: number;
    readonly passives: number;
    readonly detractors: number;
    readonly nps: number;
    readonly nps_se: number;
    readonly nps_ci95_wald: readonly [number, number];
  };
  readonly csat: Counted;
  readonly csat_top2: Counted;
  readonly ecsi_index: { readonly value: number };
  readonly drivers_satisfaction_on_quality: {
    readonly drivers: readonly { readonly driver: string; readonly mean: number; readonly top2_share: number }[];
  };
}

/** ECSI mobile phone survey (Tenenhaus et al. 2005): 250 people × 24 items, 1–10; no customer, no date. */
describe.skipIf(!data || !answers)('the ECSI mobile phone survey', () => {
  let bench: TestBench;
  let expected: Answers;
  beforeAll(async () => {
    expected = JSON.parse(readFileSync(answers ?? '', 'utf8')) as Answers;
    bench = await openBench();
    const release = await bench.db.registerFile('mobi.csv', readFileSync(data ?? ''));
    await bench.db.script(`
      CREATE TEMP TABLE sheet AS SELECT 'r' || row_number() OVER () AS response_id, * FROM read_csv('mobi.csv', header = true);
      INSERT INTO responses (survey, response_id) SELECT 'mobi', response_id FROM sheet;
      INSERT INTO answers SELECT 'mobi', response_id, question, value, value::VARCHAR FROM (UNPIVOT sheet ON * EXCLUDE (response_id) INTO NAME question VALUE value);
      INSERT INTO questions
        SELECT 'mobi', question, row_number() OVER (ORDER BY question), question, 'rating',
               CASE question[:4] WHEN 'CUSA' THEN 'overall' WHEN 'PERQ' THEN 'product' WHEN 'PERV' THEN 'price' WHEN 'IMAG' THEN 'brand' END,
               1, 10, question = 'CUSA1'
        FROM (SELECT DISTINCT question FROM answers);
    `);
    await release();
    await bench.workspace.rebuildFacts();
  });

  it('has the NPS of CUSL3: promoters 9–10, detractors 1–6', async () => {
    const [row] = await bench.rows(nps, { question: 'CUSL3', promoter_min: 9, detractor_max: 6 });
    const { promoters, passives, detractors, nps: score, nps_se, nps_ci95_wald } = expected.nps;
    expect(row).toMatchObject({ n: expected.n, promoters, passives, detractors, score });
    expect(row?.score).toBe(14);
    expect(row?.se).toBeCloseTo(nps_se, 4);
    expect([row?.low, row?.high].map((v) => Number(v?.toFixed(3)))).toEqual(nps_ci95_wald);
  });

  it.each([
    ['csat', 8, 0.704],
    ['csat_top2', 9, 0.268],
    ['csat', 0, 0.704],
  ] as const)('has the %s of CUSA1 with csat_min %d: %d', async (key, csat_min, score) => {
    const [row] = await bench.rows(csat, { csat_min });
    expect(row).toMatchObject({ question: 'CUSA1', n: expected.n, satisfied: expected[key].top_box, score });
    expect(row?.mean).toBeCloseTo(expected[key].mean, 9);
    expect([row?.low, row?.high].map((v) => Number(v?.toFixed(6)))).toEqual(expected[key].csat_wilson95);
  });

  it('has the same top-two share and mean of every item as an independent program', async () => {
    const means = await bench.rows(itemMeans);
    for (const { driver, mean, top2_share } of expected.drivers_satisfaction_on_quality.drivers) {
      const [row] = await bench.rows(csat, { question: driver, csat_min: 9 });
      expect(row?.score).toBeCloseTo(top2_share, 9);
      const item = means.find(({ question, level }) => question === driver && level === 2);
      expect(item?.mean).toBeCloseTo(mean, 9);
      expect(item?.score100).toBeCloseTo((100 * (mean - 1)) / 9, 9);
    }
  });

  it('has the ECSI index as its whole: each person’s mean of CUSA1–3 on 0–100', async () => {
    const [whole] = await bench.rows(itemMeans);
    expect(whole).toMatchObject({ level: 0, n: 250 });
    expect(whole?.score100).toBeCloseTo(expected.ecsi_index.value, 5);
  });

  it('spreads 250 answers to CUSA1 over ten points: 176 on 8–10', async () => {
    const rows = await bench.rows(distribution, { question: 'CUSA1' });
    expect(rows.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(rows.at(-1)).toMatchObject({ total: 250, part: 'satisfied', part_n: expected.csat.top_box });
  });
});
