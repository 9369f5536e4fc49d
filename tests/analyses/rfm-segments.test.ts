import { beforeAll, describe, expect, it } from 'vitest';
import rfmSegments from '../../src/analyses/rfm-segments/index.ts';
import { scopeHeadline } from '../../src/analyses/rfm-segments/of-scope.ts';
import type { RowOf } from '../../src/db/columns.ts';
import { formatter } from '../../src/i18n/format.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { DEFAULT_RULE, type RfmRule } from '../../src/model/rfm.ts';
import type { ResolvedScope } from '../../src/model/scope.ts';
import { defaultsOf, openBench, type TestBench } from '../support/workspace.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await bench.orders([
    { order: '1', customer: 'ann', at: '2024-01-05', amount: 10, channel: 'A', category: 'x' },
    { order: '2', customer: 'ann', at: '2024-03-05', amount: 30, channel: 'B', category: 'y' },
    { order: '3', customer: 'bob', at: '2024-02-01', amount: 60, channel: 'A', province: '广东' },
  ]);
});

it('sums customers and revenue, and shares add up to one', async () => {
  const rows = await bench.rows(rfmSegments);
  expect(rows.reduce((n, row) => n + row.customers, 0)).toBe(2);
  expect(rows.reduce((n, row) => n + row.revenue, 0)).toBe(100);
  expect(rows.reduce((n, row) => n + row.share, 0)).toBeCloseTo(1);
});

it('selects customers by the scope without scoring them again', async () => {
  const all = await bench.rows(rfmSegments);
  for (const filters of [{ channel: ['B'] }, { category: ['y'] }, { province: ['广东'] }]) {
    const [only, ...others] = await bench.rows(rfmSegments, {}, { filters });
    expect(others).toEqual([]);
    expect(all.map((row) => row.segment)).toContain(only?.segment);
  }
});

type Row = RowOf<typeof rfmSegments.columns>;

/** A hundred customers of a segment, or as many as are said, who spent so much in the window. */
const row = (segment: string, revenue: number, customers = 100): Row => ({
  segment, customers, share: customers / 400, revenue, revenue_share: revenue / 10_000, revenue_per_customer: revenue / customers,
  recency: 90, frequency: 2, moved: 0, unscored: 0,
}); // prettier-ignore
// 400 customers and 10,000 of money: half of it the champions', 3,000 of those at risk, 1,000 of those we cannot lose.
const ROWS = [row('champions', 5000), row('at_risk', 3000), row('cannot_lose', 1000), row('lost', 1000)];
const YEAR = { from: '2023-07-01', to: '2024-07-01' };
const JUNE = { from: '2024-06-01', to: '2024-07-01' };

const contextOf = (scope: Partial<ResolvedScope>, locale: Locale = 'zh-CN', params: Partial<RfmRule> = {}) => ({
  locale,
  format: formatter(locale),
  params: { ...defaultsOf(rfmSegments.params), ...params },
  scope: { ...YEAR, filters: {}, rule: DEFAULT_RULE, ...scope },
  nameOf: (attribute: string, value: string) => valueName(locale, attribute, value),
});
const say = (rows: readonly Row[], ...given: Parameters<typeof contextOf>) =>
  rfmSegments.headline(rows, contextOf(...given));

describe('the sentence about segments', () => {
  it('speaks of those who slip away with most money', () => {
    expect(say(ROWS, {})).toEqual({
      text: '100位「有流失风险」人均花过30元',
      stake: { money: 3000, customers: 100 },
    });
    expect(say([row('champions', 5000), row('at_risk', 100), row('cannot_lose', 1000)], {})?.text).toBe(
      '100位「不可失去」人均花过10元',
    );
  });

  it('speaks of what is chosen, whichever slips away more', () => {
    const of = (...segment: string[]) => say(ROWS, { filters: { segment } })?.text;
    expect(of('champions')).toBe('「冠军客户」占客户的25%，贡献销售额的50%');
    expect(of('cannot_lose')).toBe('100位「不可失去」人均花过10元');
    expect(of('cannot_lose', 'at_risk')).toBe('有流失风险、不可失去共200位客户，买了4,000元');
    expect(say([row('champions', 5000), row('loyal', 90, 9)], { filters: { segment: ['loyal'] } })?.text).toBe(
      '「忠诚客户」只有9位客户，太少，说不准',
    );
  });

  it('names the twelve months wherever the chosen days or orders are others', () => {
    const two = [row('champions', 5000), row('lost', 1000)];
    expect(say(two, JUNE)).toEqual({
      text: '「冠军客户」占客户的25%，贡献这些客户近12个月消费的50%',
      stake: { money: 5000, customers: 100 },
    });
    expect(say(two, JUNE, 'en')?.text).toBe(
      '“Champions”: 25% of customers, 50% of what all of them spent in the 12 months to 2024-06-30',
    );
    expect(say(ROWS, { filters: { channel: ['A'] } })?.text).toBe('100位「有流失风险」近12个月人均花过30元');
    expect(say(ROWS, { filters: { gender: ['female'] } })?.text).toBe('100位「有流失风险」人均花过30元');
    expect(say(ROWS, YEAR, 'zh-CN', { window: 'all' })?.text).toBe('100位「有流失风险」历来人均花过30元');
    const open = { from: true, to: true };
    expect(say(ROWS, { ...YEAR, open }, 'zh-CN', { window: 'all' })?.text).toBe('100位「有流失风险」人均花过30元');
  });

  // In June the champions bought for 8,530 of 17,900, 48%, those we cannot lose for 400, those at risk for 300; the window says otherwise.
  it('is told in the money of the scope beside what else was sold in it', () => {
    const sold = (value: string, revenue: number) => ({ value, customers: 100, revenue, share: revenue / 17_900 });
    const sales = [sold('champions', 8530), sold('cannot_lose', 400), sold('at_risk', 300), sold('lost', 8670)];
    expect(scopeHeadline(ROWS, sales, contextOf(JUNE))).toEqual({
      text: '100位「不可失去」人均花过4元',
      stake: { money: 400, customers: 100 },
    });
    expect(scopeHeadline(ROWS, [sold('champions', 8530), sold('lost', 100)], contextOf(JUNE))).toEqual({
      text: '「冠军客户」占客户的25%，贡献销售额的48%',
      stake: { money: 8530, customers: 100 },
    });
    expect(scopeHeadline(ROWS, [], contextOf(JUNE))).toBeNull();
  });

  it('says under them of which days the money is', () => {
    expect(rfmSegments.footnote?.(ROWS, contextOf(JUNE))).toBe('窗口为2023-07-01至2024-06-30');
    expect(rfmSegments.footnote?.(ROWS, contextOf(YEAR))).toBeNull();
  });

  it('heads its bars and reads its rows by the same months', () => {
    const spec = rfmSegments.view(ROWS, contextOf(JUNE));
    expect(spec?.kind === 'bars' ? spec.headings?.bar : null).toBe('占近12个月消费');
    expect(rfmSegments.reading?.(ROWS, contextOf(JUNE))).toBe(
      '「有流失风险」一半人至少90天没来；「冠军客户」占客户的25%、这些客户近12个月消费的50%。',
    );
  });
});
