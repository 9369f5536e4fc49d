import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import distribution from '../../src/analyses/score-distribution/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { addSurvey, contextOf, type Question, strayNumbers } from './survey.ts';

const any = distribution as unknown as AnyAnalysis;
const R: Question = { id: 'R', kind: 'nps', wording: 'recommend', scale: [0, 10] };
const S: Question = { id: 'S', kind: 'rating', wording: 'satisfied', scale: [1, 5], isMain: true };

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  for (const table of ['responses', 'answers', 'questions']) await bench.db.script(`DELETE FROM ${table}`);
});

it('has a row for every point of the scale, zeros too, and the part that each belongs to', async () => {
  await addSurvey(
    bench,
    'wave',
    [R],
    [
      { times: 4, values: { R: 10 } },
      { times: 2, values: { R: 7 } },
      { times: 2, values: { R: 0 } },
    ],
  );
  const rows = await bench.rows(distribution);
  expect(rows.map(({ value, n }) => [value, n])).toEqual([
    [0, 2],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
    [5, 0],
    [6, 0],
    [7, 2],
    [8, 0],
    [9, 0],
    [10, 4],
  ]);
  expect(rows.map(({ part }) => part[0]).join('')).toBe('dddddddpppp');
  expect(rows[10]).toMatchObject({ part: 'promoter', share: 0.5, part_n: 4, part_share: 0.5, total: 8 });
  expect(rows[6]).toMatchObject({ part: 'detractor', share: 0, part_n: 2, part_share: 0.25 });
  expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

it('parts a rating into satisfied, neutral and dissatisfied, as many points below as above', async () => {
  await addSurvey(
    bench,
    'wave',
    [S],
    [5, 4, 4, 3, 1].map((S) => ({ values: { S } })),
  );
  const rows = await bench.rows(distribution);
  expect(rows.map(({ value, n, part }) => [value, n, part])).toEqual([
    [1, 1, 'dissatisfied'],
    [2, 0, 'dissatisfied'],
    [3, 1, 'neutral'],
    [4, 2, 'satisfied'],
    [5, 1, 'satisfied'],
  ]);
});

it.each([
  [[1, 10], 'ddddnnnsss'],
  [[0, 10], 'dddddnnnsss'],
  [[1, 7], 'ddnnnss'],
] as const)('parts the scale %j as %s', async (scale, parts) => {
  await addSurvey(bench, 'wave', [{ ...S, scale }], [{ times: 3, values: { S: 7 } }]);
  expect((await bench.rows(distribution)).map(({ part }) => part[0]).join('')).toBe(parts);
});

it('prefers the recommend question and takes the one named', async () => {
  await addSurvey(bench, 'wave', [S, R], [{ values: { S: 5, R: 9 } }]);
  expect((await bench.rows(distribution))[0]?.question).toBe('R');
  expect((await bench.rows(distribution, { question: 'S' }))[0]?.question).toBe('S');
});

it('puts a scale of a hundred points into steps of ten, the last with both ends', async () => {
  await addSurvey(
    bench,
    'wave',
    [{ ...S, scale: [0, 100] }],
    [0, 9, 10, 99, 100].map((S) => ({ values: { S } })),
  );
  const rows = await bench.rows(distribution);
  expect(rows.map(({ value, n }) => [value, n])).toEqual([
    [0, 2],
    [10, 1],
    [20, 0],
    [30, 0],
    [40, 0],
    [50, 0],
    [60, 0],
    [70, 0],
    [80, 0],
    [90, 2],
  ]);
  const spec = distribution.view(rows, contextOf(any, 'en') as never);
  expect(spec?.kind === 'columns' && [spec.columns[0]?.label, spec.columns[9]?.label]).toEqual(['0–9', '90–100']);
});

it('is empty where the scope holds no answer', async () => {
  await addSurvey(bench, 'wave', [R], [{ at: '2024-01-05', values: { R: 9 } }]);
  expect(await bench.rows(distribution, {}, { from: '2023-01-01', to: '2023-02-01' })).toEqual([]);
});

it('draws three groups and says their shares', async () => {
  await addSurvey(
    bench,
    'wave',
    [R],
    [
      { times: 20, values: { R: 10 } },
      { times: 10, values: { R: 8 } },
      { times: 10, values: { R: 3 } },
    ],
  );
  const rows = await bench.rows(distribution);
  const spec = distribution.view(rows, contextOf(any, 'zh-CN') as never);
  expect(spec?.kind === 'columns' && spec.groups).toEqual([
    { from: 0, to: 6, name: '贬损者 25%' },
    { from: 7, to: 8, name: '中立者 25%' },
    { from: 9, to: 10, name: '推荐者 50%' },
  ]);
  const said = distribution.headline(rows, contextOf(any, 'zh-CN') as never)?.text ?? '';
  expect(said).toBe('推荐者占50%，贬损者占25%');
  expect(strayNumbers(said, rows)).toEqual([]);
  expect(distribution.headline(rows, contextOf(any, 'en') as never)?.text).toBe('50% are promoters, 25% detractors');
});

it('does not say 0% of those who are none or hardly any', async () => {
  // 1 of 300 is 0.33%.
  const said = async (low: number) => {
    for (const table of ['responses', 'answers', 'questions']) await bench.db.script(`DELETE FROM ${table}`);
    const answers = [{ times: 300 - low, values: { S: 5 } }, ...(low > 0 ? [{ times: low, values: { S: 1 } }] : [])];
    await addSurvey(bench, 'wave', [S], answers);
    const rows = await bench.rows(distribution);
    return (['zh-CN', 'en'] as const).map(
      (locale) => distribution.headline(rows, contextOf(any, locale) as never)?.text,
    );
  };
  expect(await said(0)).toEqual(['100%打4分及以上，没有人只打2分及以下', '100% score 4 or more, nobody 2 or less']);
  expect((await said(1))[0]).toContain('几乎没有人只打2分及以下');
  expect((await said(3))[0]).toContain('1%只打2分及以下');
});
