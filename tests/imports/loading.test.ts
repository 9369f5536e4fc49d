import { describe, expect, it } from 'vitest';
import { ImportError, type ImportProgress } from '../../src/imports/api.ts';
import { importMessages, PROBLEMS, REASONS } from '../../src/imports/messages.ts';
import { FIELDS } from '../../src/imports/recognise/fields.ts';
import { byteFixture } from '../support/byte-fixtures.ts';
import { bench, csv, importer, rows, withImporter } from './desk.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

withImporter();

const load = async (...files: readonly File[]) => importer.load(await importer.stage(files));

const ORDERS = '订单号,会员编号,下单时间,实付金额';
const SIMPLE = csv('simple.csv', ORDERS, 'A1,M1,2026-01-02,10', 'A2,M1,2026-02-02,20', 'A3,M2,2026-02-03,30');

describe('orders', () => {
  it('counts an amount that repeats on the lines of an order once, and adds up amounts of lines', async () => {
    const header = '订单号,会员编号,下单时间,商品名称,类目,单价,数量,实付金额';
    await load(csv('a.csv', header, 'A1,M1,2026-01-02,milk,x,60,1,100', 'A1,M1,2026-01-02,tea,y,40,1,100', 'A2,M2,2026-01-03,milk,x,60,1,60'));
    await load(csv('b.csv', header, 'B1,M1,2026-01-02,milk,x,60,1,50', 'B1,M1,2026-01-02,tea,y,40,1,40'));
    expect(await rows('SELECT order_id, amount FROM orders ORDER BY 1')).toEqual([{ order_id: 'A1', amount: 100 }, { order_id: 'A2', amount: 60 }, { order_id: 'B1', amount: 90 }]);
    expect(await rows("SELECT product_name, amount FROM order_items WHERE order_id = 'B1' ORDER BY 1")).toEqual([{ product_name: 'milk', amount: 50 }, { product_name: 'tea', amount: 40 }]);
    expect(await rows("SELECT category, amount FROM item_facts WHERE order_key = (SELECT order_key FROM order_facts WHERE order_id = 'A1') ORDER BY 1")).toEqual([{ category: 'x', amount: 60 }, { category: 'y', amount: 40 }]);
  }); // prettier-ignore

  it('takes equal amounts for amounts of lines where the prices say so', async () => {
    await load(
      csv(
        'a.csv',
        '订单号,会员编号,下单时间,商品名称,单价,数量,实付金额',
        'A1,M1,2026-01-02,milk,60,1,60',
        'A1,M1,2026-01-02,tea,60,1,60',
      ),
    );
    expect(await rows('SELECT amount FROM orders')).toEqual([{ amount: 120 }]);
  });

  it('judges status, refund and payment together, and keeps what is excluded with its reason', async () => {
    const { files } = await load(
      csv(
        'a.csv', '订单编号,买家会员名,订单创建时间,订单付款时间,订单状态,买家实付金额,退款金额,支付单号',
        'A1,u1,2026-01-01 10:00:00,2026-01-01 10:01:00,交易成功,100,无退款申请,1',
        'A2,u1,2026-01-02 10:00:00,,交易关闭,50,,2',
        'A3,u2,2026-01-03 10:00:00,2026-01-03 10:01:00,交易关闭,239,239.00,3',
        'A4,u2,2026-01-04 10:00:00,2026-01-04 10:01:00,交易成功,80,30,4',
        'A5,u3,2026-01-05 10:00:00,,等待买家付款,70,,5',
        'A6,u3,明天,2026-13-45,交易成功,70,,6',
      ),
    );
    expect(await rows('SELECT order_id, status, exclusion, amount FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', status: 'sale', exclusion: null, amount: 100 },
      { order_id: 'A2', status: 'cancelled', exclusion: 'cancelled', amount: 0 },
      { order_id: 'A3', status: 'refunded', exclusion: 'refunded', amount: 0 },
      { order_id: 'A4', status: 'partial_refund', exclusion: null, amount: 50 },
      { order_id: 'A5', status: 'pending', exclusion: 'unpaid', amount: 0 },
      { order_id: 'A6', status: 'sale', exclusion: 'no_date', amount: 0 },
    ]);
    expect(files[0]).toMatchObject({ rows: 6, rowsKept: 5, rowsRejected: 1, leftOut: { cancelled: 1, refunded: 1, unpaid: 1, no_date: 1 } });
    expect(files[0]?.rejected).toEqual([{ row: 7, reason: 'no_date', text: expect.stringContaining('A6') as string }]);
  }); // prettier-ignore

  it('names the customer by the first identity that is not masked', async () => {
    await load(
      csv(
        'a.csv',
        '订单号,买家昵称,买家手机号,收货人姓名,收货地址,下单时间,实付金额',
        'A1,张**,13800138000,张三,江苏省 南京市,2026-01-02,1',
        'A2,tb_1,138****8000,李四,江苏路100号,2026-01-02,2',
        'A3,****,****,王五,上海 上海市,2026-01-02,3',
      ),
    );
    expect(await rows('SELECT order_id, customer_id, province FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', customer_id: '13800138000', province: '江苏' },
      { order_id: 'A2', customer_id: 'tb_1', province: null },
      { order_id: 'A3', customer_id: null, province: '上海' },
    ]);
  });

  it('adds a second file to the first, and an order seen again replaces the old one', async () => {
    await load(SIMPLE);
    const { extents } = await load(csv('later.csv', ORDERS, 'A3,M2,2026-02-03,35', 'A4,M3,2026-03-01,5'));
    expect(extents).toMatchObject({ orders: 4, customers: 3, asOf: '2026-03-02' });
    expect(await rows('SELECT sum(amount) AS total FROM orders')).toEqual([{ total: 70 }]);
  });

  it('skips a file that is loaded already, and says so', async () => {
    await load(SIMPLE);
    const staged = await importer.stage([SIMPLE]);
    expect(staged[0]?.warnings).toContainEqual({ code: 'already-loaded' });
    const { files } = await importer.load(staged);
    expect(files[0]).toMatchObject({ rowsKept: 0, leftOut: { already_loaded: 3 } });
    expect(await rows('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 3 }]);
    expect(importer.loaded()).toHaveLength(1);
  });

  it('asks the whole column whether the day or the month comes first', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `A${index},M1,0${(index % 9) + 1}/02/2026,1`);
    await load(csv('a.csv', 'order id,customer id,order date,paid amount', ...many, 'Z,M1,13/02/2026,1'));
    expect(await rows('SELECT DISTINCT month(ordered_at)::INTEGER AS m FROM orders')).toEqual([{ m: 2 }]);
    const [open] = await importer.stage([
      csv('b.csv', 'order id,customer id,order date,paid amount', 'A1,M1,03/04/2026,1'),
    ]);
    expect(open?.mapping.find(({ column }) => column === 'order date')?.warning).toEqual({
      code: 'date-order',
      values: { column: 'order date', sample: '03/04/2026', proposed: 'mdy' },
    });
  });

  it('reads a workbook like a CSV file', async () => {
    const sheet = [
      ['订单号', '会员编号', '下单时间', '实付金额'],
      ['A1', 'M1', new Date('2026-01-02T03:04:05Z'), 12.5],
    ];
    const { files } = await load(fileOf('orders.xlsx', workbook({ Sheet1: sheet })));
    expect(files[0]).toMatchObject({ format: 'xlsx', rowsKept: 1 });
    expect(await rows('SELECT ordered_at, amount FROM orders')).toEqual([
      { ordered_at: '2026-01-02 03:04:05', amount: 12.5 },
    ]);
  });
});

describe('members and surveys', () => {
  const members = csv(
    '会员.csv',
    '会员编号,性别,生日,会员等级,注册时间,省份,来源',
    'M1,女,1990-02-04,金卡,2024-01-01,广东省,抖音',
    'M2,男,2010-05-01,银卡,2024-02-01,,门店',
  );

  it('tells ages as of the last order day, not of today', async () => {
    await load(SIMPLE, members);
    expect(await rows('SELECT customer_id, gender, age, age_band, province FROM customers ORDER BY 1')).toEqual([
      { customer_id: 'M1', gender: 'female', age: 35, age_band: '35-44', province: '广东' },
      { customer_id: 'M2', gender: 'male', age: 15, age_band: '<18', province: null },
    ]);
    expect(await rows("SELECT DISTINCT province FROM orders WHERE customer_id = 'M1'")).toEqual([{ province: '广东' }]);
  });

  it('gives the same customers whichever file comes first', async () => {
    await load(members);
    await load(SIMPLE);
    expect(await rows('SELECT customer_id, member_level FROM customer_facts ORDER BY 1')).toEqual([{ customer_id: 'M1', member_level: '金卡' }, { customer_id: 'M2', member_level: '银卡' }]);
  }); // prettier-ignore

  it('turns a wide survey into responses, answers and questions', async () => {
    const header = '序号,提交答卷时间,会员编号,购买渠道,1、总体满意度（1–5）,2、您有多大可能推荐给朋友（0–10）,3、物流速度,4、意见建议';
    await load(SIMPLE, csv('满意度.csv', header, '1,2026/3/1 12:00:00,M1,天猫,5,10（非常愿意）,非常满意,发货很快，包装也好', '2,2026/3/2 12:00:00,M2,京东,3,6,不满意,(跳过)', '3,2026/3/3 12:00:00,,京东,(跳过),-3,一般,'));
    expect(await rows('SELECT question, kind, theme, scale_min, scale_max, is_main FROM questions ORDER BY position')).toEqual([
      { question: 'Q1', kind: 'rating', theme: 'overall', scale_min: 1, scale_max: 5, is_main: true },
      { question: 'Q2', kind: 'nps', theme: null, scale_min: 0, scale_max: 10, is_main: false },
      { question: 'Q3', kind: 'rating', theme: 'logistics', scale_min: 1, scale_max: 5, is_main: false },
      { question: 'Q4', kind: 'text', theme: null, scale_min: null, scale_max: null, is_main: false },
    ]);
    expect(await rows("SELECT response_id, question, value FROM answers WHERE question <> 'Q4' AND value IS NOT NULL ORDER BY 1, 2")).toEqual([
      { response_id: '1', question: 'Q1', value: 5 }, { response_id: '1', question: 'Q2', value: 10 }, { response_id: '1', question: 'Q3', value: 5 },
      { response_id: '2', question: 'Q1', value: 3 }, { response_id: '2', question: 'Q2', value: 6 }, { response_id: '2', question: 'Q3', value: 2 },
      { response_id: '3', question: 'Q3', value: 3 },
    ]);
    expect(await rows('SELECT response_id, customer_id, score, channel, comment FROM responses ORDER BY 1')).toEqual([
      { response_id: '1', customer_id: 'M1', score: 5, channel: '天猫', comment: '发货很快，包装也好' },
      { response_id: '2', customer_id: 'M2', score: 3, channel: '京东', comment: null },
      { response_id: '3', customer_id: null, score: null, channel: '京东', comment: null },
    ]);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM response_facts WHERE customer_key > 0')).toEqual([{ n: 6 }]);
  }); // prettier-ignore
});

describe('all or nothing', () => {
  it('leaves tables and facts as they were when the second of two files fails', async () => {
    await load(SIMPLE);
    const version = bench.workspace.version;
    const staged = await importer.stage([
      csv('good.csv', ORDERS, 'B1,M9,2026-05-01,99'),
      csv('bad.csv', ORDERS, 'C1,M9,2026-05-01,99', 'C2,M9,2026-05-02,99'),
    ]);
    await bench.db.registerFile(
      `import_${staged[1]?.id ?? ''}.csv`,
      new TextEncoder().encode('订单号,会员编号,下单时间,实付金额\n"broken'),
    );
    await expect(importer.load(staged)).rejects.toThrow();
    expect(await rows('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 3 }]);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM order_facts')).toEqual([{ n: 3 }]);
    expect(bench.workspace.version).toBe(version);
    expect(importer.loaded()).toHaveLength(1);
    await importer.drop(staged);
  });

  it('leaves everything as it was when aborted between two steps', async () => {
    await load(SIMPLE);
    const staged = await importer.stage([csv('more.csv', ORDERS, 'B1,M9,2026-05-01,99')]);
    const controller = new AbortController();
    const stop = ({ phase }: ImportProgress) => {
      if (phase === 'facts') controller.abort();
    };
    await expect(importer.load(staged, { signal: controller.signal, onProgress: stop })).rejects.toThrow();
    expect(await rows('SELECT count(*)::INTEGER AS n FROM order_facts')).toEqual([{ n: 3 }]);
    expect((await importer.load(staged)).extents.orders).toBe(4);
  });

  it('refuses to load what still lacks a column, in words', async () => {
    const [staged] = await importer.stage([csv('a.csv', '订单号,会员编号,下单时间', 'A1,M1,2026-01-02')]);
    if (!staged) throw new Error('nothing staged');
    expect(staged.blocked).toEqual({ code: 'missing-field', values: { kind: 'orders', field: 'orders.paid_amount' } });
    await expect(importer.load([staged])).rejects.toBeInstanceOf(ImportError);
    expect(importMessages['zh-CN'].problems['missing-field'](staged.blocked?.values ?? {})).toBe(
      '作为“订单”还缺“实付金额”。请指明是哪一列；文件里没有的话，请重新导出并带上它。',
    );
  });

  it('loads orders without any customer: order numbers work, customers are none', async () => {
    const { extents } = await load(csv('a.csv', '订单号,下单时间,实付金额', 'A1,2026-01-02,5'));
    expect(extents).toMatchObject({ orders: 1, customers: 0, ordersWithoutCustomer: 1 });
  });
});

describe('remapping', () => {
  it('takes a header for data and back', async () => {
    const [staged] = await importer.stage([SIMPLE]);
    if (!staged) throw new Error('nothing staged');
    const without = await importer.remap(staged, { hasHeader: false });
    expect(without).toMatchObject({ hasHeader: false, rows: 4 });
    const back = await importer.remap(without, { hasHeader: true });
    expect(back).toMatchObject({ kind: 'orders', rows: 3, mapping: staged.mapping });
  });

  it('moves a field from one column to another', async () => {
    const [staged] = await importer.stage([
      csv('a.csv', '订单号,会员编号,下单时间,实付金额,到手价', 'A1,M1,2026-01-02,10,8'),
    ]);
    if (!staged) throw new Error('nothing staged');
    const moved = await importer.remap(staged, { fields: { 到手价: 'orders.paid_amount' } });
    expect(moved.mapping.map(({ field }) => field)).toEqual([
      'orders.order_id',
      'orders.customer_id',
      'orders.ordered_at',
      null,
      'orders.paid_amount',
    ]);
    await importer.load([moved]);
    expect(await rows('SELECT amount FROM orders')).toEqual([{ amount: 8 }]);
  });
});

describe('fixtures', () => {
  it('Shopify: order cells on the first line only, offsets turned into Beijing time', async () => {
    await load(byteFixture('05_shopify_multiline.csv'));
    expect(await rows('SELECT order_id, ordered_at, amount, exclusion FROM orders ORDER BY 1')).toEqual([
      { order_id: '#1001', ordered_at: '2025-10-07 15:50:26', amount: 53.91, exclusion: null },
      { order_id: '#1002', ordered_at: '2025-10-08 05:30:00', amount: 0, exclusion: 'refunded' },
    ]);
    expect(await rows("SELECT count(*)::INTEGER AS n FROM order_items WHERE order_id = '#1001'")).toEqual([{ n: 2 }]);
  });

  it('拼多多: a blank order time falls back on the order number', async () => {
    await load(byteFixture('12_pdd_tabs.csv'));
    expect(await rows('SELECT ordered_at, amount, exclusion FROM orders ORDER BY order_id')).toEqual([
      { ordered_at: '2026-05-17 00:00:00', amount: 50, exclusion: null },
      { ordered_at: '2026-05-18 10:00:00', amount: 0, exclusion: 'refunded' },
    ]);
  });

  it('抖店: completed but refunded is a refund, ids keep all digits', async () => {
    await load(byteFixture('02_douyin_tabs.csv'));
    expect(await rows('SELECT order_id, exclusion FROM orders ORDER BY 1')).toEqual([
      { order_id: '6917926768823643751', exclusion: 'refunded' }, { order_id: '6917926768823643752', exclusion: null },
    ]); // prettier-ignore
  });

  it('淘宝: GBK, formula ids, the phone stands in for a masked name', async () => {
    await load(byteFixture('01_taobao_gbk.csv'));
    expect(await rows('SELECT order_id, customer_id, amount FROM orders')).toEqual([
      { order_id: '1930679858170647123', customer_id: '18618486065', amount: 598 },
    ]);
  });

  it('Qualtrics: three header rows, previews left out', async () => {
    const { files } = await load(byteFixture('06_qualtrics.csv'));
    expect(files[0]).toMatchObject({ rowsKept: 1, leftOut: { preview: 1 } });
    expect(await rows('SELECT question, wording, kind FROM questions')).toEqual([
      { question: 'Q1_NPS', wording: 'How likely are you to recommend us?', kind: 'nps' },
    ]);
  });

  it('问卷星: labels, numbers with remarks and skipped answers', async () => {
    await load(byteFixture('07_wjx.csv'));
    expect(await rows("SELECT response_id, question, value FROM answers WHERE value IS NOT NULL ORDER BY 1, 2")).toEqual([
      { response_id: '1', question: 'Q1', value: 5 }, { response_id: '1', question: 'Q3', value: 4 }, { response_id: '1', question: 'Q4', value: 10 },
      { response_id: '2', question: 'Q1', value: 2 }, { response_id: '2', question: 'Q4', value: 3 },
    ]); // prettier-ignore
  });
});

describe('texts', () => {
  it('name every field, kind, problem and reason in both languages', () => {
    for (const { problems, reasons, fields, kinds } of Object.values(importMessages)) {
      for (const code of PROBLEMS) expect(problems[code]({ kind: 'orders', field: 'orders.order_id' })).not.toBe('');
      for (const reason of REASONS) expect(reasons[reason]).not.toBe('');
      for (const { field } of Object.values(FIELDS).flat()) expect(fields[field], field).toBeDefined();
      expect(Object.keys(kinds)).toHaveLength(Object.keys(FIELDS).length);
    }
  });
});

describe('files at hand', () => {
  it('lets an order file without amounts rely on a payments file dropped with it, also after a remap', async () => {
    const orders = csv('o.csv', '订单号,会员编号,下单时间', 'A1,M1,2026-01-02', 'A2,M1,2026-01-03');
    const payments = csv('p.csv', 'order_id,payment_type,payment_value', 'A1,card,5', 'A1,voucher,2');
    const [first, second] = await importer.stage([orders, payments]);
    if (!first || !second) throw new Error('nothing staged');
    const again = await importer.remap(first, { fields: { 会员编号: null } });
    expect([first.blocked, again.blocked, second.kind]).toEqual([undefined, undefined, 'payments']);
    await importer.load([again, second]);
    expect(await rows('SELECT order_id, amount, payment_method FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', amount: 7, payment_method: 'card' },
      { order_id: 'A2', amount: 0, payment_method: null },
    ]);
  });
});
