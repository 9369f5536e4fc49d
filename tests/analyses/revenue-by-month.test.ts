import { beforeAll, describe, expect, it } from 'vitest';
import type { ViewContext } from '../../src/analyses/analysis.ts';
import { openReading, paceHeadline } from '../../src/analyses/revenue-by-month/findings.ts';
import revenueByMonth from '../../src/analyses/revenue-by-month/index.ts';
import { formatter } from '../../src/i18n/format.ts';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import type { RowOf } from '../../src/db/columns.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

type Row = RowOf<typeof revenueByMonth.columns>;

describe('revenue-by-month', () => {
  let bench: TestBench;
  //          2023: Jan 1   Feb 10  Feb 28  Mar 5      2024: Jan 31  Feb 10  Feb 28  Feb 29  Mar 1
  //   sold         100     10      20      7                200     11      22      44      5
  beforeAll(async () => {
    bench = await openBench();
    const sold: readonly (readonly [string, number])[] = [
      ['2023-01-01', 100], ['2023-02-10', 10], ['2023-02-28', 20], ['2023-03-05', 7],
      ['2024-01-31 23:59:59', 200], ['2024-02-10', 11], ['2024-02-28', 22], ['2024-02-29', 44], ['2024-03-01', 5],
    ]; // prettier-ignore
    await bench.orders(
      sold.map(([at, amount], i) => ({
        order: String(i),
        customer: i % 2 ? 'ann' : null,
        at,
        amount,
        channel: i === 1 ? 'B' : 'A',
      })),
    );
  });
  const short = ({ month, revenue, revenue_last_year, complete }: Row) => [month, revenue, revenue_last_year, complete];

  it('sets each month beside the same month a year earlier', async () => {
    const rows = await bench.rows(revenueByMonth, {}, { from: '2024-01-01', to: '2024-03-01' });
    expect(rows.map(short)).toEqual([['2024-01', 200, 100, true], ['2024-02', 77, 30, true]]); // prettier-ignore
    expect(rows[0]).toMatchObject({ change: 1, orders: 1, customers: 0, days: 31 });
    expect(rows[1]).toMatchObject({ orders: 3, customers: 1, days: 29 });
    expect(rows[1]?.change).toBeCloseTo(77 / 30 - 1, 12);
  });

  it('meets an unfinished month with the same days of last year, in leap years too', async () => {
    const february = async (to: string) =>
      (await bench.rows(revenueByMonth, {}, { from: '2024-02-01', to })).map(short)[0];
    expect(await february('2024-02-11')).toEqual(['2024-02', 11, 10, false]);
    expect(await february('2024-02-28')).toEqual(['2024-02', 11, 10, false]);
    expect(await february('2024-02-29')).toEqual(['2024-02', 33, 30, false]);
    expect((await bench.rows(revenueByMonth, {}, { from: '2024-03-01' })).map(short)).toEqual([
      ['2024-03', 5, 0, false],
    ]);
  });

  it('clips both years where the range enters a month halfway', async () => {
    const rows = await bench.rows(revenueByMonth, {}, { from: '2024-02-11', to: '2024-03-01' });
    expect(rows.map(short)).toEqual([['2024-02', 66, 20, false]]);
  });

  it('does not compare with a year that the data do not reach, nor divide by nothing', async () => {
    const rows = await bench.rows(revenueByMonth, {}, { from: '2023-01-01', to: '2024-04-01' });
    expect(rows).toHaveLength(15);
    expect(rows[0]).toMatchObject({ month: '2023-01', revenue: 100, revenue_last_year: null, change: null });
    expect(rows[5]).toMatchObject({ month: '2023-06', revenue: 0, orders: 0, complete: true });
    const empty = await bench.rows(
      revenueByMonth,
      {},
      { from: '2024-01-01', to: '2024-03-01', filters: { channel: ['C'] } },
    );
    expect(empty).toEqual([]);
  });

  it('filters last year as well', async () => {
    const rows = await bench.rows(
      revenueByMonth,
      {},
      { from: '2024-02-01', to: '2024-03-01', filters: { channel: ['A'] } },
    );
    expect(rows[0]).toMatchObject({ revenue: 77, revenue_last_year: 20 });
  });
});

describe('its words and its chart', () => {
  const context = (locale: Locale, filters = {}): ViewContext<Readonly<Record<string, never>>> => ({
    locale,
    format: formatter(locale),
    params: {},
    scope: { from: '2024-01-01', to: '2024-04-21', filters, rule: DEFAULT_RULE },
    nameOf: (_, value) => value,
  });
  const month = (at: string, revenue: number, before: number | null, complete = true, orders = 4000): Row => ({
    month: at,
    revenue,
    orders,
    customers: orders,
    revenue_last_year: before,
    change: before ? revenue / before - 1 : null,
    days: complete ? 31 : 20,
    complete,
  });
  const ROWS = [
    month('2024-01', 40_000, 30_000),
    month('2024-02', 30_000, 20_000),
    month('2024-03', 20_000, 25_000),
    month('2024-04', 10_000, 5_000, false),
  ];
  const say = (rows: readonly Row[], locale: Locale, filters = {}) =>
    revenueByMonth.headline(rows, context(locale, filters))?.text ?? null;

  it('says how the range compares, and which month went the other way', () => {
    expect(say(ROWS, 'zh-CN', { province: ['广东'] })).toBe('广东卖了10\u2060万元，同比多25%；但3月少了20%');
    expect(say(ROWS, 'en')).toBe('We sold ¥100K, up 25% on last year, but Mar was down 20%');
  });
  it('makes no exception of a month that may differ by chance', () => {
    const few = ROWS.map((row) => ({ ...row, orders: 100 }));
    expect(say(few, 'zh-CN')).toBe('一共卖了10\u2060万元，同比多25%');
  });
  it('tells how the months ran where the page has said the sum, and leaves the open month to the line below', () => {
    const pace = (rows: readonly Row[], locale: Locale) => paceHeadline(rows, context(locale))?.text;
    expect(pace(ROWS, 'zh-CN')).toBe('3个完整月份里，2个高于去年，1月最高，4\u2060万元');
    expect(pace(ROWS.slice(0, 2).concat(month('2024-03', 26_000, 25_000)), 'en')).toBe(
      'All 3 finished months beat last year; Jan was highest, at ¥40K',
    );
    const behind = ROWS.slice(0, 3).map((row) => ({
      ...row,
      revenue_last_year: 50_000,
      change: row.revenue / 50_000 - 1,
    }));
    expect(pace(behind, 'zh-CN')).toBe('3个完整月份里，没有一个高于去年，1月最高，4\u2060万元');
    expect(pace(behind, 'en')).toBe('None of 3 finished months beats last year; Jan was highest, at ¥40K');
    const alone = behind.map((row) => ({ ...row, revenue_last_year: null, change: null }));
    expect(pace([...alone, month('2024-04', 39_000, null)], 'zh-CN')).toBe('1月最高，4\u2060万元');
    expect(openReading(ROWS, context('zh-CN'))).toBe('4月只有20天，比去年同样的20天多100%。');
    expect(openReading(ROWS.slice(0, 3), context('zh-CN'))).toBeNull();
  });
  it('says from which month on there is a year before to compare with', () => {
    const late = [month('2024-01', 40_000, null), ...ROWS.slice(1)];
    expect(revenueByMonth.footnote?.(late, context('zh-CN'))).toBe('2024年2月起才有去年同期的数据，之前的月份不比较');
    expect(revenueByMonth.footnote?.([month('2024-01', 1, null)], context('en'))).toBeNull();
  });
  it('calls half a percent level', () => {
    expect(say([month('2024-01', 100_300, 100_000), month('2024-02', 100_000, 100_000)], 'en')).toBe(
      'We sold ¥200K, level with last year',
    );
  });
  it('names the best month without last year where it stands out, else what was sold in all', () => {
    const first = [month('2024-01', 10_000, null), month('2024-02', 20_000, null), month('2024-03', 12_000, null)];
    expect(say(first, 'zh-CN')).toBe('2月卖得最多，2\u2060万元');
    expect(say([month('2024-01', 19_000, null), ...first.slice(1)], 'zh-CN')).toBe('一共卖了5.1\u2060万元');
  });
  it('compares nothing on a handful of orders', () => {
    expect(
      say(
        ROWS.map((row) => ({ ...row, orders: 5 })),
        'zh-CN',
      ),
    ).toBe('订单太少，看不出走势');
  });

  it('draws last year as the reference and an unfinished month apart', () => {
    const spec = revenueByMonth.view(ROWS, context('zh-CN'));
    if (spec?.kind !== 'line') expect.fail('expected lines');
    expect(spec.series.map(({ name, emphasis }) => [name, emphasis])).toEqual([['2023年', 'reference'], ['2024年', 'subject']]); // prettier-ignore
    expect(spec.series[1]?.points.map(({ unfinished }) => unfinished)).toEqual([false, false, false, true]);
    expect(spec.callouts?.map(({ lines }) => lines[0])).toEqual(['4\u2060万', '2\u2060万', '4月未完']);
  });
  it('lays the Spring Festival of 2024 (3–24 February) over its month', () => {
    const spec = revenueByMonth.view(ROWS, context('en'));
    if (spec?.kind !== 'line') expect.fail('expected lines');
    const [band, ...others] = spec.bands ?? [];
    expect(others).toEqual([]);
    expect(band?.name).toBe('Spring Festival');
    expect(band?.from).toBeCloseTo(0.5 + 2 / 29, 9);
    expect(band?.to).toBeCloseTo(0.5 + 24 / 29, 9);
  });
  it('draws no line through a single month', () =>
    expect(revenueByMonth.view(ROWS.slice(0, 1), context('en'))).toBeNull());

  it('does not compare a segment of today with its own past: who left is not in it', () => {
    const champions = context('zh-CN', { segment: ['champions'] });
    const spec = revenueByMonth.view(ROWS, champions);
    if (spec?.kind !== 'line') expect.fail('expected lines');
    expect(spec.series).toHaveLength(1);
    expect(revenueByMonth.headline(ROWS, champions)?.text ?? '').not.toContain('同比');
    expect(revenueByMonth.reading?.(ROWS, champions) ?? '').not.toContain('去年');
    expect(revenueByMonth.footnote?.(ROWS, champions)).toContain('只剩留下来的人');
    expect(revenueByMonth.footnote?.(ROWS, context('zh-CN'))).toBeNull();
  });
});
