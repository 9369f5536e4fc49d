import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import items from '../../src/analyses/item-means/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { addSurvey, contextOf, type Question, strayNumbers } from './survey.ts';

const any = items as unknown as AnyAnalysis;
const rating = (id: string, theme: string | undefined, wording = id, isMain = false): Question => ({
  id, kind: 'rating', wording, scale: [1, 5], isMain, ...(theme !== undefined && { theme }),
}); // prettier-ignore
const WHOLE = rating('S', 'overall', '总体满意度', true);

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  for (const table of ['responses', 'answers', 'questions']) await bench.db.script(`DELETE FROM ${table}`);
});

//          S  P1  P2  D1        on 0–100
//  ann     5   5   4   3        100 100  75  50      product (100+75)÷2 = 87.5
//  bob     3   1   ·   3         50   0   ·  50      product  0
it('is a tree: the whole, themes in their order, items; a theme takes the mean of each person first', async () => {
  const nps: Question = { id: 'R', kind: 'nps', scale: [0, 10] };
  await addSurvey(
    bench,
    'wave',
    [rating('D1', 'price'), WHOLE, nps, rating('P1', 'product'), rating('P2', 'product')],
    [{ values: { S: 5, P1: 5, P2: 4, D1: 3, R: 9 } }, { values: { S: 3, P1: 1, D1: 3, R: 2 } }],
  );
  const rows = await bench.rows(items);
  expect(
    rows.map(({ level, theme, question, n, mean, score100 }) => [level, theme, question, n, mean, score100]),
  ).toEqual([
    [0, '', 'S', 2, 4, 75],
    [1, 'product', '', 2, 2.75, 43.75],
    [2, 'product', 'P1', 2, 3, 50],
    [2, 'product', 'P2', 1, 4, 75],
    [1, 'price', '', 2, 3, 50],
    [2, 'price', 'D1', 2, 3, 50],
  ]);
  expect(rows[5]).toMatchObject({ low: 50, high: 50, overall_score100: 75, overall_n: 2 });
  // 100 and 50: s = 35.3553, ÷ √2 = 25, × 1.959964
  expect(rows[0]?.low).toBeCloseTo(75 - 1.959964 * 25, 4);
  expect(rows[0]?.high).toBe(100);
});

it('takes all rating questions as the whole where none asks about it', async () => {
  await addSurvey(bench, 'wave', [rating('A', 'product'), rating('B', undefined)], [{ values: { A: 5, B: 3 } }]);
  const rows = await bench.rows(items);
  expect(rows.map(({ level, theme, question, score100 }) => [level, theme, question, score100])).toEqual([
    [0, '', '', 75],
    [1, 'product', '', 100],
    [2, 'product', 'A', 100],
    [2, '', 'B', 50],
  ]);
  expect(items.footnote?.(rows, contextOf(any, 'en') as never)).toContain('mean of all rating questions');
});

it('has one row for a survey of one question', async () => {
  await addSurvey(
    bench,
    'reviews',
    [rating('S', undefined, 'stars', true)],
    [{ values: { S: 5 } }, { values: { S: 4 } }],
  );
  expect((await bench.rows(items)).map(({ level, question, score100 }) => [level, question, score100])).toEqual([
    [0, 'S', 87.5],
  ]);
});

it('keeps different scales apart: no common mean, one common score', async () => {
  await addSurvey(
    bench,
    'wave',
    [WHOLE, rating('A', 'price'), { ...rating('B', 'price'), scale: [1, 10] }],
    [{ values: { S: 5, A: 1, B: 10 } }],
  );
  expect((await bench.rows(items)).find(({ level }) => level === 1)).toMatchObject({
    theme: 'price',
    mean: null,
    scale_max: null,
    score100: 50,
  });
});

it('says which item drags its theme down, and whether the next could be as bad', async () => {
  const questions = [
    WHOLE,
    rating('A', 'product', '产品：包装密封'),
    rating('B', 'price', '价格：促销公平'),
    rating('C', 'price', '价格：日常价格'),
  ];
  await addSurvey(bench, 'wave', questions, [
    { times: 40, values: { S: 4, A: 5, B: 2, C: 3 } },
    { times: 40, values: { S: 5, A: 4, B: 3, C: 4 } },
  ]);
  const rows = await bench.rows(items);
  const said = (locale: 'zh-CN' | 'en') => items.headline(rows, contextOf(any, locale) as never)?.text ?? '';
  expect(said('zh-CN')).toBe('价格这一支拖了后腿，「促销公平」只有37.5分，总体87.5分');
  expect(said('en')).toBe('Price drags the score down: “促销公平” gets only 37.5, against 87.5 overall');
  for (const locale of ['zh-CN', 'en'] as const) expect(strayNumbers(said(locale), rows)).toEqual([]);
  expect(items.reading?.(rows, contextOf(any, 'zh-CN') as never)).toBe('其次是日常价格，62.5分。');
  const spec = items.view(rows, contextOf(any, 'zh-CN') as never);
  expect(spec?.kind === 'dots' && spec.dots.map(({ label, level }) => `${'  '.repeat(level ?? 0)}${label}`)).toEqual([
    '总体满意度', '  产品', '    包装密封', '  价格', '    促销公平', '    日常价格',
  ]); // prettier-ignore
  expect(spec?.kind === 'dots' && spec.reference).toEqual({
    value: expect.closeTo(87.5, 9) as number,
    text: '总体 87.5',
  });
});

it('makes no claim with fewer than thirty answers or inside the intervals', async () => {
  await addSurvey(
    bench,
    'wave',
    [WHOLE, rating('A', 'product'), rating('B', 'price')],
    [{ times: 29, values: { S: 5, A: 1, B: 5 } }],
  );
  expect(items.headline(await bench.rows(items), contextOf(any, 'zh-CN') as never)).toBeNull();
  await addSurvey(
    bench,
    'next',
    [WHOLE, rating('A', 'product'), rating('B', 'price')],
    [
      { times: 20, values: { S: 5, A: 4, B: 5 } },
      { times: 20, values: { S: 3, A: 4, B: 3 } },
    ],
  );
  const said = items.headline(await bench.rows(items), contextOf(any, 'zh-CN') as never)?.text;
  expect(said).toBe('各项分不出谁更差，总体75分');
});
