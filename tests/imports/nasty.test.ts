import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { LoadedFile, StagedFile } from '../../src/imports/api.ts';
import { festivalsWithin } from '../../src/model/festivals.ts';
import { toCsv } from '../../src/util/csv.ts';
import { addDays } from '../../src/util/day.ts';
import { BOM, encoded, joined } from './bytes.ts';
import { bench, importer, rows, withImporter } from './desk.ts';
import { fileOf } from './files.ts';
import { workbook } from './workbook.ts';

/** What real exports do to their readers, each with the outcome it must have. The numbers are those of the catalogue. */
withImporter();

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const csv = (name: string, ...text: readonly string[]) => fileOf(name, lines(...text));
async function load(...files: readonly File[]): Promise<readonly LoadedFile[]> {
  return (await importer.load(await importer.stage(files))).files;
}
const codes = (file: StagedFile | undefined) =>
  [...(file?.warnings ?? []), ...(file?.mapping ?? []).flatMap(({ warning }) => (warning ? [warning] : []))].map(({ code }) => code); // prettier-ignore
const orders = (columns = 'order_id, amount') => rows(`SELECT ${columns} FROM orders ORDER BY order_id, source_row`);
const ORDERS = '订单号,会员编号,下单时间,实付金额';
const one = (amount: string) => csv('a.csv', ORDERS, `A1,M1,2026-01-02,"${amount}"`);

describe('ids', () => {
  it('1: ="…" in GBK keeps all 19 digits as text', async () => {
    const text = lines('"订单编号","买家会员名","买家实际支付金额","订单创建时间"', '="1930679858170647123",张三,598.00,2016-05-23 22:02:11');
    const [file] = await load(fileOf('a.csv', encoded(text, 'gb18030')));
    expect(file?.encoding).toBe('gb18030');
    expect(await orders()).toEqual([{ order_id: '1930679858170647123', amount: 598 }]);
  }); // prettier-ignore

  it('2: an apostrophe in front goes, zeros in front stay', async () => {
    await load(csv('a.csv', '订单号,手机号,下单时间,实付金额', "A1,'18618486065,2026-01-02,1", "'007500,'01912345678,2026-01-02,1"));
    expect(await orders('order_id, customer_id')).toEqual([{ order_id: '007500', customer_id: '01912345678' }, { order_id: 'A1', customer_id: '18618486065' }]);
  }); // prettier-ignore

  it('3: tabs around every value go, and the id is the same with and without them', async () => {
    const header = '主订单编号,子订单编号,选购商品,商品数量,订单应付金额,订单提交时间,订单状态,售后状态';
    await load(csv('a.csv', header, '"\t6917926768823643751","\t6917926768823643751","\t辣丝丝",1,"89.90\t",2026-09-22 00:54:10,已发货,-'));
    await load(csv('b.csv', header, '6917926768823643751,6917926768823643751,辣丝丝,1,89.90,2026-09-22 00:54:10,已完成,-'));
    expect(await orders()).toEqual([{ order_id: '6917926768823643751', amount: 89.9 }]);
  }); // prettier-ignore

  it('4: an id that became 6.91793E+18 is said to be damaged, joins nothing, and its row stays', async () => {
    const [file] = await load(csv('a.csv', ORDERS, '6.91793E+18,M1,2026-01-02,100', '6.91793E+18,M2,2026-01-03,50'));
    expect(codes(file)).toContain('ids-lost-digits');
    expect(await rows('SELECT count(*)::INTEGER AS n, sum(amount) AS sum FROM orders')).toEqual([{ n: 2, sum: 150 }]);
  });

  it('4: so is one that a workbook holds as a number', async () => {
    const [file] = await load(fileOf('a.xlsx', workbook({ S: [ORDERS.split(','), [6917926768823643e3, 'M1', '2026-01-02', 5]] })));
    expect(codes(file)).toContain('ids-lost-digits');
  }); // prettier-ignore
});

describe('shape', () => {
  it('5: backticks of a 微信 bill go, its two summary lines are no payments', async () => {
    const [file] = await load(csv('bill.csv', '`交易时间,`公众账号ID,`微信订单号,`商户订单号,`交易状态,`应结订单金额', '`2026-08-31 10:00:05,`wx1,`50001,`O-BILL1,`SUCCESS,`0.01', '`2026-08-31 11:00:05,`wx1,`50002,`O-BILL2,`SUCCESS,`72.00', '`总交易单数,`总应结订单金额（元）', '`2,`72.01'));
    expect(file).toMatchObject({ kind: 'payments', layout: 'wechat_pay_bill', rows: 2, rowsKept: 2 });
    expect(codes(file)).not.toContain('totals-differ');
    expect(await rows('SELECT sum(amount) AS sum FROM imports.payments')).toEqual([{ sum: 72.01 }]);
  }); // prettier-ignore

  it('5: the summary of a 微信 bill is held against its rows: their number and their sum', async () => {
    const bill = (summary: string) => csv('bill.csv', '`交易时间,`公众账号ID,`微信订单号,`商户订单号,`交易状态,`应结订单金额', '`2026-08-31 10:00:05,`wx1,`50001,`O-BILL1,`SUCCESS,`0.01', '`2026-08-31 11:00:05,`wx1,`50002,`O-BILL2,`SUCCESS,`72.00', '`总交易单数,`总应结订单金额（元）', summary);
    expect(codes((await importer.stage([bill('`2,`72.01')]))[0])).toEqual(['totals-left-out', 'needs-orders']);
    expect(codes((await importer.stage([bill('`3,`99.01')]))[0])).toEqual(['totals-left-out', 'rows-differ', 'needs-orders', 'totals-differ']);
  }); // prettier-ignore

  it('6: titles above and rules below a 支付宝 table go, cells lose their blanks', async () => {
    const text = lines('支付宝交易记录明细查询', '账号:[a***@x.com]', '起始日期:[2024-01-01 00:00:00]    终止日期:[2024-01-31 23:59:59]', '---------------------------------交易记录明细列表------------------------------------', '交易号                  ,商家订单号               ,交易创建时间              ,金额（元）   ,收/支     ,交易状态    ,成功退款（元）  ,资金状态     ,', '2024010122001,T1 \t,2024-01-02 10:00:00 ,12.00    ,收入      ,交易成功    ,0.00     ,已收入      ,', '------------------------------------------------------------------------------------', '共1笔记录', '导出时间:[2024-02-01 08:00:00]');
    const [file] = await load(fileOf('a.csv', encoded(text, 'gb18030')));
    expect(file).toMatchObject({ kind: 'payments', layout: 'alipay_bill', encoding: 'gb18030', rows: 1 });
    expect(file?.mapping.slice(0, 4).map(({ column, samples }) => [column, samples[0]])).toEqual([['交易号', '2024010122001'], ['商家订单号', 'T1'], ['交易创建时间', '2024-01-02 10:00:00'], ['金额（元）', '12.00']]);
  }); // prettier-ignore

  it('7: the row 合计 goes, a product called 总计划 台历 stays', async () => {
    const header = '订单号,会员编号,下单时间,商品名称,数量,实付金额';
    const [file] = await load(csv('a.csv', header, 'A1,M1,2026-01-02,总计划 台历,1,12.00', 'A2,M1,2026-01-02,奶粉,127,25588.00', '合计:,,,,128,25600.00'));
    expect(file).toMatchObject({ rows: 2, rowsKept: 2 });
    expect(codes(file)).toContain('totals-left-out');
  }); // prettier-ignore

  it('7: the file’s own total is compared with its rows', async () => {
    const total = async (stated: string) => codes((await importer.stage([csv('a.csv', ORDERS, 'A1,M1,2026-01-02,12.50', 'A2,M1,2026-01-02,7.50', `合计,,,${stated}`)]))[0]); // prettier-ignore
    expect(await total('20.00')).toEqual(['totals-left-out']);
    expect(await total('¥25.00')).toEqual(['totals-left-out', 'totals-differ']);
  });

  it('8: words for nothing in a column of amounts are nothing; 无退款申请 is no refund', async () => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,实付金额,退款金额', 'A1,M1,2026-01-02,10,无退款申请', 'A2,M1,2026-01-02,20,-', 'A3,M1,2026-01-02,30,——', 'A4,M1,2026-01-02,40,无权限', 'A5,M1,2026-01-02,50,5'));
    expect(await orders()).toEqual([['A1', 10], ['A2', 20], ['A3', 30], ['A4', 40], ['A5', 45]].map(([order_id, amount]) => ({ order_id, amount })));
  }); // prettier-ignore

  it('30: a workbook that lies about its size is read whole', async () => {
    const names = [...ORDERS.split(','), ...Array.from({ length: 36 }, (_, index) => `列${index}`)];
    const data = Array.from({ length: 40 }, (_, row) => [
      `A${row}`,
      'M1',
      '2026-01-02',
      5,
      ...Array<string>(36).fill('x'),
    ]);
    for (const size of ['A1', 'A1:A9035']) {
      const [file] = await importer.stage([fileOf(`${size.length}.xlsx`, workbook({ S: [names, ...data] }, size))]);
      expect(file).toMatchObject({ rows: 40, mapping: { length: 40 } });
    }
  });

  it('31: a comma too many shifts nothing, an empty column goes, the second of two names gets a number', async () => {
    const [file] = await load(csv('a.csv', `${ORDERS},分销员,分销员,`, 'A1,M1,2026-01-02,5,x,y', 'A2,M1,2026-01-02,6'));
    expect(file?.mapping.map(({ column }) => column)).toEqual([...ORDERS.split(','), '分销员', '分销员.2']);
    expect(await orders()).toEqual([{ order_id: 'A1', amount: 5 }, { order_id: 'A2', amount: 6 }]);
  }); // prettier-ignore

  it('32: quotes, commas and line ends within a cell make no rows', async () => {
    const [file] = await load(fileOf('a.csv', `订单号,会员编号,下单时间,商品名称,数量,实付金额\nA1,M1,2026-01-02,"测试品""商品"",大\r\n两行",1,9.90\n`));
    expect(file).toMatchObject({ rows: 1, rowsRejected: 0 });
    expect(await rows('SELECT product_name FROM order_items')).toEqual([{ product_name: '测试品"商品",大\r\n两行' }]);
  }); // prettier-ignore

  it('32: rows with more cells than the header are counted', async () => {
    const [file] = await load(csv('a.csv', ORDERS, 'A1,M1,2026-01-02,5', 'A2,M1,2026-01-02,5,surplus'));
    expect(file).toMatchObject({ rows: 2, rowsKept: 1, rowsRejected: 1, rejected: [{ row: 3, reason: 'too_many_columns' }] });
  }); // prettier-ignore
});

describe('amounts', () => {
  it.each([
    ['￥１，２３４．５０', 1234.5], ['¥1,234.50元', 1234.5], ['RMB 1 234,50', 1234.5], ['1.2万', 12000], ['3.5w', 35000], ['499.00（系统计算中，该值仅供参考）', 499],
  ])('9, 10: %s is %d', async (written, amount) => {
    const [file] = await load(one(written));
    expect(await orders()).toEqual([{ order_id: 'A1', amount }]);
    if (written.includes('系统')) expect(codes(file)).toContain('estimated-amounts');
  }); // prettier-ignore

  it.each([['(45.00)', 55], ['-$45.00', 55], ['12.50-', 87.5]])('10: %s takes off what it says', async (written, amount) => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,实付金额', 'A1,M1,2026-01-02,x,100', `A1,M1,2026-01-02,y,${written}`));
    expect(await orders()).toEqual([{ order_id: 'A1', amount }]);
  }); // prettier-ignore

  it('11: a Shopify order of two rows is one order with two lines, paid once', async () => {
    const header = 'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price';
    await load(csv('a.csv', header, '#1001,a@x.com,paid,2025-10-07 09:50:26 +0200,EUR,53.91,0.00,0.00,53.91,2025-10-07 09:50:26 +0200,3,Mask,14.97', '#1001,a@x.com,,,,,,,,2025-10-07 09:50:26 +0200,1,Cream,9.00'));
    expect(await orders('order_id, paid_amount, status')).toEqual([{ order_id: '#1001', paid_amount: 53.91, status: 'sale' }]);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM order_items')).toEqual([{ n: 2 }]);
  }); // prettier-ignore

  it('12: 应付金额 100 on three lines of a 京东 order is 100; the lines are worth 京东价 × 订购数量', async () => {
    const header = '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,应付金额,订单状态,下单帐号';
    await load(csv('a.csv', header, ...['40,1', '30,1', '15,2'].map((each, index) => `1,p${index},品${index},${each.split(',')[1]},在线,2026-01-02 10:00:00,${each.split(',')[0]},100,100,100,完成,jd1`)));
    expect(await orders()).toEqual([{ order_id: '1', amount: 100 }]);
    expect(await rows('SELECT unit_price * quantity AS worth FROM order_items ORDER BY line_no')).toEqual([{ worth: 40 }, { worth: 30 }, { worth: 30 }]);
  }); // prettier-ignore

  it('13: goods that 抖店 joins in one cell are two lines of one order: neither money nor quantity is divided, and that is said', async () => {
    const [file] = await load(csv('a.csv', '主订单编号,子订单编号,选购商品,商品数量,订单应付金额,订单提交时间,订单状态,售后状态', 'M0,M1;M2,商品A-(A01);商品B-(B02),5,100,2026-01-02 10:00:00,已完成,-', 'M3,M4,商品C,2,30,2026-01-02 10:00:00,已完成,-'));
    expect(codes(file)).toContain('joined-goods');
    expect(await orders()).toEqual([{ order_id: 'M0', amount: 100 }, { order_id: 'M3', amount: 30 }]);
    expect(await rows('SELECT order_id, product_name, quantity, amount FROM order_items ORDER BY ALL')).toEqual([
      { order_id: 'M0', product_name: '商品A-(A01)', quantity: null, amount: null }, { order_id: 'M0', product_name: '商品B-(B02)', quantity: null, amount: null }, { order_id: 'M3', product_name: '商品C', quantity: 2, amount: 30 },
    ]);
  }); // prettier-ignore

  it.each([
    ['有赞', '订单号,买家昵称,订单创建时间,全部商品名称,订单实付金额', '奶粉(1件);米粉(2件)'],
    ['WooCommerce', 'Order #,Customer id,Date,Product name,paid amount', '"1× 奶粉, 2× 米粉"'],
  ])('13: where the cell tells the count of each, as of %s, the lines have it', async (_, header, goods) => {
    await load(csv('a.csv', header, `A1,M1,2026-01-02,${goods},50`, `A2,M1,2026-01-02,${goods.replace(/[;,] .*|;.*/, '').replace(/^("[^"]*)$/, '$1"')},20`));
    expect(await rows('SELECT order_id, product_name, quantity FROM order_items ORDER BY ALL')).toEqual([
      { order_id: 'A1', product_name: '奶粉', quantity: 1 }, { order_id: 'A1', product_name: '米粉', quantity: 2 }, { order_id: 'A2', product_name: '奶粉', quantity: 1 },
    ]);
  }); // prettier-ignore

  it('33: the report of eBay is padded, ends in a count, and the count is held against its rows', async () => {
    const report = (count: number) => csv('ebay.csv', ',,,,,,,,', 'Sales Record Number,Order Number,Buyer Username,Buyer Email,Item Title,Quantity,Sold For,Total Price,Sale Date,Paid On Date,Ship To State', ',,,,,,,,,,', '101,11-1,bob,b@x.com,Mug,1,$5.00,$7.00,Jan-02-26,Jan-02-26,CA', '102,11-2,ann,a@x.com,Cup,1,$6.00,$8.00,Jan-03-26,Jan-03-26,CA', '', `${count},record(s) downloaded,from,Jan-01-26`, 'Seller ID : shop');
    const [right] = await load(report(2));
    expect(right).toMatchObject({ rows: 2, rowsKept: 2 });
    expect(codes(right)).not.toContain('rows-differ');
    expect((await importer.stage([report(83)]))[0]?.warnings).toContainEqual({ code: 'rows-differ', values: { stated: 83, read: 2 } });
  }); // prettier-ignore

  it('41: 用户实付 50 beside 商家实收 58 is a subsidy, no error', async () => {
    const [file] = await load(csv('a.csv', '商品,订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),商品数量(件),售后状态,订单成交时间', '奶粉,260517-607198974342268,已收货,58,50.00,58.00,1,无售后或售后取消,2026-05-17 10:00:00'));
    expect(await orders('amount, exclusion')).toEqual([{ amount: 50, exclusion: null }]);
    expect(codes(file)).toEqual([]);
  }); // prettier-ignore
});

describe('statuses', () => {
  const header = '订单号,会员编号,订单创建时间,订单付款时间,订单状态,售后状态,发货时间,实付金额,退款金额';
  const standing = async (...text: readonly string[]) => {
    await load(csv('a.csv', header, ...text));
    return orders('order_id, status, amount');
  };

  it('14: 交易关闭 after a payment is a refund, before it a cancellation', async () => {
    expect(await standing('A1,M1,2026-01-02,2026-01-02 10:00:00,交易关闭,,,239.00,239.00', 'A2,M1,2026-01-02,,交易关闭,,,239.00,')).toEqual([{ order_id: 'A1', status: 'refunded', amount: 0 }, { order_id: 'A2', status: 'cancelled', amount: 0 }]);
  }); // prettier-ignore

  it('15: 已完成 with 退款成功 is a refund', async () => {
    expect(await standing('A1,M1,2026-01-02,2026-01-02,已完成,退款成功,2026-01-03,10,10')).toEqual([{ order_id: 'A1', status: 'refunded', amount: 0 }]);
  }); // prettier-ignore

  it('16: a comma of either width within a status means the same', async () => {
    const found = await standing('A1,M1,2026-01-02,2026-01-02,"买家已付款,等待卖家发货",,,10,', 'A2,M1,2026-01-02,2026-01-02,买家已付款，等待卖家发货,,,10,');
    expect(found.map(({ status }) => status)).toEqual(['sale', 'sale']);
  }); // prettier-ignore

  it('17, 36: (删除)等待出库 is cancelled, and so are 取消 and 已取消', async () => {
    const found = await standing(...['(删除)等待出库', '取消', '已取消'].map((word, index) => `A${index},M1,2026-01-02,,${word},,,10,`));
    expect(found.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  }); // prettier-ignore

  it('36: headers that drift in one letter, width or unit mean the same', async () => {
    const fieldOf = async (name: string) => (await importer.stage([csv('a.csv', `订单号,下单时间,商品名称,订购数量,${name}`, 'A1,2026-01-02,x,1,7')]))[0]?.mapping[4]?.field; // prettier-ignore
    expect(await fieldOf('下单帐号')).toBe(await fieldOf('下单账号'));
    const receivable = await fieldOf('商家应收金额(元)(支付金额)');
    expect(receivable).toBe('orders.merchant_receivable_amount');
    expect(await fieldOf('商家应收金额(元)（支付金额）')).toBe(receivable);
  });
});

describe('moments', () => {
  const at = async (...written: readonly string[]) => {
    await load(csv('a.csv', ORDERS, ...written.map((each, index) => `A${index},M1,${each},5`)));
    return (await orders('ordered_at')).map(({ ordered_at }) => ordered_at);
  };

  it('18: a blank time of a 拼多多 order is taken from its number', async () => {
    await load(csv('a.csv', '商品,订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),商品数量(件),售后状态,订单成交时间', '奶粉,260517-607198974342268,已收货,58,50,58,1,-,'));
    expect(await orders('ordered_at')).toEqual([{ ordered_at: '2026-05-17 00:00:00' }]);
  }); // prettier-ignore

  it('26: one 13/04 makes the whole column day first', async () => {
    expect(await at('03/04/2026', '05/04/2026', '13/04/2026')).toEqual(['2026-04-03 00:00:00', '2026-04-05 00:00:00', '2026-04-13 00:00:00']);
  }); // prettier-ignore

  it('26: 03/04/2026 alone is asked about, and read as was said', async () => {
    for (const [order, day] of [['dmy', '2026-04-03'], ['mdy', '2026-03-04']] as const) {
      const [open] = await importer.stage([csv('a.csv', ORDERS, `${order},M1,03/04/2026,5`)]);
      if (!open) throw new Error('not staged');
      expect(open.blocked).toEqual({ code: 'date-order', values: { column: '下单时间', sample: '03/04/2026', proposed: 'mdy' } });
      await expect(importer.load([open])).rejects.toMatchObject({ problem: { code: 'date-order' } });
      const said = await importer.remap(open, { rules: { dates: { 下单时间: order } } });
      expect(said.blocked).toBeUndefined();
      expect(codes(said)).toEqual([]);
      await importer.load([said]);
      expect(await rows(`SELECT ordered_at::DATE::VARCHAR AS day FROM orders WHERE order_id = '${order}'`)).toEqual([{ day }]);
    }
  }); // prettier-ignore

  it('26: the order that makes the shorter span of days is proposed', async () => {
    const [open] = await importer.stage([csv('a.csv', ORDERS, 'A1,M1,01/07/2026,5', 'A2,M1,05/07/2026,5', 'A3,M1,09/07/2026,5')]);
    expect(open?.mapping[2]?.dates).toEqual({ order: 'dmy', isAsked: true });
  }); // prettier-ignore

  it('27: day numbers are moments, 29 February is one in leap years only', async () => {
    expect(await at('45231.5', '2024-02-29', '2023-02-29')).toEqual(['2023-11-01 12:00:00', '2024-02-29 00:00:00', null]);
  }); // prettier-ignore

  it('28: offsets and UTC become Beijing time, which may be the next day or month', async () => {
    expect(await at('2025-10-07 23:30:00 +0200')).toEqual(['2025-10-08 05:30:00']);
    await load(csv('b.csv', 'id,Description,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email', 'ch_1,x,2026-01-31 17:00,12.00,0.00,cny,Paid,cus_1,a@x.com'));
    expect(await rows("SELECT ordered_at FROM orders WHERE order_id = 'ch_1'")).toEqual([{ ordered_at: '2026-02-01 01:00:00' }]);
  }); // prettier-ignore
});

describe('people and places', () => {
  it('19: masked names are nobody', async () => {
    await load(csv('a.csv', '订单号,买家昵称,下单时间,实付金额', ...['张**', '1******6198', '##密文', '****', '****'].map((name, index) => `A${index},${name},2026-01-02,1`)));
    expect(await rows('SELECT count(*)::INTEGER AS n FROM orders WHERE customer_id IS NOT NULL')).toEqual([{ n: 0 }]);
  }); // prettier-ignore

  it('19: where more than 80 % are masked, the few who are not do not stand for all customers; orders count as before', async () => {
    const masked = Array.from({ length: 9 }, (_, index) => `A${index},张**,2026-01-02,10`);
    const { extents, files } = await importer.load(await importer.stage([csv('a.csv', '订单号,买家昵称,下单时间,实付金额', ...masked, 'A9,tb_1,2026-01-02,10')]));
    expect(files[0]?.mapping[1]?.warning).toEqual({ code: 'mostly-masked', values: { column: '买家昵称', percent: 90 } });
    expect(extents).toMatchObject({ orders: 10, customers: 0, ordersWithoutCustomer: 10 });
    expect(await rows('SELECT sum(amount)::INTEGER AS revenue FROM orders')).toEqual([{ revenue: 100 }]);
  }); // prettier-ignore

  it('19: a masked name does not hide the member id beside it', async () => {
    const orders = Array.from({ length: 10 }, (_, index) => `A${index},张**,M${index % 2},2026-01-0${index < 9 ? index + 1 : 9},10`);
    const { extents, files } = await importer.load(await importer.stage([csv('a.csv', '订单号,买家昵称,会员编号,下单时间,实付金额', ...orders)]));
    expect(extents).toMatchObject({ orders: 10, customers: 2 });
    expect(files[0]?.mapping[1]?.warning).toEqual({ code: 'masked-beside', values: { column: '买家昵称', percent: 100, other: '会员编号' } });
  }); // prettier-ignore

  it('names of persons are nobody’s id: the orders count, and the column says why it is not used', async () => {
    const people = ['王伟', '李娜', '张敏', '刘洋', '陈静', '王伟'];
    const { extents, files } = await importer.load(await importer.stage([csv('a.csv', '订单号,客户,下单时间,实付金额', ...people.map((name, index) => `A${index},${name},2026-01-02,10`))]));
    expect(files[0]?.mapping[1]).toMatchObject({ field: null, personal: 'name', warning: { code: 'names-no-ids' } });
    expect(extents).toMatchObject({ orders: 6, customers: 0 });
  }); // prettier-ignore

  it('a column that is called an id is one, whatever it holds, and says what that means', async () => {
    const people = ['Kelly Baker', 'Ann Lee', 'Brandon Ross', 'Mo Chen', 'Eve Stone', 'Ann Lee'];
    const { extents, files } = await importer.load(await importer.stage([csv('a.csv', 'order_id,customer_id,order_date,revenue', ...people.map((name, index) => `A${index},${name},2026-01-02,10`))]));
    expect(files[0]?.mapping[1]).toMatchObject({ field: 'orders.customer_id', personal: 'name', warning: { code: 'ids-are-names' } });
    expect(extents).toMatchObject({ orders: 6, customers: 5 });
  }); // prettier-ignore

  it('40: a street called 江苏路 is not in 江苏', async () => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,实付金额,收货地址', 'A1,M1,2026-01-02,1,江苏路100号 上海市…', 'A2,M1,2026-01-02,1,上海 上海市 浦东新区'));
    expect(await orders('province')).not.toContainEqual({ province: '江苏' });
  }); // prettier-ignore
});

describe('surveys', () => {
  it('20: of three header rows none is an answer, previews are left out', async () => {
    const id = (name: string) => `"{""ImportId"":""${name}"",""timeZone"":""Asia/Shanghai""}"`;
    const [file] = await load(csv('a.csv', 'StartDate,EndDate,Status,ResponseId,Finished,RecordedDate,Q1_NPS', 'Start Date,End Date,Response Type,Response ID,Finished,Recorded Date,How likely are you to recommend us?', ['startDate', 'endDate', 'status', '_recordId', 'finished', 'recordedDate', 'QID1'].map(id).join(','), '2026-01-01 10:00:00,2026-01-01 10:02:00,IP Address,R_1,True,2026-01-01 10:02:01,9', '2026-01-01 11:00:00,2026-01-01 11:01:00,Survey Preview,R_2,True,2026-01-01 11:01:01,0'));
    expect(file).toMatchObject({ kind: 'survey', layout: 'qualtrics', rowsKept: 1 });
    expect(await rows('SELECT response_id FROM responses')).toEqual([{ response_id: 'R_1' }]);
  }); // prettier-ignore

  it('21: SurveyMonkey’s second header row names the parts of a question', async () => {
    const [file] = await importer.stage([csv('a.csv', 'Respondent ID,Collector ID,Start Date,End Date,IP Address,How satisfied are you?,Which apply?,,', ',,,,,Response,Price,Quality,Other', '1,9,01/15/2026 10:00:00,01/15/2026 10:01:00,1.2.3.4,5,Price,,', '2,9,01/16/2026 10:00:00,01/16/2026 10:01:00,1.2.3.4,4,,Quality,')]);
    expect(file).toMatchObject({ kind: 'survey', layout: 'surveymonkey', rows: 2 });
    expect(file?.mapping.slice(6).map(({ column }) => column)).toEqual(['Which apply?', 'Which apply? / Quality', 'Which apply? / Other']);
  }); // prettier-ignore

  it('22: 问卷星: skipped answers are none, labels with numbers are read', async () => {
    await load(csv('a.csv', '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、总体满意度,2、购买渠道（多选）,第3题(物流),4、您有多大可能推荐给朋友,总分', '1,2026/9/3 12:00:00,123秒,微信,N/A,1.2.3.4(广东-深圳),非常满意,天猫┋京东,满意,10（非常愿意）,88', '2,2026/9/3 12:05:00,9秒,链接,N/A,1.2.3.5(上海-上海),不满意,其他〖朋友介绍〗,(跳过),9分,40', '3,2026/9/3 12:06:00,9秒,链接,N/A,1.2.3.5(上海-上海),-3,(跳过),-3,-3,40'));
    expect(await rows("SELECT response_id, question, value, answer FROM answers WHERE question IN ('Q3', 'Q4') ORDER BY ALL")).toEqual([
      { response_id: '1', question: 'Q3', value: 4, answer: '满意' }, { response_id: '1', question: 'Q4', value: 10, answer: '10（非常愿意）' }, { response_id: '2', question: 'Q4', value: 9, answer: '9分' },
    ]);
  }); // prettier-ignore
});

describe('answers', () => {
  it('22: 嵌入式┋控制 are two options, (跳过) and -3 are none, 其他〖朋友介绍〗 is 其他 with a text, the address of a reader is personal and tells the province', async () => {
    const [file] = await load(csv('a.csv', '序号,提交答卷时间,所用时间,来自IP,1、总体满意度,2、购买渠道（多选）', '1,2026/9/3 12:00:00,123秒,1.2.3.4(广东-深圳),非常满意,嵌入式┋控制', '2,2026/9/3 12:05:00,9秒,1.2.3.5(上海-上海),(跳过),其他〖朋友介绍〗', '3,2026/9/3 12:06:00,9秒,1.2.3.5(上海-上海),-3,(跳过)'));
    expect(await rows("SELECT response_id, question, answer FROM answers WHERE question <> 'Q1' ORDER BY ALL")).toEqual([
      { response_id: '1', question: 'Q2', answer: '嵌入式' }, { response_id: '1', question: 'Q2', answer: '控制' }, { response_id: '2', question: 'Q2', answer: '其他' }, { response_id: '2', question: 'Q2_text', answer: '朋友介绍' },
    ]);
    expect(await rows("SELECT response_id FROM answers WHERE question = 'Q1'")).toEqual([{ response_id: '1' }]);
    expect(file?.mapping.find(({ column }) => column === '来自IP')?.personal).toBe('ip');
    expect(await rows('SELECT province FROM responses ORDER BY response_id')).toEqual(['广东', '上海', '上海'].map((province) => ({ province })));
  }); // prettier-ignore
});

describe('scales', () => {
  const answers = (rating: (willing: number) => number, lowest: number) =>
    csv('a.csv', '答卷编号,1、您对本次购物满意吗,2、您有多大可能推荐我们', ...Array.from({ length: 40 }, (_, row) => {
      const willing = lowest + (row % (11 - lowest));
      return `${row + 1},${rating(willing)},${willing}`;
    })); // prettier-ignore

  it('23: a rating that falls while recommending rises may have 1 as its best answer', async () => {
    expect(codes((await importer.stage([answers((willing) => 5 - Math.floor(willing / 2.5), 0)]))[0])).toEqual(['maybe-reversed']); // prettier-ignore
    expect(codes((await importer.stage([answers((willing) => 1 + Math.floor(willing / 2.5), 0)]))[0])).toEqual([]);
  });

  it('23: no mean is taken until it is said which end is best; then 1 counts as 5, and words of a ladder stay', async () => {
    const [open] = await importer.stage([answers((willing) => 5 - Math.floor(willing / 2.5), 0)]);
    if (!open) throw new Error('not staged');
    expect(open.blocked?.code).toBe('maybe-reversed');
    await expect(importer.load([open])).rejects.toMatchObject({ problem: { code: 'maybe-reversed' } });
    const [column = ''] = open.mapping.flatMap((each) => (each.scale?.isAsked ? each.column : []));
    const said = await importer.remap(open, { rules: { reversed: { [column]: true } } });
    expect(codes(said)).toEqual([]);
    await importer.load([said]);
    expect(await rows("SELECT answer, value FROM answers WHERE question = 'Q1' GROUP BY ALL ORDER BY ALL")).toEqual([1, 2, 3, 4, 5].map((code) => ({ answer: String(code), value: 6 - code })));
  }); // prettier-ignore

  it('23: a question that says 1=非常满意 itself is turned round without a question', async () => {
    await load(csv('a.csv', '答卷编号,1、您对本次购物满意吗（1=非常满意，5=非常不满意）', '1,1', '2,2', '3,5'));
    expect(await rows('SELECT response_id, value FROM answers ORDER BY 1')).toEqual([['1', 5], ['2', 4], ['3', 1]].map(([response_id, value]) => ({ response_id, value })));
  }); // prettier-ignore

  it('24: the smallest ladder that holds all words counts, 不适用 is no answer', async () => {
    const sheet = (name: string, words: readonly string[]) => csv(name, '答卷编号,1、您对服务满意吗', ...words.map((word, row) => `${row},${word}`)); // prettier-ignore
    await load(sheet('seven.csv', ['非常满意', '满意', '比较满意', '一般', '不满意', '不适用']), sheet('three.csv', ['满意', '一般', '不满意', '不适用'])); // prettier-ignore
    const values = async (survey: string) => (await rows(`SELECT value FROM answers WHERE survey = '${survey}' ORDER BY response_id`)).map(({ value }) => value); // prettier-ignore
    expect(await values('seven')).toEqual([7, 6, 5, 4, 2]);
    expect(await values('three')).toEqual([3, 2, 1]);
  });

  it('25: willingness from 1 to 10 is no 0 to 10', async () => {
    expect(codes((await importer.stage([answers((willing) => 1 + Math.floor(willing / 2.5), 1)]))[0])).toEqual(['nps-from-one']); // prettier-ignore
  });
});

describe('bytes', () => {
  const text = lines(ORDERS, 'A1,M1,2026-01-02,12.50', 'A2,M2,2026-01-03,8');
  const html = `<html><table><tr><th>${ORDERS.replaceAll(',', '</th><th>')}</th></tr><tr><td>A1</td><td>M1</td><td>2026-01-02</td><td>12.50</td></tr><tr><td>A2</td><td>M2</td><td>2026-01-03</td><td>8</td></tr></table></html>`;
  const records = [
    ['A1', 'M1', '2026-01-02', '12.50'],
    ['A2', 'M2', '2026-01-03', '8'],
  ] as const;
  it.each([
    ['29: HTML named .xls', fileOf('orders.xls', html)],
    ['29: HTML in GBK named .xls', fileOf('orders.xls', encoded(html, 'gb18030'))],
    ['29: tabs named .xls', fileOf('orders.xls', text.replaceAll(',', '\t'))],
    ['29: a workbook named .csv', fileOf('orders.csv', workbook({ S: text.trim().split('\n').map((line) => line.split(',')) }))],
    ['29: “Unicode text” of Excel', fileOf('orders.txt', joined(BOM.utf16le, encoded(text.replaceAll(',', '\t'), 'utf-16le')))],
    ['29: sep=;', fileOf('orders.csv', `sep=;\r\n${text.replaceAll(',', ';')}`)],
    ['38: a UTF-8 mark over GBK', fileOf('orders.csv', joined(BOM.utf8, encoded(text, 'gb18030')))],
    ['44: NDJSON named .csv', fileOf('orders.csv', records.map(([order_id, customer_id, ordered_at, paid_amount]) => JSON.stringify({ order_id, customer_id, ordered_at, paid_amount })).join('\n'))],
    ['45: Parquet', fileOf('orders', new Uint8Array(parquetWriteBuffer({ columnData: ['order_id', 'customer_id', 'ordered_at', 'paid_amount'].map((name, index) => ({ name, data: records.map((record) => record[index]) })) })))],
    ['a zip', fileOf('orders.zip', new Uint8Array(zipSync({ '导出/orders.csv': encoded(text, 'gb18030') })))],
  ])('%s is the same table', async (_, file) => {
    await load(file);
    expect(await orders('order_id, customer_id, left(ordered_at::VARCHAR, 10) AS day, amount')).toEqual([
      { order_id: 'A1', customer_id: 'M1', day: '2026-01-02', amount: 12.5 }, { order_id: 'A2', customer_id: 'M2', day: '2026-01-03', amount: 8 },
    ]);
  }); // prettier-ignore

  it.each(['食品', '女', '山'])('38: GBK bytes of %s, which are valid UTF-8 by accident, are read as Chinese', async (word) => {
    const bytes = encoded(lines('order id,customer id,order date,category,paid amount', ...Array.from({ length: 3 }, (_, row) => `A${row},M1,2026-01-02,${word},5`)), 'gb18030');
    const [file] = await importer.stage([fileOf('a.csv', bytes)]);
    expect(file).toMatchObject({ encoding: 'gb18030', preview: { 0: { 3: word } } });
  }); // prettier-ignore

  it('39: letters that are cut between two pieces of a large file survive', async () => {
    const row = (index: number) => `A${index},会员${index % 997},2026-01-${10 + (index % 18)},7.50`;
    const bytes = encoded([ORDERS, ...Array.from({ length: 220_000 }, (_, index) => row(index))].join('\n'), 'gb18030');
    expect(bytes.length).toBeGreaterThan(4 << 20);
    const [file] = await load(fileOf('a.csv', bytes));
    expect(file).toMatchObject({ encoding: 'gb18030', rows: 220_000, rowsKept: 220_000 });
    expect(await rows('SELECT count(DISTINCT customer_id)::INTEGER AS people, sum(amount) AS sum FROM orders')).toEqual([{ people: 997, sum: 1_650_000 }]);
  }); // prettier-ignore

  it('37: cells that look like formulas are text', async () => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,买家留言,实付金额', 'A1,@SUM(1+1),2026-01-02,"=HYPERLINK(""http://x"",""点我"")",-2+3,5'));
    expect(await rows('SELECT product_name FROM order_items')).toEqual([{ product_name: '=HYPERLINK("http://x","点我")' }]);
    expect(await orders('customer_id')).toEqual([{ customer_id: '@SUM(1+1)' }]);
  }); // prettier-ignore

  it('37: and leave as text: guarded where a spreadsheet would run them, numbers as they are', async () => {
    await load(csv('a.csv', '订单号,会员编号,下单时间,商品名称,实付金额', 'A1,@SUM(1+1),2026-01-02,"=HYPERLINK(""http://x"",""点我"")",5', 'A1,@SUM(1+1),2026-01-02,-2+3,-2.00'));
    const found = await bench.db.query('SELECT customer_id, product_name, i.amount FROM order_items i JOIN orders USING (order_id) ORDER BY line_no');
    expect(toCsv(found.columns, found.rows)).toBe(`customer_id,product_name,amount\r\n"'@SUM(1+1)","'=HYPERLINK(""http://x"",""点我"")",5\r\n"'@SUM(1+1)","'-2+3",-2\r\n`);
  }); // prettier-ignore

  it('43: what is locked, empty or only a header is said in words, and nothing of it is loaded', async () => {
    const staged = await importer.stage([fileOf('a.csv', ''), csv('b.csv', ORDERS), fileOf('c.xlsx', workbook({ S: [ORDERS.split(',')] }))]);
    expect(staged.map(({ kind, blocked }) => [kind, blocked?.code])).toEqual([['refused', 'empty-file'], ['refused', 'header-only'], ['refused', 'header-only']]);
    await expect(importer.load(staged)).rejects.toThrow();
    expect(await orders()).toEqual([]);
  }); // prettier-ignore
});

describe('the calendar', () => {
  it('42: the spring festival of 2027 is 6 February: its window is the seven days before it, up to the lanterns of 20 February', () => {
    const [window] = festivalsWithin('2027-01-01', '2027-03-01');
    expect(window).toEqual({ id: 'spring-festival', first: addDays('2027-02-06', -7), last: '2027-02-20' });
  });
});

describe('the same again', () => {
  it('35: an order of two exports has its latest state, the same bytes are skipped even under another name', async () => {
    const header = '订单号,会员编号,下单时间,订单状态,实付金额';
    await load(csv('0601.csv', header, 'A1,M1,2026-06-01,已发货,10'));
    const later = ['0615.csv', header, 'A1,M1,2026-06-01,交易成功,10'] as const;
    await load(csv(...later));
    expect(await orders('order_id, status_raw')).toEqual([{ order_id: 'A1', status_raw: '交易成功' }]);
    const [again] = await load(csv('0615 (1).csv', ...later.slice(1)));
    expect(again).toMatchObject({ rowsKept: 0, leftOut: { already_loaded: 1 } });
  }); // prettier-ignore

  it('34: cells of the order on its first line only belong to all of its lines, totals to none', async () => {
    await load(csv('kingdee.csv', '单据编号,日期,客户,物料编码,物料名称,数量,单价,价税合计', 'X1,2026-01-02,甲公司,m1,奶粉,1,100,100', ',,,m2,纸,2,10,20', '合计,,,,,3,,120'));
    expect(await orders('order_id, customer_id, amount')).toEqual([{ order_id: 'X1', customer_id: '甲公司', amount: 120 }]);
  }); // prettier-ignore
});
