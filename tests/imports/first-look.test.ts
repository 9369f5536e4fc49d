import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadingRules } from '../../src/imports/api.ts';
import { createImporter } from '../../src/imports/importer.ts';
import { ATTRIBUTES } from '../../src/model/attributes.ts';
import type { FirstLook, LookedLines } from '../../src/model/cube/first-look.ts';
import { formatDay } from '../../src/util/day.ts';
import { randomFrom } from '../../src/util/random.ts';
import { seededLines } from '../support/seeded.ts';
import { sharedFile } from '../support/shared.ts';
import { openBench, type TestBench } from '../support/workspace.ts';
import { encoded } from './bytes.ts';
import { fileAt, fileOf } from './files.ts';
import { MARKETPLACES } from './marketplaces.ts';
import { cellsOf, pageOf, workbook } from './workbook.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});

interface Order {
  readonly key: number;
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly [attribute: string]: unknown;
}

const byKey = (a: Order, b: Order) => a.key - b.key;
const cents = (amount: number) => Math.round(amount * 1e4) / 1e4;

const SPLITS = ['province', 'channel', 'city', 'payment_method', 'daypart', 'weekday'] as const;

function ordersOf(look: FirstLook): readonly Order[] {
  const { keys, customers, days, amounts } = look.orders;
  const told = SPLITS.flatMap((name) => {
    const attribute = look.attribute(name);
    return attribute ? [[name, attribute] as const] : [];
  });
  return Array.from(keys, (key, at) => ({
    key,
    customer: customers[at] ?? -1,
    day: days[at] ?? -1,
    amount: amounts[at] ?? NaN,
    ...Object.fromEntries(
      told.map(([name, { values, codes }]) => [name, values[codes[key - 1] ?? -1] ?? 'no such code']),
    ),
  })).sort(byKey);
}

const PROFILES = ['gender', 'age_band', 'member_level', 'customer_type'] as const;

/** What is told of each customer who counts, by key. */
function peopleOf(look: FirstLook): readonly Readonly<Record<string, unknown>>[] {
  const told = PROFILES.map((name) => [name, look.attribute(name)] as const);
  const known = [...new Set(look.orders.customers)].filter((key) => key > 0).sort((a, b) => a - b);
  return known.map((key) => ({
    key,
    ...Object.fromEntries(told.map(([name, own]) => [name, own ? own.values[own.codes[key - 1] ?? -1] : ''])),
  }));
}

const linesOf = (lines: LookedLines) =>
  Array.from(lines.keys, (key, at) => ({
    key,
    category: lines.values[lines.codes[at] ?? -1] ?? 'no such code',
    amount: cents(lines.amounts[at] ?? NaN),
  }))
    .map((line) => JSON.stringify(line))
    .sort();

/** Looks at a file, loads it, and compares: orders with all their attributes, lines, and what the page is told of it all. */
async function expectSame(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  await expectSameOf(fileOf(name, content));
}

async function expectSameOf(file: File, rules: ReadingRules = {}): Promise<void> {
  const importer = createImporter(bench.workspace);
  await importer.clear();
  const asked = await importer.stage([file]);
  const staged = await Promise.all(asked.map((each) => importer.remap(each, { rules })));
  const look = importer.look(staged);
  expect(look, 'can be looked at').toBeDefined();
  if (!look) return;
  look.complete();
  const { extents } = await importer.load(staged);
  expect(look.extents).toEqual(extents);
  const told = SPLITS.filter((name) => look.attribute(name)).map(
    (attribute) => `coalesce(${ATTRIBUTES[attribute].sql}, '') AS ${attribute}`,
  );
  const { rows } = await bench.db.query(
    `SELECT order_key AS key, customer_key AS customer, (day - DATE '1970-01-01')::INTEGER AS day, amount, ${told.join(', ')} FROM order_facts o ORDER BY key`,
  );
  expect(ordersOf(look)).toEqual(rows);
  const people = await bench.db.query(
    `SELECT customer_key AS key, ${PROFILES.map((name) => `coalesce(${name}, '') AS ${name}`).join(', ')} FROM customer_facts ORDER BY key`,
  );
  expect(peopleOf(look)).toEqual(people.rows);
  const lines = look.lines();
  if (lines) {
    const items = await bench.db.query('SELECT order_key AS key, category, round(amount, 4) AS amount FROM item_facts');
    expect(linesOf(lines)).toEqual(items.rows.map((row) => JSON.stringify(row)).sort());
  }
  await importer.clear();
}

async function expectUnseen(content: string, name = 'orders.csv'): Promise<void> {
  const importer = createImporter(bench.workspace);
  await importer.clear();
  const staged = await importer.stage([fileOf(name, content)]);
  expect(staged.map(({ kind }) => kind)).toEqual(['orders']);
  expect(importer.look(staged)).toBeUndefined();
  await importer.drop(staged);
}

const lines = (...rows: readonly string[]) => `${rows.join('\n')}\n`;

/** Lines of a shop, where `repeats`: the amount of an order stands on each of its lines. */
function shop(
  seed: number,
  { status = false, lineStatus = false, repeats = false, refunds = false, prices = false, sorted = true } = {},
): string {
  const random = randomFrom(seed);
  const pick = (values: readonly string[]) => values[random.integer(0, values.length - 1)] ?? '';
  const money = () => (random.integer(1, 9000) / 100).toFixed(2);
  const header = ['订单编号', '会员编号', '下单时间', '付款时间', '省份', '城市', '渠道', '类目', '数量'];
  const rows = Array.from({ length: 300 }, (_, index) => {
    const whole = money();
    const back = refunds && random.next() < 0.2 ? (random.next() < 0.5 ? whole : '1.5') : '';
    const head = [
      String(sorted ? 100000 + index * 7 : 100000 + ((index * 7919) % 65521)),
      random.next() < 0.1 ? '' : `C${random.integer(1, 60)}`,
      random.next() < 0.02
        ? ''
        : `2024-${pick(['01', '05', '12'])}-${pick(['01', '17', '28'])} ${pick(['00', '09', '23'])}:20:30`,
      random.next() < 0.8 ? '2024-03-04 05:06:07' : '',
      pick(['广东省', '广东', '上海市', '', '-', '江苏']),
      pick(['深圳', '', '"苏州,市"']),
      pick(['天猫', '京东', '一个很长很长的渠道名']),
    ];
    const states = ['交易成功', '交易成功', '交易关闭', '等待买家付款', '已发货', '退款成功', '奇怪'];
    const state = status ? [pick(states)] : [];
    return Array.from({ length: random.integer(1, 3) }, () => {
      const paid = random.next() < 0.02 ? '' : repeats ? whole : money();
      return [
        ...head,
        pick(['奶粉', '辅食', '']),
        pick(['1', '3', '']),
        ...(prices ? [money()] : []),
        paid,
        ...(refunds ? [lineStatus && random.next() < 0.2 ? '0.5' : back] : []),
        ...(lineStatus ? [pick([...states, '', '售后中'])] : state),
      ].join(',');
    });
  });
  const columns = [
    ...header,
    ...(prices ? ['单价'] : []),
    '实付金额',
    ...(refunds ? ['退款金额'] : []),
    ...(status || lineStatus ? ['订单状态'] : []),
  ];
  return lines(columns.join(','), ...rows.flat());
}

/** Bills of a few people and goods at few moments, a third of them returns; the amount on each line, in its price, or the order's on each of its lines. */
function till(seed: number, told: 'price' | 'amount' | 'order', refunds: boolean): string {
  const random = randomFrom(seed);
  const pick = (values: readonly string[]) => values[random.integer(0, values.length - 1)] ?? '';
  const rows = Array.from({ length: 240 }, (_, index) => {
    const isBack = random.next() < 0.33;
    const sign = isBack ? '-' : '';
    const whole = `${sign}${random.integer(1, 40)}.${random.integer(10, 99)}`;
    const head = [
      isBack ? `C${9000 - index}` : String(1000 + index),
      pick(['', 'a', 'b', 'c', '张**']),
      random.next() < 0.03 ? '' : `2024-0${random.integer(1, 3)}-1${random.integer(0, 4)} ${pick(['08:00:00', '09:30:00'])}`,
    ];
    return Array.from({ length: random.integer(1, 3) }, () => {
      const own = isBack && random.next() < 0.1 ? '3.00' : `${sign}${random.integer(1, 12)}.5`;
      const price = pick(['2.55', '3.39', '12.5', '']);
      const goods = [pick(['P1', 'P2', 'P3', '']), pick(['勺子', '奶粉', 'P1', '']), pick(['用品', '奶粉', '']), price, `${sign}${random.integer(1, 3)}`];
      const amounts = told === 'price' ? [] : [told === 'order' ? whole : own];
      return [...head, ...goods, ...amounts, ...(refunds ? [isBack ? '' : pick(['', '', '1.25'])] : [])].join(',');
    });
  }); // prettier-ignore
  const amount = told === 'price' ? [] : ['实付金额'];
  const header = ['订单编号', '会员编号', '下单时间', '商品编号', '商品名称', '类目', '单价', '数量', ...amount, ...(refunds ? ['退款金额'] : [])]; // prettier-ignore
  return lines(header.join(','), ...rows.flat());
}

describe('the first look at an order file tells what its loading comes to', () => {
  it('for lines in the order of their ids', async () => {
    await expectSame('seeded.csv', seededLines(3000).csv);
  });

  it.each([
    {},
    { sorted: false },
    { repeats: true },
    { status: true },
    { status: true, sorted: false, repeats: true },
    { refunds: true, repeats: true },
    { refunds: true, repeats: true, status: true },
    { prices: true },
    { prices: true, repeats: true, status: true },
    { lineStatus: true },
    { lineStatus: true, refunds: true, repeats: true, sorted: false },
    { lineStatus: true, refunds: true, prices: true },
  ])('for a shop with %o', async (options) => {
    for (const seed of [1, 2, 3]) await expectSame('shop.csv', shop(seed, options));
  });

  it('for a file in GB18030 with Windows line ends', async () => {
    await expectSame('shop.csv', encoded(shop(4, { status: true }).replaceAll('\n', '\r\n'), 'gb18030'));
  });

  it('for orders without customers, places or lines', async () => {
    await expectSame(
      'bare.csv',
      lines('订单编号,下单时间,实付金额', '1,2026-01-01,10', '2,2026-01-01,20.5', '3,2026-03-01,0'),
    );
  });
});

describe('the first look at the export of a marketplace tells what its loading comes to', () => {
  it.each(['taobao', 'jd', 'pdd', 'douyin', 'youzan', 'weixin', 'shopify', 'members', 'retail'] as const)(
    '%s',
    async (marketplace) => {
      for (const seed of [1, 2]) {
        const { name, text } = MARKETPLACES[marketplace](seed, 150);
        await expectSame(name, text);
        await expectSame(name, encoded(text.replaceAll('\n', '\r\n'), 'gb18030'));
      }
      const { name, text } = MARKETPLACES[marketplace](3, 150);
      await expectSame(name.replace(/csv$/, 'xlsx'), workbook({ 订单: cellsOf(text) }));
      await expectSame(name.replace(/csv$/, 'xls'), pageOf(text));
    },
  );
});

/** The look at a file that is the same as its loading. */
async function lookAt(content: string, rules: ReadingRules = {}): Promise<FirstLook> {
  const importer = createImporter(bench.workspace);
  await importer.clear();
  const [staged] = await importer.stage([fileOf('orders.csv', content)]);
  const look = staged && importer.look([await importer.remap(staged, { rules })]);
  if (!look) throw new Error('cannot be looked at');
  look.complete();
  return look;
}

const amountsOf = ({ orders: { keys, amounts } }: FirstLook) =>
  Object.fromEntries(Array.from(keys, (key, at) => [key, amounts[at]]));
/** Order by order, of those that count. */
const toldOf = (look: FirstLook, name: (typeof SPLITS)[number]) =>
  Array.from(look.orders.keys, (key) => {
    const { values, codes } = look.attribute(name) ?? { values: [], codes: [] };
    return values[codes[key - 1] ?? -1];
  });

describe('the first look, counted by hand', () => {
  const head = '订单编号,会员编号,下单时间,商品名称,实付金额';
  const tests = lines(
    head,
    '1,a,2026-01-01,测试商品,10',
    '2,b,2026-01-02,血糖测试仪,20',
    '3,b,2026-01-02,测试链接,1',
    '3,b,2026-01-02,奶粉,30',
    '4,test01,2026-01-03,奶粉,40',
    '5,c,2026-01-03,Test Kit,50',
    '6,d,2026-01-03,刷单专用,60',
  );

  it('leaves out test orders: every line a test, or the buyer', async () => {
    await expectSame('orders.csv', tests);
    const look = await lookAt(tests);
    expect(amountsOf(look)).toEqual({ 2: 20, 3: 31, 5: 50 });
    expect(look.extents).toMatchObject({ orders: 3, customers: 2 });
  });

  it('and what is written beside them, unless it says that nothing was faked', async () => {
    const noted = lines(
      '订单编号,会员编号,下单时间,商品名称,买家留言,实付金额',
      '1,a,2026-01-01,奶粉,测试订单,10',
      '2,b,2026-01-02,奶粉,不是刷单,20',
      '3,b,2026-01-02,奶粉,帮忙刷单,30',
    );
    await expectSame('orders.csv', noted);
    expect(amountsOf(await lookAt(noted))).toEqual({ 2: 20 });
  });

  it('counts them where they are said to count', async () => {
    expect(amountsOf(await lookAt(tests, { counts: { tests: true } }))).toMatchObject({ 1: 10, 4: 40, 6: 60 });
  });

  it('leaves out orders of gifts that cost nothing; a gift among goods bears none of their price', async () => {
    const gifts = lines(
      '订单编号,会员编号,下单时间,商品名称,类目,单价,数量,是否赠品,实付金额',
      '1,a,2026-01-01,赠品勺子,用品,9,1,是,0',
      '2,b,2026-01-02,奶粉,奶粉,80,1,否,80',
      '2,b,2026-01-02,勺子,用品,9,1,是,0',
      '3,b,2026-01-03,赠品勺子,用品,9,1,,5',
      '4,c,2026-01-04,奶粉,奶粉,80,1,否,0',
    );
    await expectSame('orders.csv', gifts);
    const look = await lookAt(gifts);
    expect(amountsOf(look)).toEqual({ 2: 80, 3: 5, 4: 0 });
    const told = look.lines();
    expect(told && linesOf(told)).toEqual([
      '{"key":2,"category":"奶粉","amount":80}',
      '{"key":2,"category":"用品","amount":0}',
      '{"key":3,"category":"用品","amount":5}',
      '{"key":4,"category":"奶粉","amount":0}',
    ]);
    expect(amountsOf(await lookAt(gifts, { counts: { gifts: true } }))).toEqual({ 1: 0, 2: 80, 3: 5, 4: 0 });
  });

  it('knows masked people for nobody, and by the second column where the first does not name them', async () => {
    const masked = lines(
      '订单编号,买家昵称,买家手机号,下单时间,实付金额',
      '1,张**,13900000001,2026-01-01,10',
      '2,b,13900000001,2026-01-02,20',
      '3,,138****8000,2026-01-02,30',
      '4,13900000001,,2026-01-03,40',
      '5,b,13900000002,2026-01-03,50',
    );
    await expectSame('orders.csv', masked);
    const look = await lookAt(masked);
    expect(Array.from(look.orders.customers)).toEqual([2, 1, 0, 2, 1]);
    expect(look.extents).toMatchObject({ customers: 2, ordersWithoutCustomer: 1 });
  });

  it('takes the province from the address, of which a street called after one is none', async () => {
    const addressed = lines(
      '订单编号,下单时间,收货地址,实付金额',
      '1,2026-01-01,江苏省苏州市1号,10',
      '2,2026-01-02, 中国 上海市2号,20',
      '3,2026-01-02,江苏路3号 上海市,30',
      '4,2026-01-03,内蒙古自治区,40',
      '5,2026-01-03,,50',
    );
    await expectSame('orders.csv', addressed);
    expect(toldOf(await lookAt(addressed), 'province')).toEqual(['江苏', '上海', '', '内蒙古', '']);
  });

  it('reads dates whose month comes first, and moments elsewhere as they are here', async () => {
    const american = lines('order_id,customer_id,order_date,paid_amount', '1,a,1/31/2026 8:26,10', '2,b,12/5/2025 23:59,20');
    await expectSame('orders.csv', american);
    const utc = lines('order_id,customer_id,order_date,paid_amount', '1,a,2026-01-31 17:00:00 +0000,10', '2,b,2026-01-31 17:00:00 +0900,20');
    await expectSame('orders.csv', utc);
    const days = async (text: string) => Array.from((await lookAt(text)).orders.days, (day) => formatDay(day));
    expect(await days(american)).toEqual(['2026-01-31', '2025-12-05']);
    expect(await days(utc)).toEqual(['2026-02-01', '2026-01-31']);
  }); // prettier-ignore

  it('counts the lines that were sold where others of the order were not', async () => {
    const parts = lines(
      '订单号,会员编号,下单时间,付款时间,类目,实付金额,订单状态',
      '1,a,2026-01-01,2026-01-01,奶粉,10,交易成功',
      '1,a,2026-01-01,2026-01-01,辅食,20,已退款',
      '2,b,2026-01-02,2026-01-02,奶粉,30,交易关闭',
      '2,b,2026-01-02,2026-01-02,辅食,40,退款成功',
      '3,b,2026-01-03,,奶粉,50,交易关闭',
      '3,b,2026-01-03,2026-01-03,奶粉,60,交易成功',
    );
    await expectSame('orders.csv', parts);
    const look = await lookAt(parts);
    expect(amountsOf(look)).toEqual({ 1: 10, 3: 60 });
    const told = look.lines();
    expect(told && linesOf(told)).toEqual([
      '{"key":1,"category":"奶粉","amount":10}',
      '{"key":1,"category":"辅食","amount":0}',
      '{"key":3,"category":"奶粉","amount":0}',
      '{"key":3,"category":"奶粉","amount":60}',
    ]);
  });

  it('an order whose standing its first line tells alone stands so as a whole', async () => {
    const header = 'Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount';
    const order = (name: string, status: string, back: string) => [
      `${name},a@x.com,${status},2025-10-07 09:50:26 +0800,CNY,30.00,2025-10-07 09:50:26 +0800,1,Mask,10.00,${back}`,
      `${name},a@x.com,,,,,2025-10-07 09:50:26 +0800,2,Cream,10.00,`,
    ];
    const shopify = lines(header, ...order('#1', 'paid', '0.00'), ...order('#2', 'voided', '0.00'), ...order('#3', 'pending', '0.00'), ...order('#4', 'refunded', '30.00'), ...order('#5', 'partially_refunded', '5.00'));
    await expectSame('orders_export.csv', shopify);
    expect(amountsOf(await lookAt(shopify))).toEqual({ 1: 30, 5: 25 });
  }); // prettier-ignore

  it('knows of each customer what is told first: the sex, the level, the band of the age', async () => {
    const profiles = lines(
      '订单编号,会员编号,下单时间,性别,年龄,会员等级,实付金额',
      '1,a,2026-01-01,女,17,,10',
      '2,b,2026-01-02,,,银卡,20',
      '3,a,2026-01-03,男,44,金卡,30',
      '4,b,2026-01-04,M,130,金卡,40',
      '5,c,2026-01-05,保密,55,,50',
      '6,,2026-01-05,女,30,铂金,60',
    );
    await expectSame('orders.csv', profiles);
    expect(peopleOf(await lookAt(profiles))).toEqual([
      { key: 1, gender: 'female', age_band: '<18', member_level: '金卡', customer_type: '' },
      { key: 2, gender: 'male', age_band: '', member_level: '银卡', customer_type: '' },
      { key: 3, gender: 'unknown', age_band: '55+', member_level: '', customer_type: '' },
    ]);
  });

  it('takes freight off where it is said not to count, before returns come off', async () => {
    const sent = lines(
      '订单编号,会员编号,下单时间,类目,运费,实付金额,退款金额',
      '1,a,2026-01-01,奶粉,6,30,',
      '1,a,2026-01-01,辅食,6,20,',
      '2,b,2026-01-02,奶粉,12,8,',
      '3,b,2026-01-03,奶粉,0,9,1',
      '4,b,2026-01-03,奶粉,3,9,9',
      'C5,a,2026-01-04,奶粉,,-40,',
    );
    await expectSameOf(fileOf('orders.csv', sent), { counts: { freight: false } });
    await expectSameOf(fileOf('orders.csv', sent));
    expect(amountsOf(await lookAt(sent, { counts: { freight: false } }))).toEqual({ 1: 4, 2: 0, 3: 8 });
    expect(amountsOf(await lookAt(sent))).toEqual({ 1: 10, 2: 8, 3: 8 });
  });

  it.each(['taobao', 'jd', 'douyin', 'shopify'] as const)('takes freight off orders of %s', async (marketplace) => {
    const { name, text } = MARKETPLACES[marketplace](5, 150);
    await expectSameOf(fileOf(name, text), { counts: { freight: false } });
  });

  it('takes returns with ids of their own off the latest earlier purchase of the same goods, else off the latest', async () => {
    const returned = lines(
      '订单编号,会员编号,下单时间,商品编号,类目,单价,数量,实付金额',
      '1,a,2026-01-01,P1,奶粉,10,1,10',
      '2,a,2026-01-02,P1,奶粉,10,1,10',
      '2,a,2026-01-02,P2,辅食,30,1,30',
      '3,a,2026-01-05,P1,奶粉,10,2,20',
      '4,b,2026-01-02,P1,奶粉,10,1,10',
      '5,,2026-01-02,P3,用品,5,2,10',
      '6,c,2026-01-03,P2,辅食,7,1,7',
      'C7,a,2026-01-04,P1,奶粉,10,-1,-10',
      'C8,b,2026-01-04,P9,用品,4,-1,-4',
      'C9,,2026-01-06,P3,用品,5,-2,-10',
      'C10,d,2026-01-06,P1,奶粉,10,-1,-10',
    );
    await expectSame('till.csv', returned);
    const look = await lookAt(returned);
    expect(amountsOf(look)).toEqual({ 1: 10, 2: 30, 3: 20, 4: 6, 6: 7 });
    expect(look.extents).toMatchObject({ orders: 5, customers: 3, ordersWithoutCustomer: 0 });
    const told = look.lines();
    expect(told && linesOf(told)).toEqual([
      '{"key":1,"category":"奶粉","amount":10}',
      '{"key":2,"category":"奶粉","amount":0}',
      '{"key":2,"category":"辅食","amount":30}',
      '{"key":3,"category":"奶粉","amount":20}',
      '{"key":4,"category":"奶粉","amount":6}',
      '{"key":6,"category":"辅食","amount":7}',
    ]);
  });

  it.each([{ told: 'price' }, { told: 'amount' }, { told: 'amount', refunds: true }, { told: 'order' }] as const)(
    'takes returns off where several fit, at the same moment too, with %o',
    async ({ told, ...more }) => {
      for (const seed of [1, 2, 3, 4]) await expectSame('till.csv', till(seed, told, 'refunds' in more));
    },
  );

  it('takes 无退款申请 for nothing given back', async () => {
    const refunds = lines(
      '订单编号,买家会员名,订单付款时间,订单状态,买家实付金额,退款金额',
      '9,a,2026-01-01 10:00:00,交易成功,¥100.00,无退款申请',
      '7,b,2026-01-02 10:00:00,交易成功,"1,080.50",80.50',
      '8,a,2026-01-03 10:00:00,交易关闭,80.00,80.00',
    );
    await expectSame('orders.csv', refunds);
    expect(amountsOf(await lookAt(refunds))).toEqual({ 1: 100, 2: 1000 });
  });
});

describe('nothing is said before the engine where only it can tell', () => {
  const head = '订单编号,会员编号,下单时间,商品名称,实付金额';

  it.each([
    ['amounts', '2026-01-01', '1.2万'],
    ['times', '2026年1月1日10时', '10'],
  ])('of %s that are written in rare ways', (_, at, paid) =>
    expectUnseen(lines(head, `1,a,${at},奶粉,${paid}`, '2,b,2026-01-02,奶粉,20')),
  );

  it('of a file beside others', async () => {
    const importer = createImporter(bench.workspace);
    await importer.clear();
    const staged = await importer.stage([fileOf('a.csv', shop(1)), fileOf('b.csv', shop(2))]);
    expect(importer.look(staged)).toBeUndefined();
    await importer.load(staged.slice(0, 1));
    expect(importer.look(staged.slice(1))).toBeUndefined();
    await importer.clear();
  });
});

const REAL = 'data/orders';

describe.skipIf(sharedFile(`${REAL}/cdnow_sample.txt`) === undefined)('the first look at real files', () => {
  it.each(['Sample - Superstore.csv', 'online_retail_2010_12_to_2011_06.parquet'])('%s', async (name) => {
    await expectSameOf(fileAt(sharedFile(`${REAL}/${name}`) ?? name));
  });
});
