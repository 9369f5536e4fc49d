import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import rfmCustomers from '../../src/analyses/rfm-customers/index.ts';
import { sharedFile } from '../support/shared.ts';
import type { TestBench } from '../support/workspace.ts';
import { ANSWER_RULE, type DatasetAnswers, expectCohorts, expectPareto, expectScores, SLUGS } from './check.ts';
import { answersOf, loadCdnow } from './load.ts';

// CDNOW sample of Fader & Hardie; answers by pandas/scipy and base R (data/answers/cdnow_sample.json).
const answers = answersOf<DatasetAnswers>('cdnow_sample.json');
const customersCsv = sharedFile('data/answers/cdnow_sample_rfm_customers.csv');

describe.skipIf(!answers || !customersCsv)('CDNOW equals the answers', () => {
  let bench: TestBench;
  let expected: DatasetAnswers;
  beforeAll(async () => {
    const opened = await loadCdnow();
    if (!opened || !answers) throw new Error('the CDNOW orders are not beside their answers');
    [bench, expected] = [opened, answers];
  });

  it.each(['ntile', 'quantile'] as const)('has every customer’s measures, %s scores and segment', async (scoring) => {
    const rows = new Map(
      (await bench.rows(rfmCustomers, { ...ANSWER_RULE, scoring, as_of: '1998-07-01' })).map((row) => [
        row.customer_id,
        row,
      ]),
    );
    const lines = readFileSync(customersCsv ?? '', 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(rows.size).toBe(2357);
    expect(lines).toHaveLength(2357);
    for (const line of lines) {
      const [id = '', recency, frequency, monetary, r, f, m, segment, rq, fq, mq, segmentQ] = line.split(',');
      const row = rows.get(id);
      const name = (scoring === 'ntile' ? segment : segmentQ) ?? '';
      const scores = scoring === 'ntile' ? [r, f, m] : [rq, fq, mq];
      expect([row?.recency, row?.frequency, row?.r_score, row?.f_score, row?.m_score, row?.segment], id).toEqual([
        Number(recency), Number(frequency), ...scores.map(Number), SLUGS[name],
      ]); // prettier-ignore
      expect(Math.abs((row?.monetary ?? -1) - Number(monetary)), id).toBeLessThanOrEqual(0.02);
    }
  });

  it.each(['ntile', 'quantile'] as const)('has the sizes, revenue and cells of the %s segments', (scoring) =>
    expectScores(bench, scoring, expected.rfm[scoring]),
  );

  it('has every cohort cell and the means over complete cells', () =>
    expectCohorts(bench, expected.cohorts, '1998-07-01'));

  it('has the share of the top fifth and the Gini coefficient', () => expectPareto(bench, expected.basics));

  it('prints the means of the answers where no month is unfinished: 14.6 % one month on', () => {
    expect(expected.cohorts.weighted_average_retention[1]).toBe(0.146373);
  });
});
