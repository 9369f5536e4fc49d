import { expect, it } from 'vitest';
import { formatter } from '../../src/i18n/format';
import { importTexts } from '../../src/i18n/texts/import';
import { progressWords } from '../../src/pages/progress-words';

const en = (progress: Parameters<typeof progressWords>[0], seconds: number) =>
  progressWords(progress, seconds, importTexts.en, formatter('en'));
const zh = (progress: Parameters<typeof progressWords>[0], seconds: number) =>
  progressWords(progress, seconds, importTexts['zh-CN'], formatter('zh-CN'));

it('where the share is known it is told with the time left, and no time that has passed', () => {
  // A quarter in five seconds: fifteen more.
  expect(en({ file: 'a.csv', phase: 'reading', share: 0.25 }, 5)).toEqual(['25%', 'about 15 s left']);
});

it('where it is not known no share is made up: the rows and the time that has passed are told', () => {
  const loading = { file: 'a.csv', phase: 'loading', share: null, rows: 1_500_000 } as const;
  expect(en(loading, 8)).toEqual(['1,500,000 rows', '8 s so far']);
  expect(zh(loading, 80)).toEqual(['1,500,000行', '已用1分20秒']);
});

it('what began a moment ago is not timed', () => {
  expect(en({ file: 'a.csv', phase: 'loading', share: null, rows: 10 }, 2)).toEqual(['10 rows']);
});

it('summing up is never called all done while it goes on', () => {
  expect(en({ file: 'a.csv', phase: 'facts', share: 1 }, 4)).toEqual(['4 s so far']);
});
