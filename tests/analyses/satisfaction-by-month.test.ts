import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { AnyAnalysis } from '../../src/analyses/analysis.ts';
import months from '../../src/analyses/satisfaction-by-month/index.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { addSurvey, contextOf, type Question, strayNumbers } from './survey.ts';

const any = months as unknown as AnyAnalysis;
const R: Question = { id: 'R', kind: 'nps', wording: 'recommend', scale: [0, 10] };
const S: Question = { id: 'S', kind: 'rating', wording: 'satisfied', scale: [1, 5], isMain: true };

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  for (const table of ['responses', 'answers', 'questions']) await bench.db.script(`DELETE FROM ${table}`);
});

//        Jan            Feb   Mar            (16 March is the last day)
//  R     10 10 8 2      ·     0
//  S     5  4  3 ·      ·     1
it('has every month between the first and the last answer, the last one unfinished', async () => {
  await addSurvey(
    bench,
    'wave',
    [R, S],
    [
      { at: '2024-01-05', values: { R: 10, S: 5 } },
      { at: '2024-01-06', values: { R: 10, S: 4 } },
      { at: '2024-01-07', values: { R: 8, S: 3 } },
      { at: '2024-01-31 23:30:00', values: { R: 2 } },
      { at: '2024-03-16', values: { R: 0, S: 1 } },
      { values: { R: 10, S: 5 } },
    ],
  );
  const rows = await bench.rows(months);
  expect(
    rows.map(({ month, n, nps_n, nps, csat_n, complete }) => ({ month, n, nps_n, nps, csat_n, complete })),
  ).toEqual([
    { month: '2024-01', n: 4, nps_n: 4, nps: 25, csat_n: 3, complete: true },
    { month: '2024-02', n: 0, nps_n: 0, nps: null, csat_n: 0, complete: true },
    { month: '2024-03', n: 1, nps_n: 1, nps: -100, csat_n: 1, complete: false },
  ]);
  expect(rows[0]?.csat).toBeCloseTo(2 / 3, 12);
  expect(rows[1]).toMatchObject({ csat: null, nps_low: null });
  // all dated answers: 2 promoters, 2 detractors of 5; 2 of 4 satisfied
  expect(rows[0]).toMatchObject({ overall_nps: 0, overall_nps_n: 5, overall_csat: 0.5, overall_csat_n: 4 });
  const spec = months.view(rows, contextOf(any, 'zh-CN') as never);
  const line = spec?.kind === 'line' ? spec.series.at(-1) : undefined;
  expect(line?.points.map(({ y, unfinished }) => [y, unfinished])).toEqual([
    [25, false],
    [null, false],
    [-100, true],
  ]);
});

it('draws the metric that the survey has where the one asked for is missing', async () => {
  await addSurvey(
    bench,
    'wave',
    [R],
    [
      { at: '2024-01-05', values: { R: 10 } },
      { at: '2024-02-05', values: { R: 10 } },
    ],
  );
  const rows = await bench.rows(months, { show: 'csat' });
  expect(rows[0]).toMatchObject({ nps: 100, csat: null, overall_csat: null });
  const spec = months.view(rows, contextOf(any, 'en', { show: 'csat' }) as never);
  expect(spec?.kind === 'line' && spec.series.at(-1)?.name).toBe('NPS');
});

it('says which month stands out, and only with enough answers', async () => {
  const month = (at: string, promoters: number, detractors: number) => [
    { times: promoters, at, values: { R: 10 } },
    { times: detractors, at, values: { R: 1 } },
  ];
  await addSurvey(bench, 'wave', [R], [
    ...month('2024-01-10', 80, 20), ...month('2024-02-10', 80, 20), ...month('2024-03-10', 78, 22), ...month('2024-04-10', 30, 70),
    ...month('2024-05-10', 1, 20), { at: '2024-07-01', values: { R: 9 } },
  ]); // prettier-ignore
  const rows = await bench.rows(months);
  const said = (locale: 'zh-CN' | 'en') => months.headline(rows, contextOf(any, locale) as never)?.text ?? '';
  // promoters 80+80+78+30+1+1 = 270, detractors 20+20+22+70+20 = 152, of 422: 27.96
  expect(said('zh-CN')).toBe('2024年4月的NPS只有−40分，低于全部月份的28分');
  expect(said('en')).toBe('NPS was only −40 in Apr 2024, below the 28 of all months');
  expect(strayNumbers(said('zh-CN'), rows)).toEqual([]);
  expect(months.footnote?.(rows, contextOf(any, 'zh-CN') as never)).toBe('2个月不足30份，不下结论；2024年7月还没过完');
});

it('makes no claim on months that overlap', async () => {
  const month = (at: string) => [
    { times: 30, at, values: { S: 5 } },
    { times: 10, at, values: { S: 2 } },
  ];
  await addSurvey(bench, 'wave', [S], [...month('2024-01-10'), ...month('2024-02-10')]);
  const rows = await bench.rows(months, { show: 'csat' });
  // February runs to the 29th and the last answer came on the 10th: one whole month is no comparison
  expect(months.headline(rows, contextOf(any, 'zh-CN', { show: 'csat' }) as never)).toBeNull();
  const whole = await bench.rows(months, { show: 'csat' }, { from: '2024-01-01', to: '2024-03-01' });
  expect(months.headline(whole, contextOf(any, 'zh-CN', { show: 'csat' }) as never)?.text).toBe(
    '各月的满意度分不出高低，全部75%',
  );
});
