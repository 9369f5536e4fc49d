import { beforeAll, describe, expect, it } from 'vitest';
import cohortRetention from '../../src/analyses/cohort-retention/index.ts';
import { formatter } from '../../src/i18n/format.ts';
import { WHOLE } from '../../src/model/scope.ts';
import { defaultsOf, type TestBench } from '../support/workspace.ts';
import { type DatasetAnswers, expectCohorts, expectPareto, expectScores } from './check.ts';
import { answersOf, loadOlist } from './load.ts';

// Olist sample (CC BY-NC-SA 4.0); answers by pandas and SQL (data/answers/olist_techbyhemant.json).
const answers = answersOf<DatasetAnswers>('olist_techbyhemant.json');

describe.skipIf(!answers)('Olist equals the answers', () => {
  let bench: TestBench;
  let expected: DatasetAnswers;
  beforeAll(async () => {
    const opened = await loadOlist();
    if (!opened || !answers) throw new Error('the Olist orders are not beside their answers');
    [bench, expected] = [opened, answers];
  });

  it.each(['ntile', 'quantile'] as const)('has the sizes, revenue and cells of the %s segments', (scoring) =>
    expectScores(bench, scoring, expected.rfm[scoring]),
  );

  it('has every cohort cell and the means over complete cells', () =>
    expectCohorts(bench, expected.cohorts, '2018-08-30'));

  it('has the share of the top fifth and the Gini coefficient', () => expectPareto(bench, expected.basics));

  it('says in words that nearly nobody buys twice', async () => {
    const rows = await bench.rows(cohortRetention);
    const context = { locale: 'en', format: formatter('en'), params: defaultsOf(cohortRetention.params), scope: await bench.workspace.resolve(WHOLE), nameOf: (_: string, value: string) => value } as const; // prettier-ignore
    expect(cohortRetention.headline(rows, context)?.text).toBe(
      'In month 12 after the first purchase none of 783 customers bought',
    );
  });
});
