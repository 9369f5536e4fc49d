import { beforeAll, describe, it } from 'vitest';
import type { TestBench } from '../support/workspace.ts';
import { type DatasetAnswers, expectCohorts, expectPareto, expectScores } from './check.ts';
import { answersOf, loadSuperstore } from './load.ts';

// Sample Superstore, windows-1252; answers by pandas and base R (data/answers/superstore.json).
const answers = answersOf<DatasetAnswers>('superstore.json');

describe.skipIf(!answers)('Superstore equals the answers', () => {
  let bench: TestBench;
  let expected: DatasetAnswers;
  beforeAll(async () => {
    const opened = await loadSuperstore();
    if (!opened || !answers) throw new Error('the Superstore orders are not beside their answers');
    [bench, expected] = [opened, answers];
  });

  it.each(['ntile', 'quantile'] as const)('has the sizes, revenue and cells of the %s segments', (scoring) =>
    expectScores(bench, scoring, expected.rfm[scoring]),
  );

  // The last day in the file is 2020-12-30, so December 2020 is not seen whole.
  it('has every cohort cell and the means over complete cells', () =>
    expectCohorts(bench, expected.cohorts, '2020-12-31'));

  it('has the share of the top fifth and the Gini coefficient', () => expectPareto(bench, expected.basics));
});
