import { describe as group, expect, it } from 'vitest';
import { describe } from '../../src/charts/describe';
import * as examples from './examples';

group('describe', () => {
  it('says kind, count, highest, lowest and the unfinished last of a line', () => {
    expect(describe(examples.lineYears('en'), 'en')).toBe(
      'Line chart, 2 lines of 12: highest 2024 Jun, 63.5; lowest 2024 May, 34.5; last 2024 Dec, 21 (unfinished).',
    );
    expect(describe(examples.lineYears(), 'zh-CN')).toBe(
      '折线图，2条线，共12项；最高是2024年6月，63.5万；最低是2024年5月，34.5万；最后是2024年12月，21万（还没完）。',
    );
  });

  it('says what is selected', () => {
    expect(describe(examples.barsProvinces(), 'zh-CN')).toBe(
      '条形图，共7项；最高是广东，496；最低是湖南，143；已选广东。',
    );
  });

  it('counts the unknown apart', () => {
    expect(describe(examples.tiles('en'), 'en')).toBe(
      'Tile map of 33: highest Guangdong, 500万; lowest Macao, 29万; 1 unknown.',
    );
  });

  it('says the points of a cumulative curve, not its ends', () => {
    const curve = {
      kind: 'line',
      series: [{ key: 'c', name: 'Revenue', emphasis: 'subject', points: [{ x: 0, y: 0 }, { x: 20, y: 52 }, { x: 100, y: 100 }] }],
      x: { ticks: [] },
      y: { write: String },
      diagonal: 'Everyone alike',
      callouts: [{ x: 20, y: 52, lines: ['The top 20%', 'bring 52% of revenue'] }],
    } as const; // prettier-ignore
    expect(describe(curve, 'en')).toBe('Cumulative curve. The top 20% bring 52% of revenue.');
  });

  it('calls a place by its name, and says the last only where it is neither highest nor lowest', () => {
    const falling = {
      kind: 'line',
      series: [{ key: 'm', name: 'mean', emphasis: 'subject', points: [{ x: 1, y: 35 }, { x: 2, y: 31 }, { x: 3, y: 26 }] }],
      x: { ticks: [1, 2, 3].map((at) => ({ at, text: String(at), name: `period ${at}` })) },
      y: { write: (value: number) => `${value}%` },
    } as const; // prettier-ignore
    expect(describe(falling, 'en')).toBe('Line chart of 3: highest period 1, 35%; lowest period 3, 26%.');
  });

  it('leaves the first age and unfinished cells out of the triangle', () => {
    expect(describe(examples.cohorts('zh-CN', 4), 'zh-CN')).toMatch(/^留存三角：只有2024-09 第1期，\d+。$/);
  });

  it('says so when there is nothing', () => {
    expect(describe({ kind: 'bars', bars: [] }, 'en')).toBe('No data to draw.');
    expect(describe({ kind: 'line', series: [], x: { ticks: [] }, y: { write: String } }, 'zh-CN')).toBe(
      '没有可画的数据。',
    );
  });

  it.each(Object.entries(examples))('finds one sentence for %s', (_, example) => {
    expect(describe(example(), 'en')).toMatch(/^[A-Z].+\.$/);
    expect(describe(example(), 'zh-CN')).toMatch(/。$/);
  });
});
