import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import nps from '../../src/analyses/nps/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { addSurvey, contextOf, type Sheets, strayNumbers } from './survey.ts';

const any = nps as unknown as AnyAnalysis;
const R = { id: 'R', kind: 'nps', wording: 'recommend', scale: [0, 10] } as const;
const scored = (scores: readonly number[], more: Omit<Sheets, 'values'> = {}): Sheets[] =>
  scores.map((R) => ({ ...more, values: { R } }));

/**
 * Eight people:      9 9 10 10 promoters   7 8 passives   0 6 detractors     (4 − 2) ÷ 8 = 25
 *   抖店:            9          7 8          0 6      → 1 − 2 of 5 = −20
 *   天猫:              9 10 10                        → 3 of 3    = 100
 */
describe('eight answers', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await openBench();
    await bench.orders([
      { order: 'o1', customer: 'ann', at: '2024-01-05', amount: 10, channel: '天猫', category: 'x' },
    ]);
    await addSurvey(
      bench,
      'wave',
      [R],
      [
        ...scored([9, 7, 8], { channel: '抖店', at: '2024-01-10' }),
        ...scored([0, 6], { channel: '抖店', at: '2024-02-10' }),
        ...scored([9], { channel: '天猫', order: 'o1', at: '2024-02-11' }),
        ...scored([10, 10], { channel: '天猫' }),
      ],
    );
  });

  it('is 100 times promoters less detractors over answers', async () => {
    const [row, ...others] = await bench.rows(nps);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      value: '',
      n: 8,
      promoters: 4,
      passives: 2,
      detractors: 2,
      promoter_share: 0.5,
      detractor_share: 0.25,
      score: 25,
    });
    // p + d − (p − d)² = 0.5 + 0.25 − 0.0625 = 0.6875; 100·√(0.6875 ÷ 8) = 29.3151
    expect(row?.se).toBeCloseTo(29.3151, 4);
    expect(row?.low).toBeCloseTo(25 - 1.959964 * 29.3151, 3);
    expect(row?.high).toBeCloseTo(25 + 1.959964 * 29.3151, 3);
  });

  it('splits by an attribute, best first, and repeats the whole on every row', async () => {
    const rows = await bench.rows(nps, { by: 'channel' });
    expect(
      rows.map(({ value, n, score, overall_n, overall_score }) => [value, n, score, overall_n, overall_score]),
    ).toEqual([
      ['天猫', 3, 100, 8, 25],
      ['抖店', 5, -20, 8, 25],
    ]);
  });

  it('splits by the month of the answer, in order, with undated answers last', async () => {
    const rows = await bench.rows(nps, { by: 'month' });
    expect(rows.map(({ value, n, score }) => [value, n, Math.round(score)])).toEqual([
      ['2024-01', 3, 33],
      ['2024-02', 3, -33],
      ['', 2, 100],
    ]);
  });

  it('keeps answers that no order or customer claims, unnamed and last', async () => {
    const rows = await bench.rows(nps, { by: 'category' });
    expect(rows.map(({ value, n }) => [value, n])).toEqual([
      ['x', 1],
      ['', 7],
    ]);
    const segments = await bench.rows(nps, { by: 'segment' });
    expect(segments.at(-1)).toMatchObject({ value: '', n: 7 });
  });

  it('keeps its own groups when one of them is the filter, and obeys the other filters', async () => {
    expect(await bench.rows(nps, { by: 'channel' }, { filters: { channel: ['天猫'] } })).toHaveLength(2);
    const [row] = await bench.rows(nps, {}, { filters: { channel: ['天猫'] } });
    expect(row).toMatchObject({ n: 3, score: 100, overall_n: 3 });
  });

  it('keeps answers from before the first and after the last order while nobody set the range', async () => {
    expect((await bench.rows(nps))[0]?.n).toBe(8);
    // o1 is the only order, on 5 January; from February on: three dated answers and the two without a date
    expect((await bench.rows(nps, {}, { from: '2024-02-01', to: '2024-03-01' }))[0]?.n).toBe(5);
  });

  it('takes other cut-offs, and says which counted', async () => {
    const [row] = await bench.rows(nps, { promoter_min: 10, detractor_max: 5 });
    expect(row).toMatchObject({
      promoters: 2,
      passives: 5,
      detractors: 1,
      score: 12.5,
      promoter_min: 10,
      detractor_max: 5,
    });
  });

  it('makes no claim on fewer than thirty answers', async () => {
    const rows = await bench.rows(nps, { by: 'channel' });
    expect(nps.headline(rows, contextOf(any, 'zh-CN', { by: 'channel' }) as never)).toBeNull();
    const [all] = [await bench.rows(nps)];
    expect(nps.headline(all, contextOf(any, 'zh-CN') as never)?.text).toBe('只有8份答卷，还说不准NPS');
    const spec = nps.view(rows, contextOf(any, 'zh-CN', { by: 'channel' }) as never);
    expect(spec?.kind === 'dots' && spec.dots.every(({ small }) => small)).toBe(true);
  });

  it('is empty, not an error, for a question that nobody asked', async () => {
    expect(await bench.rows(nps, { question: 'nothing' })).toEqual([]);
  });
});

it('has the published standard error: p = 1/2, d = 1/6, n = 324 gives 4.1409 (Cross Validated, NPS margin of error)', async () => {
  const bench = await openBench();
  await addSurvey(
    bench,
    'wave',
    [R],
    [
      { times: 162, values: { R: 9 } },
      { times: 108, values: { R: 8 } },
      { times: 54, values: { R: 3 } },
    ],
  );
  const [row] = await bench.rows(nps);
  expect(row?.se).toBeCloseTo(4.14086662499961, 9);
});

it('lets the main rating stand in where nobody asked about recommending: the best answer promotes, the next is passive', async () => {
  const bench = await openBench();
  const stars = { id: 'S', kind: 'rating', wording: 'stars', scale: [1, 5], isMain: true } as const;
  await addSurvey(
    bench,
    'reviews',
    [stars],
    [5, 5, 4, 3, 1].map((S) => ({ values: { S } })),
  );
  const rows = await bench.rows(nps);
  expect(rows[0]).toMatchObject({
    promoters: 2,
    passives: 1,
    detractors: 2,
    score: 0,
    promoter_min: 5,
    detractor_max: 3,
    kind: 'rating',
  });
  expect(nps.footnote?.(rows, contextOf(any, 'en') as never)).toContain(
    '“stars” (1–5) stands in: promoters from 5, detractors up to 3',
  );

  await addSurvey(bench, 'wave', [R], [{ values: { R: 10 } }]);
  expect((await bench.rows(nps))[0]).toMatchObject({ survey: 'wave', n: 1 });
  expect((await bench.rows(nps, { survey: 'reviews' }))[0]).toMatchObject({ n: 5 });
  expect((await bench.rows(nps, { question: 'S' }))[0]).toMatchObject({ n: 5 });
});

it('counts an answer about a cancelled order, with the province of that order but no customer', async () => {
  const bench = await openBench();
  await bench.insert('orders', [
    { order_id: 'o1', customer_id: 'ann', ordered_at: '2024-01-05', amount: 10, status: 'sale', province: '广东' },
    {
      order_id: 'o2',
      customer_id: 'bob',
      ordered_at: '2024-01-06',
      amount: 0,
      status: 'cancelled',
      exclusion: 'cancelled',
      province: '四川',
    },
  ]);
  await addSurvey(
    bench,
    'wave',
    [R],
    [
      { order: 'o1', values: { R: 10 } },
      { order: 'o2', values: { R: 0 } },
    ],
  );
  const rows = await bench.rows(nps, { by: 'province' });
  expect(rows.map(({ value, score }) => [value, score])).toEqual([
    ['广东', 100],
    ['四川', -100],
  ]);
  expect((await bench.rows(nps, { by: 'segment' })).at(-1)).toMatchObject({ value: '', n: 1, score: -100 });
});

describe('headlines', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await openBench();
  });

  /** Channels with 100 answers each: the first number promoters, the second detractors. */
  async function channels(counts: Readonly<Record<string, readonly [number, number]>>) {
    for (const table of ['responses', 'answers', 'questions']) await bench.db.script(`DELETE FROM ${table}`);
    const sheets = Object.entries(counts).flatMap(([channel, [p, d]]): Sheets[] => [
      { times: p, channel, values: { R: 10 } },
      { times: d, channel, values: { R: 2 } },
      { times: 100 - p - d, channel, values: { R: 7 } },
    ]);
    await addSurvey(
      bench,
      'wave',
      [R],
      sheets.filter(({ times = 1 }) => times > 0),
    );
    const rows = await bench.rows(nps, { by: 'channel' });
    const said = (locale: 'zh-CN' | 'en') =>
      nps.headline(rows, contextOf(any, locale, { by: 'channel' }) as never)?.text ?? '';
    for (const locale of ['zh-CN', 'en'] as const) expect(strayNumbers(said(locale), rows)).toEqual([]);
    return { zh: said('zh-CN'), en: said('en'), rows };
  }

  it('name the best channel and those near zero', async () => {
    const { zh, en, rows } = await channels({
      有赞小程序: [68, 10],
      天猫: [62, 16],
      京东: [60, 20],
      抖店: [34, 30],
      拼多多: [30, 32],
    });
    expect(zh).toBe('有赞小程序的NPS是58分，拼多多和抖店接近零分');
    expect(en).toBe('NPS is 58 for 有赞小程序, near zero for 拼多多 and 抖店');
    expect(nps.reading?.(rows, contextOf(any, 'zh-CN', { by: 'channel' }) as never)).toBe(
      '抖店、拼多多的区间彼此重叠，分不出谁更差；但都明显低于全部。',
    );
  });

  it('name the worst alone where no other leads', async () => {
    const { zh, en } = await channels({
      线下门店: [50, 20],
      京东: [52, 20],
      天猫: [50, 20],
      微店: [51, 20],
      抖店: [20, 40],
    });
    expect(zh).toBe('抖店的NPS只有−20分，低于全部的21分');
    expect(en).toBe('NPS is only −20 for 抖店, against 21 overall');
  });

  it('say that nothing can be told apart where intervals overlap', async () => {
    const { zh, en } = await channels({ 天猫: [50, 20], 京东: [48, 22] });
    expect(zh).toBe('各渠道的NPS分不出谁更差，全部28分');
    expect(en).toBe('No channel stands apart on NPS: 28 overall');
  });

  it('of the whole: promoters against detractors, or that they cannot be told apart', async () => {
    await channels({ 天猫: [50, 20] });
    const said = async () => nps.headline(await bench.rows(nps), contextOf(any, 'zh-CN') as never)?.text;
    expect(await said()).toBe('NPS 30分，推荐者占50%，多于贬损者的20%');
    await channels({ 天猫: [30, 32] });
    expect(await said()).toBe('NPS −2分，分不出推荐者和贬损者谁更多');
  });

  it('say so when no answer can be linked to what splits it', async () => {
    await channels({ 天猫: [50, 20] });
    const rows = await bench.rows(nps, { by: 'segment' });
    expect(rows.map(({ value }) => value)).toEqual(['']);
    const context = contextOf(any, 'zh-CN', { by: 'segment' });
    expect(nps.headline(rows, context as never)?.text).toBe('没有答卷能关联到客群');
    expect(nps.footnote?.(rows, context as never)).toContain('100份没有客群：没关联到客户');
    const spec = nps.view(rows, context as never);
    expect(spec?.kind === 'dots' && spec.dots[0]?.label).toBe('未关联或未评分');
  });
});

/**
 * Eight people who also say how old they are:   young 9 10 9   old 0 3 8 6   nobody knows 10
 *   young 3 of 3 promoters = 100      old (0 − 3) ÷ 4 = −75
 */
describe('answers split by another question of the same survey', () => {
  let bench: TestBench;
  const AGE = { id: 'A', kind: 'choice', wording: '您的年龄段' } as const;
  const aged = (scores: readonly number[], A: string): Sheets[] => scores.map((R) => ({ values: { R, A } }));
  beforeAll(async () => {
    bench = await openBench();
    const words = { id: 'W', kind: 'text', wording: '您的建议' } as const;
    const sheets = [...aged([9, 10, 9], '18-25岁'), ...aged([0, 3, 8, 6], '36岁以上'), ...scored([10])];
    await addSurvey(bench, 'wave', [AGE, R, words], sheets);
    await addSurvey(bench, 'other', [{ ...AGE, wording: 'other' }, R], [{ values: { R: 0, A: '18-25岁' } }]);
  });

  it('groups them by what the same person chose, and keeps who did not say last', async () => {
    const rows = await bench.rows(nps, { by: 'question', group: 'A' });
    expect(rows.map(({ value, n, score, split }) => [value, n, score, split])).toEqual([
      ['18-25岁', 3, 100, '您的年龄段'],
      ['36岁以上', 4, -75, '您的年龄段'],
      ['', 1, 100, '您的年龄段'],
    ]);
  });

  it('does not group by free text, nor by a question that the survey has not', async () => {
    for (const group of ['W', 'R', 'nothing', '']) {
      const rows = await bench.rows(nps, { by: 'question', group });
      expect(rows.map(({ value, n, split }) => [value, n, split])).toEqual([['', 8, '']]);
    }
  });

  it('is called by the words of the question', async () => {
    const params = { by: 'question', group: 'A' } as const;
    const rows = await bench.rows(nps, params);
    const many = rows.map((row) => ({ ...row, n: 40 }));
    expect(nps.headline(many, contextOf(any, 'zh-CN', params) as never)?.text).toContain('18-25岁的NPS是100分');
    const alike = many.map((row) => ({ ...row, low: -100, high: 100 }));
    expect(nps.headline(alike, contextOf(any, 'zh-CN', params) as never)?.text).toContain('按「您的年龄段」分');
  });
});
