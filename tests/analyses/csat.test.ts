import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import csat from '../../src/analyses/csat/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { addSurvey, contextOf, type Question, strayNumbers } from './survey.ts';

const any = csat as unknown as AnyAnalysis;
const S: Question = { id: 'S', kind: 'rating', wording: 'satisfied', scale: [1, 5], isMain: true };

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  for (const table of ['responses', 'answers', 'questions']) await bench.db.script(`DELETE FROM ${table}`);
});

describe('csat', () => {
  it('is the share of the top two boxes of five, with the mean and the Wilson interval', async () => {
    // 5 5 4 4 4 3 1 2: five of eight are satisfied, the mean is 28 ÷ 8
    await addSurvey(
      bench,
      'wave',
      [S],
      [5, 5, 4, 4, 4, 3, 1, 2].map((S) => ({ values: { S } })),
    );
    const [row, ...others] = await bench.rows(csat);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      value: '',
      n: 8,
      satisfied: 5,
      score: 0.625,
      mean: 3.5,
      csat_min: 4,
      overall_n: 8,
      overall_score: 0.625,
    });
    // Wilson 1927 for 5 of 8: 0.305742 … 0.863156
    expect(row?.low).toBeCloseTo(0.305742, 6);
    expect(row?.high).toBeCloseTo(0.863156, 6);
  });

  it.each([
    [[1, 3], 3],
    [[1, 4], 3],
    [[1, 5], 4],
    [[1, 7], 6],
    [[1, 9], 8],
    [[1, 10], 8],
    [[0, 10], 8],
    [[1, 20], 15],
    [[0, 100], 75],
  ] as const)('counts as satisfied on the scale %j from %d up', async (scale, from) => {
    await addSurvey(bench, 'wave', [{ ...S, scale }], [{ values: { S: from } }, { values: { S: from - 1 } }]);
    expect((await bench.rows(csat))[0]).toMatchObject({ csat_min: from, satisfied: 1, n: 2 });
  });

  it('takes another lowest score', async () => {
    await addSurvey(
      bench,
      'wave',
      [S],
      [5, 4, 3].map((S) => ({ values: { S } })),
    );
    expect((await bench.rows(csat, { csat_min: 3 }))[0]).toMatchObject({ satisfied: 3, csat_min: 3 });
  });

  it('asks the main rating of the survey with the most sheets, or the question named', async () => {
    const other: Question = { id: 'T', kind: 'rating', scale: [1, 5] };
    const recommend: Question = { id: 'R', kind: 'nps', scale: [0, 10] };
    await addSurvey(bench, 'large', [recommend, other, S], [{ times: 3, values: { R: 10, T: 1, S: 5 } }]);
    await addSurvey(bench, 'small', [S], [{ values: { S: 1 } }]);
    expect((await bench.rows(csat))[0]).toMatchObject({ survey: 'large', question: 'S', score: 1, n: 3 });
    expect((await bench.rows(csat, { question: 'T' }))[0]).toMatchObject({ question: 'T', score: 0 });
    expect((await bench.rows(csat, { survey: 'small' }))[0]).toMatchObject({ n: 1, score: 0 });
    expect((await bench.rows(csat, { question: 'R' }))[0]).toMatchObject({ csat_min: 8, score: 1 });
  });

  it('is an empty answer where nobody was asked for a rating', async () => {
    await addSurvey(bench, 'wave', [{ id: 'R', kind: 'nps', scale: [0, 10] }], [{ values: { R: 10 } }]);
    expect(await bench.rows(csat)).toEqual([]);
  });

  it('names the channel that is below the whole, with every number from the rows', async () => {
    await addSurvey(
      bench,
      'wave',
      [S],
      [
        { times: 90, channel: '天猫', values: { S: 5 } },
        { times: 10, channel: '天猫', values: { S: 2 } },
        { times: 50, channel: '抖店', values: { S: 4 } },
        { times: 50, channel: '抖店', values: { S: 1 } },
        { times: 4, channel: '快手', values: { S: 1 } },
      ],
    );
    const rows = await bench.rows(csat, { by: 'channel' });
    expect(rows.map(({ value, n, score }) => [value, n, score])).toEqual([
      ['天猫', 100, 0.9],
      ['抖店', 100, 0.5],
      ['快手', 4, 0],
    ]);
    const context = (locale: 'zh-CN' | 'en') => contextOf(any, locale, { by: 'channel' }) as never;
    expect(csat.headline(rows, context('zh-CN'))?.text).toBe('天猫的满意度是90%，抖店只有50%');
    expect(csat.headline(rows, context('en'))?.text).toBe('CSAT is 90% for 天猫, only 50% for 抖店');
    expect(strayNumbers(csat.headline(rows, context('en'))?.text ?? '', rows)).toEqual([]);
    expect(csat.footnote?.(rows, context('zh-CN'))).toBe(
      '「satisfied」（1–5分），4分起算满意；1组不足30份，画成虚线，不下结论',
    );
    const spec = csat.view(rows, context('en'));
    expect(spec?.kind === 'dots' && spec.dots.map(({ cells, small }) => [...cells, small])).toEqual([
      ['4.7', '100', false],
      ['2.5', '100', false],
      ['1', '4', true],
    ]);
    const all = await bench.rows(csat);
    expect(csat.headline(all, contextOf(any, 'zh-CN') as never)?.text).toBe('69%的答卷打了4分或更高，平均3.55分');
  });
});
