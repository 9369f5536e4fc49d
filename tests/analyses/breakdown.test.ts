import { beforeAll, describe, expect, it } from 'vitest';
import type { ViewContext } from '../../src/analyses/analysis.ts';
import breakdown from '../../src/analyses/breakdown/index.ts';
import { repeatDots, repeatHeadline } from '../../src/analyses/breakdown/repeat.ts';
import { provinceTiles } from '../../src/analyses/breakdown/tiles.ts';
import { repeatDefinition } from '../../src/analyses/breakdown/words.ts';
import type { RowOf } from '../../src/db/columns.ts';
import { formatter } from '../../src/i18n/format.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { type Attribute, ATTRIBUTE_IDS, ATTRIBUTES } from '../../src/model/attributes.ts';
import { DEFAULT_RULE } from '../../src/model/rfm.ts';
import type { Filters } from '../../src/model/scope.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { openBench, type TestBench } from '../support/workspace.ts';

type Row = RowOf<typeof breakdown.columns>;
let bench: TestBench;

//            广东                       浙江            –
//   ann   10 (1 Jan) + 20 (5 Jan)     30 (9 Jan)               a: all of 广东
//   bob   40 (1 Jan, twice 20)                                 b: the rest
//   –                                 50             100
// Lines: order 1 is x 4 + y 6; order 2 is x 20; order 3 is x 5 + x 5 + y 20; all others have none.
beforeAll(async () => {
  bench = await openBench();
  await bench.orders([
    { order: '1', customer: 'ann', at: '2024-01-01', amount: 10, province: '广东', channel: 'a' },
    { order: '2', customer: 'ann', at: '2024-01-05', amount: 20, province: '广东', channel: 'a' },
    { order: '3', customer: 'ann', at: '2024-01-09', amount: 30, province: '浙江', channel: 'b' },
    { order: '4', customer: 'bob', at: '2024-01-01', amount: 20, province: '广东', channel: 'a' },
    { order: '5', customer: 'bob', at: '2024-01-01', amount: 20, province: '广东', channel: 'a' },
    { order: '6', customer: null, at: '2024-01-09', amount: 50, province: '浙江', channel: 'b' },
    { order: '7', customer: null, at: '2024-01-09', amount: 100, channel: 'b' },
  ]);
  const lines: readonly (readonly [string, number, string, number])[] = [
    ['1', 1, 'x', 4], ['1', 2, 'y', 6], ['2', 1, 'x', 20], ['3', 1, 'x', 5], ['3', 2, 'x', 5], ['3', 3, 'y', 20],
  ]; // prettier-ignore
  for (const [order_id, line_no, category, amount] of lines)
    await bench.insert('order_items', [{ order_id, line_no, category, amount, quantity: 1 }]);
  await bench.workspace.rebuildFacts();
});

describe('breakdown', () => {
  it('counts customers, orders and revenue of each value; what is not given comes last', async () => {
    const rows = await bench.rows(breakdown);
    expect(rows.map(({ value, customers, orders, revenue, n }) => [value, customers, orders, revenue, n])).toEqual([
      ['浙江', 1, 2, 80, 1],
      ['广东', 2, 4, 70, 2],
      ['', 0, 1, 100, 1],
    ]);
    expect(rows.map(({ share }) => share)).toEqual([80 / 250, 70 / 250, 100 / 250]);
    expect(rows.map(({ aov }) => aov)).toEqual([40, 17.5, 100]);
  });

  it('rates buyers only, and knows nothing where nobody is known', async () => {
    const [, guangdong, unknown] = await bench.rows(breakdown);
    const interval = wilson(1, 2);
    expect(guangdong).toMatchObject({ orders_per_customer: 2, revenue_per_customer: 35, repeat_rate: 0.5 });
    expect(guangdong?.repeat_low).toBeCloseTo(interval?.low ?? NaN, 9);
    expect(guangdong?.repeat_high).toBeCloseTo(interval?.high ?? NaN, 9);
    expect(unknown).toMatchObject({
      orders_per_customer: null,
      revenue_per_customer: null,
      repeat_rate: null,
      repeat_low: null,
      repeat_high: null,
      index: null,
    });
  });

  // 广东: ann 30 and bob 40, 35 each; 浙江: ann 30. A buyer of the two provinces spends 100 / 3, as ann is one of both.
  it('sets the index to 100 for the mean of the values, weighted by their buyers', async () => {
    const rows = await bench.rows(breakdown);
    expect(rows.map(({ value, index }) => [value, index && Math.round(1e6 * index) / 1e6])).toEqual([
      ['浙江', 90],
      ['广东', 105],
      ['', null],
    ]);
    const buyers = rows.reduce((sum, { customers }) => sum + customers, 0);
    expect(rows.reduce((sum, { customers, index }) => sum + customers * (index ?? 0), 0) / buyers).toBeCloseTo(100, 9);
  });

  it('counts an order once in each of its categories, and repeat buyers by days of the category', async () => {
    const rows = await bench.rows(breakdown, { by: 'category' });
    const short = rows.map(({ value, customers, orders, revenue, repeat_rate, orders_per_customer }) => [
      value,
      customers,
      orders,
      revenue,
      repeat_rate,
      orders_per_customer,
    ]);
    expect(short).toEqual([
      ['x', 1, 3, 34, 1, 3],
      ['y', 1, 2, 26, 1, 2],
    ]);
  });

  it('knows every attribute that lives on lines', async () => {
    const onLines = ATTRIBUTE_IDS.filter((id) => ATTRIBUTES[id].level === 'item');
    expect(onLines, 'breakdown/query.sql counts orders distinct for these only').toEqual(['category']);
  });

  it('sets the share among the rest beside a selection of something else, and nothing beside its own', async () => {
    const rest = async (filters: Filters, by: Attribute = 'province') =>
      Object.fromEntries(
        (await bench.rows(breakdown, { by }, { filters })).map(({ value, share, share_rest }) => [
          value,
          [share, share_rest],
        ]),
      );
    expect(await rest({})).toEqual({ 浙江: [80 / 250, null], 广东: [70 / 250, null], '': [100 / 250, null] });
    expect(await rest({ province: ['广东'] })).toEqual(await rest({}));
    expect(await rest({ channel: ['b'] })).toEqual({ 浙江: [80 / 180, 0], '': [100 / 180, 0] });
    expect(await rest({ province: ['广东'] }, 'channel')).toEqual({ a: [1, 0] });
    expect(await rest({ province: ['浙江'] }, 'channel')).toEqual({ b: [1, 100 / 170] });
  });

  it('takes matching lines under a category', async () => {
    const rows = await bench.rows(breakdown, {}, { filters: { category: ['y'] } });
    expect(rows.map(({ value, orders, revenue }) => [value, orders, revenue])).toEqual([
      ['浙江', 1, 20],
      ['广东', 1, 6],
    ]);
  });
});

describe('its words and charts', () => {
  const context = (filters: Filters = {}): ViewContext<{ readonly by: Attribute }> => ({
    locale: 'zh-CN',
    format: formatter('zh-CN'),
    params: { by: 'province' },
    scope: { from: '2024-01-01', to: '2024-12-21', filters, rule: DEFAULT_RULE },
    nameOf: (attribute, value) => valueName('zh-CN', attribute, value),
  });
  const row = (value: string, revenue: number, more: Partial<Row> = {}): Row => ({
    value, customers: 200, orders: 300, revenue, share: revenue / 1_000_000, share_rest: null, aov: 100, orders_per_customer: 1.5,
    revenue_per_customer: 150, repeat_rate: 0.4, repeat_low: 0.33, repeat_high: 0.47, index: 100, n: 200, ...more,
  }); // prettier-ignore
  const ROWS = [row('广东', 600_000), row('浙江', 300_000), row('', 100_000)];
  const say = (rows: readonly Row[], filters: Filters = {}) => breakdown.headline(rows, context(filters))?.text ?? null;

  it('names the largest value, or the one that was chosen', () => {
    expect(say(ROWS)).toBe('广东卖了60\u2060万元，占60%');
    expect(say(ROWS, { province: ['浙江'] })).toBe('浙江卖了30\u2060万元，占30%');
  });
  it('lets places and channels sell, and people buy', () => {
    const people = { ...context(), params: { by: 'gender' } } as const;
    expect(breakdown.headline([row('female', 600_000), row('male', 400_000)], people)?.text).toBe(
      '女买了60\u2060万元，占60%',
    );
  });
  it('speaks of the share that differs most from the rest, if beyond chance', () => {
    const against = (rest: number, n: number) =>
      say([row('广东', 600_000, { share_rest: rest, n }), row('浙江', 400_000, { share_rest: 1 - rest, n })], {
        channel: ['a'],
      });
    expect(against(0.5, 400)).toBe('广东占60%，其余订单里是50%');
    expect(against(0.5, 35)).toBe('广东卖了60\u2060万元，占60%');
    expect(against(0.58, 4000)).toBe('广东卖了60\u2060万元，占60%');
  });
  it('says when there are too few orders to rank', () => {
    expect(say(ROWS.map((each) => ({ ...each, orders: 12 })))).toBe('订单太少，分不出高低');
    expect(say(ROWS.slice(0, 1))).toBeNull();
  });
  it('makes no finding of the largest where the next ones are level with it', () => {
    const level = [214, 209, 200, 196, 190, 179, 60].map((money, i) => row(`省${i}`, 1000 * money));
    expect(breakdown.headline(level, context())).toEqual({
      text: '省0、省1、省2等卖得差不多，在17.9\u2060万元到21.4\u2060万元之间',
    });
    expect(breakdown.reading?.(level, context())).toBeNull();
    expect(say(level.slice(0, 2))).toBe('省0、省1卖得差不多：21.4\u2060万元、20.9\u2060万元');
    expect(breakdown.headline(level.slice(0, 2), { ...context(), locale: 'en' })?.text).toMatch(
      /^省0 and 省1 sold about the same: \S+ and \S+$/,
    );
    expect(say(level.slice(0, 4))).toBe('各项卖得差不多，在19.6\u2060万元到21.4\u2060万元之间');
  });
  it('reads on with those that come next', () => {
    expect(breakdown.reading?.(ROWS, context())).toBe('其次是浙江（30\u2060万元，30%）。');
    expect(breakdown.reading?.(ROWS, context({ province: ['浙江'] }))).toBeNull();
  });
  it('keeps to revenue however rarely customers come back', () => {
    const weak = { repeat_rate: 0.3, repeat_low: 0.25, repeat_high: 0.32 };
    expect(say([...ROWS.slice(0, 2), row('江苏', 100_000, weak)])).toBe('广东卖了60\u2060万元，占60%');
  });
  it('calls an age an age', () => {
    const ages = [row('25-34', 600_000), row('55+', 300_000)];
    const by = { ...context(), params: { by: 'age_band' } } as const;
    expect(breakdown.headline(ages, by)?.text).toBe('25-34岁买了60\u2060万元，占60%');
    expect(breakdown.reading?.(ages, by)).toBe('其次是55岁以上（30\u2060万元，30%）。');
  });

  it('draws money, or shares beside the rest under a selection', () => {
    const money = breakdown.view(ROWS, context({ province: ['浙江'] }));
    const shares = breakdown.view(
      ROWS.map((each) => ({ ...each, share_rest: 0.1 })),
      context({ channel: ['a'] }),
    );
    if (money?.kind !== 'bars' || shares?.kind !== 'bars') expect.fail('expected bars');
    expect(money.bars.map(({ key, value, selected }) => [key, value, selected])).toEqual([['广东', 600_000, false], ['浙江', 300_000, true]]); // prettier-ignore
    expect(money.rest).toBeUndefined();
    expect(money.bars.map(({ text }) => text)).toEqual(['60.0\u2060万', '30.0\u2060万']);
    expect(breakdown.footnote?.(ROWS, context())).toBe('300单（10\u2060万元）未填写');
    expect(shares.bars[0]).toMatchObject({ value: 0.6, text: '60%', tick: 0.1 });
  });
  it('names what is not drawn, and never counts the unknown among it', () => {
    const many = [...Array.from({ length: 14 }, (_, i) => row(`省${i}`, 10_000)), row('', 100_000)];
    const [some, twelve] = [many, many.slice(2)].map((rows) => breakdown.view(rows, context()));
    if (some?.kind !== 'bars' || twelve?.kind !== 'bars') expect.fail('expected bars');
    expect([some.bars.length, some.rest]).toEqual([10, '另有4个省份，合计4\u2060万元']);
    expect([twelve.bars.length, twelve.rest]).toEqual([12, undefined]);
  });
  it('maps the provinces that are given', () => {
    const tiles = provinceTiles(ROWS, context({ province: ['浙江'] }));
    expect(tiles?.tiles.map(({ key, value, selected }) => [key, value, selected])).toEqual([['广东', 600_000, false], ['浙江', 300_000, true]]); // prettier-ignore
  });
});

describe('how often customers of each value come back', () => {
  const context = (by: Attribute = 'province'): ViewContext<{ readonly by: Attribute }> => ({
    locale: 'zh-CN',
    format: formatter('zh-CN'),
    params: { by },
    scope: { from: '2024-01-01', to: '2024-12-21', filters: {}, rule: DEFAULT_RULE },
    nameOf: (attribute, value) => valueName('zh-CN', attribute, value),
  });
  /** So many of so many came back; the first ones sold most. */
  const rated = (counts: readonly (readonly [value: string, repeaters: number, customers: number])[]): Row[] =>
    counts.map(([value, repeaters, customers], i) => ({
      value, customers, orders: 2 * customers, revenue: 100_000 - i, share: 0.05, share_rest: null, aov: 100, orders_per_customer: 2,
      revenue_per_customer: 150, repeat_rate: repeaters / customers, repeat_low: wilson(repeaters, customers)?.low ?? null,
      repeat_high: wilson(repeaters, customers)?.high ?? null, index: 100, n: customers,
    })); // prettier-ignore
  const alike = Array.from({ length: 12 }, (_, i) => [`省${i}`, 240 + i, 400] as const);

  // 52 of 62 are 84%, 201 of 370 are 54%: neither is among the twelve largest, and both are told apart over all 91 pairs.
  it('compares every value of enough customers, and draws those it speaks of', () => {
    const rows = rated([...alike, ['青海', 52, 62], ['甘肃', 201, 370]]);
    expect(repeatHeadline(rows, context())).toEqual({
      text: '甘肃的客户只有54%再买，青海是84%',
      stake: { customers: 370 },
    });
    expect(repeatDots(rows, context())?.dots.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['青海', '甘肃', '省0', '省11']),
    );
    expect(repeatHeadline(rated(alike), context())?.text).toBe('各省份的复购率分不出高低');
  });
  // 31 of 50 against 19 of 50 is beyond chance for one pair (z 1.96), not for one of the 190 pairs of 20 values (3.65).
  it('asks more of a difference the more pairs there are', () => {
    const two = [['甲', 31, 50], ['乙', 19, 50]] as const; // prettier-ignore
    expect(repeatHeadline(rated(two), context())?.text).toBe('乙的客户只有38%再买，甲是62%');
    const many = Array.from({ length: 18 }, (_, i) => [`省${i}`, 25, 50] as const);
    expect(repeatHeadline(rated([...two, ...many]), context())?.text).toBe('各省份的复购率分不出高低');
  });
  it('leaves out values of few customers, and says nothing of one alone', () => {
    expect(repeatHeadline(rated([['甲', 29, 29], ['乙', 100, 400]]), context())).toBeNull(); // prettier-ignore
  });
  it('says what the same day of the week means', () => {
    expect(repeatDefinition('weekday', 'zh-CN')).toContain('两个周一');
    expect(repeatHeadline(rated([['1', 300, 400], ['2', 100, 400]]), context('weekday'))?.text).toBe('周二买过的客户只有25%又在周二买，周一是75%'); // prettier-ignore
  });
});
