import { expect, it } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import questions from '../../src/analyses/survey-questions/index.ts';
import { openBench } from '../support/workspace.ts';
import { addSurvey, contextOf, strayNumbers } from './survey.ts';

it('lists every question with its answers, the largest survey first, in the order asked', async () => {
  const bench = await openBench();
  await addSurvey(bench, 'small', [{ id: 'X', kind: 'rating', scale: [1, 5] }], [{ values: { X: 3 } }]);
  await addSurvey(
    bench,
    'large',
    [
      { id: 'S', kind: 'rating', theme: 'overall', wording: 'satisfied', scale: [1, 5], isMain: true },
      { id: 'C', kind: 'text', wording: 'comment' },
      { id: 'Z', kind: 'rating', scale: [1, 5] },
    ],
    [{ values: { S: 5, C: 'good' } }, { values: { S: 4, C: '' } }, { values: { S: 1 } }],
  );
  const rows = await bench.rows(questions);
  expect(
    rows.map(({ survey, question, kind, theme, n, survey_n, is_main }) => [
      survey,
      question,
      kind,
      theme,
      n,
      survey_n,
      is_main,
    ]),
  ).toEqual([
    ['large', 'S', 'rating', 'overall', 3, 3, true],
    ['large', 'C', 'text', '', 1, 3, false],
    ['large', 'Z', 'rating', '', 0, 3, false],
    ['small', 'X', 'rating', '', 1, 1, false],
  ]);
  expect(await bench.rows(questions, { survey: 'small' })).toHaveLength(1);
  const context = contextOf(questions as unknown as AnyAnalysis, 'zh-CN') as never;
  const said = questions.headline(rows, context)?.text ?? '';
  expect(said).toBe('「large」收到3份答卷，问了3题');
  expect(strayNumbers(said, rows)).toEqual([]);
  const spec = questions.view(rows, context);
  expect(
    spec?.kind === 'bars' && spec.bars.map(({ label, text, cells }) => [label, text, ...(cells ?? [])])[0],
  ).toEqual(['satisfied', '3', '打分 1–5']);
});
