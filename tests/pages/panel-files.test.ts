import { describe, expect, it } from 'vitest';
import breakdown from '../../src/analyses/breakdown/index.ts';
import nps from '../../src/analyses/nps/index.ts';
import { captionLines } from '../../src/charts/export.ts';
import { textWidth } from '../../src/charts/text.ts';
import { shellTexts } from '../../src/i18n/texts/shell.ts';
import type { Columns } from '../../src/model/rows.ts';
import { WHOLE } from '../../src/model/scope.ts';
import { headingOf, shownColumns } from '../../src/pages/panel-columns.ts';
import { basisOf, csvOf, type Downloaded, fileName } from '../../src/pages/panel-files.ts';

const scope = { ...WHOLE, from: '2024-01-01', to: '2024-12-21' };
const row = {
  value: '=1+1', customers: 12, orders: 30, revenue: 1881061.2999999996, share: 0.123456789, share_rest: null, aov: 62702.04333,
  orders_per_customer: 2.5, revenue_per_customer: null, repeat_rate: 0.5, repeat_low: 0.25, repeat_high: 0.75, index: 101.23456, n: 12,
}; // prettier-ignore
const panelOf = (by: string, locale: 'zh-CN' | 'en'): Downloaded => ({
  asked: { id: 'breakdown', columns: breakdown.columns, words: breakdown.messages[locale].columns, params: { by } },
  rows: [row],
  title: '广东最多，占12.3%',
  scope,
  locale,
});
const words = { texts: shellTexts['zh-CN'], count: String, filters: ['抖店'], asOf: '2024-12-21', dot: '・' };

describe('what a panel is saved as', () => {
  it('has the headings of the screen, cents and shares rounded, and no formula', () => {
    const [head = '', line = ''] = csvOf(panelOf('province', 'zh-CN')).split('\r\n');
    expect(head.startsWith('省份,')).toBe(true);
    expect(head).not.toMatch(/[a-z]{3}/);
    expect(line).toContain(`"'=1+1"`);
    expect(line).toContain('1881061.3');
    expect(line).toContain('0.1235');
    expect(line).not.toContain('1881061.29');
    expect(csvOf(panelOf('province', 'en')).split(',')[0]).toBe('Province');
  });

  it('names the values of an attribute in the words of the screen', () => {
    const panel = panelOf('gender', 'zh-CN');
    expect(csvOf({ ...panel, rows: [{ ...row, value: 'female' }] }).split('\r\n')[1]).toMatch(/^女,/);
  });

  it('is called by the title and the range of the panel', () => {
    expect(fileName(panelOf('province', 'zh-CN'), 'csv')).toBe('广东最多，占12.3% 2024-01-01–2024-12-20.csv');
    expect(fileName({ ...panelOf('province', 'zh-CN'), title: '长'.repeat(200) }, 'png')).toMatch(/长 2024.*\.png$/);
  });

  it('says its range, filters, n and how far the data go; orders with several categories are not added up', () => {
    expect(basisOf(panelOf('province', 'zh-CN'), words)).toBe('2024-01-01 至 2024-12-20・抖店・30单・截至2024-12-20');
    expect(basisOf(panelOf('category', 'zh-CN'), words)).toBe('2024-01-01 至 2024-12-20・抖店・截至2024-12-20');
    const answers = { ...panelOf('province', 'zh-CN'), rows: [{ overall_n: 3986 }] };
    expect(basisOf(answers, words)).toContain('3986份答卷');
  });

  it('sets the words over and under a picture in lines that fit its width', () => {
    const title = '孕产护理这一支拖了后腿，「促销公平」只有48.2分，总体70.1分，低于其他各项';
    const { above, below } = captionLines(
      { title, kicker: '销售额・按省份', notes: ['净销售额 = 实付 − 退款'], basis: '2024' },
      320,
    );
    expect(above.lines.map(({ text }) => text).join('')).toBe(`销售额・按省份${title}`);
    expect(above.lines.length).toBeGreaterThan(2);
    for (const { text, size, strong } of above.lines)
      expect(textWidth(text, { size, strong })).toBeLessThanOrEqual(330);
    expect(below.lines.map(({ text }) => text)).toEqual(['净销售额 = 实付 − 退款', '2024']);
    expect(below.height).toBeGreaterThan(below.lines.at(-1)?.y ?? 0);
    expect(captionLines({}, 320).above.height).toBe(0);
  });
});

describe('a table of a panel', () => {
  const asked = {
    id: 'nps',
    columns: nps.columns as Columns,
    words: nps.messages.en.columns,
    params: { by: 'channel' },
  };

  it('begins with what tells the rows apart and the metric, and ends with what is said of the whole', () => {
    const keys = shownColumns(asked, [{ value: '', split: '' }]).map(([key]) => key);
    expect(keys.slice(0, 5)).toEqual(['value', 'score', 'n', 'low', 'high']);
    expect(keys.slice(-4)).toEqual(['wording', 'kind', 'scale_min', 'scale_max']);
    expect(keys).not.toContain('split');
    expect(headingOf('value', asked, 'en')).toBe('Channel');
  });
});
