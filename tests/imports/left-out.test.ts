import { describe, expect, it } from 'vitest';
import { importMessages } from '../../src/imports/messages.ts';
import { generateSample } from '../../src/model/sample/generate.ts';
import { csv, importer, rows, withImporter } from './desk.ts';
import { fileOf } from './files.ts';

withImporter();

const load = async (...files: readonly File[]) => importer.load(await importer.stage(files));
const exclusions = async () =>
  Object.fromEntries(
    (await rows('SELECT order_id, exclusion FROM orders')).map((row) => [row['order_id'], row['exclusion']]),
  );

describe('test orders', () => {
  it('are known by goods, category, buyer or remark, by whole words only', async () => {
    const { files } = await load(
      csv(
        'a.csv', '订单号,会员编号,下单时间,商品名称,类目,备注,实付金额',
        'goods,M1,2026-01-02,测试商品（请勿拍）,乳,,1',
        'bracket,M1,2026-01-02,【测试】奶粉,乳,,1',
        'english,M1,2026-01-02,Test product 1,乳,,1',
        'category,M1,2026-01-02,奶粉,测试,,1',
        'buyer,测试账号01,2026-01-02,奶粉,乳,,1',
        'remark,M1,2026-01-02,奶粉,乳,这单是刷单，勿发货,1',
        'order,M1,2026-01-02,奶粉,乳,this is a test order,1',
        'kit,M1,2026-01-02,Test Kit,乳,,1',
        'meter,M1,2026-01-02,血糖测试仪,器械,,1',
        'paper,M1,2026-01-02,酸碱测试纸 皮肤测试专用,器械,,1',
        'denied,M1,2026-01-02,奶粉,乳,客户问是不是刷单 说明不刷单,1',
        'tester,testarossa,2026-01-02,奶粉,乳,,1',
      ),
    );
    expect(await exclusions()).toEqual({
      goods: 'test', bracket: 'test', english: 'test', category: 'test', buyer: 'test', remark: 'test', order: 'test',
      kit: null, meter: null, paper: null, denied: null, tester: null,
    });
    expect(files[0]).toMatchObject({ rows: 12, rowsKept: 12, leftOut: { test: 7 } });
    expect(await rows("SELECT sum(amount) AS total FROM orders WHERE exclusion = 'test'")).toEqual([{ total: 0 }]);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM order_facts')).toEqual([{ n: 5 }]);
  }); // prettier-ignore

  it('hold nothing else: real goods beside a test line keep the order', async () => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,实付金额', 'A1,M1,2026-01-02,测试商品,1', 'A1,M1,2026-01-02,奶粉,99'));
    expect(await exclusions()).toEqual({ A1: null });
  }); // prettier-ignore

  it('of the sample shop are left out and counted', async () => {
    const { orders } = generateSample();
    const { files } = await load(fileOf(orders.name, orders.text));
    expect(files[0]?.leftOut['test']).toBe(orders.text.split('\n').filter((line) => line.includes('测试商品')).length);
    expect(await rows("SELECT count(*)::INTEGER AS n FROM item_facts WHERE category = '测试'")).toEqual([{ n: 0 }]);
  }, 60_000);
});

describe('gifts', () => {
  it('alone make no order; beside goods, or paid for, they do', async () => {
    const { files } = await load(
      csv(
        'a.csv', '订单号,会员编号,下单时间,商品名称,是否赠品,实付金额',
        'flag,M1,2026-01-02,杯子,是,0', 'name,M1,2026-01-02,赠品-杯子,否,0', 'mixed,M1,2026-01-02,奶粉,否,99', 'mixed,M1,2026-01-02,赠品-杯子,是,0',
        'paid,M1,2026-01-02,赠品-杯子,是,9', 'free,M1,2026-01-02,奶粉,否,0', 'box,M1,2026-01-02,gift box,否,0',
      ),
    );
    expect(await exclusions()).toEqual({ flag: 'gift', name: 'gift', mixed: null, paid: null, free: null, box: null });
    expect(files[0]?.leftOut).toEqual({ gift: 2 });
  }); // prettier-ignore
});

describe('returns', () => {
  const ORDERS = '订单号,会员编号,下单时间,实付金额';

  it('on lines of the same order lower it', async () => {
    await load(csv('a.csv', ORDERS, 'A1,M1,2026-01-02,100', 'A1,M1,2026-01-05,-30'));
    expect(await rows('SELECT amount, exclusion FROM orders')).toEqual([{ amount: 70, exclusion: null }]);
  });

  it.each([
    ['after', ['orders', 'returns', 'again']],
    ['before', ['returns', 'orders']],
  ])('in a file of their own, read %s the orders, lower the orders they name, once', async (_, order) => {
    const files: Readonly<Record<string, File>> = {
      orders: csv('orders.csv', ORDERS, 'A1,M1,2026-01-02,100', 'A2,M2,2026-01-03,50'),
      returns: csv('returns.csv', ORDERS, 'A1,M1,2026-01-05,-30', 'A2,M2,2026-01-06,-50'),
      again: csv('again.csv', ORDERS, 'A1,M1,2026-01-05,-30'),
    };
    for (const name of order) await load(files[name] ?? csv('none.csv'));
    expect(await rows('SELECT order_id, amount, refund_amount, status, exclusion FROM orders ORDER BY 1')).toEqual([
      { order_id: 'A1', amount: 70, refund_amount: 30, status: 'partial_refund', exclusion: null },
      { order_id: 'A2', amount: 0, refund_amount: 50, status: 'refunded', exclusion: 'refunded' },
    ]);
  });
});

describe('returns with ids of their own', () => {
  const LINES = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID';
  const orders = () => rows('SELECT order_id, amount, refund_amount, exclusion FROM orders ORDER BY order_id');

  //  100  2026-01-02  ann   heart 6 × 2, lantern 2 × 5    22
  //  101  2026-01-20  ann   heart 1 × 2                    2
  //  C1   2026-02-01  ann   heart −4                      −8: 2 off 101 (latest heart), 6 off 100
  //  102  2026-03-01  ann   heart 9 × 2                   18: later than the return
  it('come off the latest earlier purchase of the same goods, and only off its line', async () => {
    const { files } = await load(
      csv('a.csv', LINES, '100,H,heart,6,2026-01-02,2,ann', '100,L,lantern,2,2026-01-02,5,ann', '101,H,heart,1,2026-01-20,2,ann', 'C1,H,heart,-4,2026-02-01,2,ann', '102,H,heart,9,2026-03-01,2,ann'),
    );
    expect(await orders()).toEqual([
      { order_id: '100', amount: 16, refund_amount: 6, exclusion: null }, { order_id: '101', amount: 0, refund_amount: 2, exclusion: 'refunded' },
      { order_id: '102', amount: 18, refund_amount: 0, exclusion: null }, { order_id: 'C1', amount: 0, refund_amount: 8, exclusion: 'returned' },
    ]);
    expect(await rows('SELECT amount FROM item_facts WHERE amount > 0 ORDER BY 1')).toEqual([{ amount: 6 }, { amount: 10 }, { amount: 18 }]);
    expect(files[0]).toMatchObject({ leftOut: { returned: 1, sent_back: 1 }, warnings: [{ code: 'returns-taken-off', values: { orders: 1, amount: 8 } }] });
  }); // prettier-ignore

  it('give back what they took when the order comes again, and leave nothing behind when their file leaves', async () => {
    const SALES = csv('sales.csv', LINES, '100,H,heart,6,2026-01-02,2,ann', '200,H,heart,1,2026-01-02,2,bob');
    await load(SALES);
    const { files: [returned] } = await load(csv('back.csv', LINES, 'C1,H,heart,-5,2026-02-01,2,ann'));
    await load(csv('more.csv', LINES, '300,H,heart,1,2026-01-05,2,cai'));
    expect(await orders()).toMatchObject([{ order_id: '100', amount: 2, refund_amount: 10 }, { amount: 2 }, { amount: 2 }, { exclusion: 'returned' }]);
    await load(csv('again.csv', LINES, '100,H,heart,8,2026-01-02,2,ann'));
    expect(await orders()).toMatchObject([{ order_id: '100', amount: 6, refund_amount: 10 }, { amount: 2 }, { amount: 2 }, { exclusion: 'returned' }]);
    await importer.load([], { without: [returned?.id ?? ''] });
    expect(await orders()).toMatchObject([{ order_id: '100', amount: 16, refund_amount: 0 }, { order_id: '200' }, { order_id: '300' }]);
    expect(importer.loaded().flatMap(({ warnings }) => warnings)).toEqual([]);
  }); // prettier-ignore

  it('of nobody come off nobody’s purchase of the same goods at the same price only', async () => {
    await load(csv('a.csv', LINES, '100,H,heart,6,2026-01-02,2,', '101,H,heart,3,2026-01-03,3,', 'C1,H,heart,-2,2026-02-01,2,', 'C2,X,other,-1,2026-02-01,7,'));
    expect(await orders()).toMatchObject([{ order_id: '100', amount: 8 }, { order_id: '101', amount: 9 }, {}, {}]);
    expect(importer.loaded()[0]?.warnings).toEqual([{ code: 'returns-taken-off', values: { orders: 2, amount: 4 } }, { code: 'returns-left-out', values: { orders: 2, amount: 7 } }]);
  }); // prettier-ignore

  it('that find no purchase before them are counted and said, not taken off', async () => {
    const { files } = await load(csv('a.csv', '订单号,会员编号,下单时间,实付金额', 'A1,M1,2026-01-02,100', 'R1,M1,2026-01-05,-30', 'R2,M1,2026-01-06,-1204.5'));
    expect(files[0]).toMatchObject({ leftOut: { returned: 2, sent_back: 1 }, warnings: [{ code: 'returns-taken-off', values: { orders: 2, amount: 100 } }, { code: 'returns-left-out', values: { orders: 2, amount: 1134.5 } }] });
    expect(importMessages['zh-CN'].problems['returns-left-out']({ orders: 2, amount: 1134.5 })).toContain('2 张退货单里有 1,134.5 的金额找不到');
    expect(importMessages.en.problems['returns-left-out']({ orders: 1, amount: 30 })).toMatch(/^One return could not be taken off in full: 30 found no order/);
    expect(await rows('SELECT coalesce(sum(amount), 0) AS total FROM order_facts')).toEqual([{ total: 0 }]);
  }); // prettier-ignore
});
