import { describe, expect, it } from 'vitest';
import { byteFixture } from '../support/byte-fixtures.ts';
import { csv, importer, rows, withImporter } from './desk.ts';
import { fileOf } from './files.ts';

withImporter();

const orders = () =>
  rows('SELECT order_id, customer_id, ordered_at, amount, exclusion FROM orders ORDER BY source_row');

/** Loads one file and says what it was taken for. */
async function layoutOf(file: File): Promise<string> {
  const { files } = await importer.load(await importer.stage([file]));
  return files[0]?.layout ?? '';
}

describe('layouts', () => {
  it('till receipts: the number starts anew in every store every day', async () => {
    const layout = await layoutOf(
      csv(
        'pos.csv', '门店编码,门店名称,小票号,交易时间,收银员,会员卡号,商品编码,商品名称,数量,单价,折扣金额,实收金额,支付方式',
        'S1,一店,0001,2026-01-02 10:00:00,x,M1,p1,奶粉,1,100,0,100,现金', 'S1,一店,0001,2026-01-02 10:00:00,x,M1,p2,纸,1,10,0,10,现金',
        'S2,二店,0001,2026-01-02 11:00:00,x,M2,p1,奶粉,2,100,0,200,现金', 'S1,一店,0001,2026-01-03 11:00:00,x,M3,p1,奶粉,1,100,0,100,现金',
      ),
    );
    expect(layout).toBe('pos_generic');
    expect(await rows('SELECT order_id, amount, channel FROM orders ORDER BY source_row')).toEqual([
      { order_id: 'S1-20260102-0001', amount: 110, channel: '一店' }, { order_id: 'S2-20260102-0001', amount: 200, channel: '二店' }, { order_id: 'S1-20260103-0001', amount: 100, channel: '一店' },
    ]);
  }); // prettier-ignore

  it('Amazon: price + tax + shipping − discounts; UTC turned into Beijing time; nobody is named', async () => {
    const names = 'amazon-order-id merchant-order-id purchase-date order-status sales-channel product-name sku quantity currency item-price item-tax shipping-price shipping-tax item-promotion-discount ship-promotion-discount ship-state'.split(' ');
    const line = (...cells: readonly string[]) => cells.join('\t');
    const layout = await layoutOf(
      fileOf('orders.txt', [
        line(...names),
        line('111-1', '', '2026-01-02T20:00:00+00:00', 'Shipped', 'Amazon.com', '5" ruler', 'S1', '1', 'USD', '10.00', '0.80', '5.00', '0.40', '1.00', '2.00', 'CA'),
        line('111-1', '', '2026-01-02T20:00:00+00:00', 'Shipped', 'Amazon.com', 'pen', 'S2', '1', 'USD', '10.00', '0.80', '', '', '', '', 'CA'),
        line('111-2', '', '2026-01-02T20:00:00+00:00', 'Cancelled', 'Amazon.com', 'pen', 'S2', '0', 'USD', '', '', '', '', '', '', 'CA'),
      ].join('\n')),
    );
    expect(layout).toBe('amazon_all_orders');
    expect(await orders()).toEqual([
      { order_id: '111-1', customer_id: null, ordered_at: '2026-01-03 04:00:00', amount: 24, exclusion: null },
      { order_id: '111-2', customer_id: null, ordered_at: '2026-01-03 04:00:00', amount: 0, exclusion: 'cancelled' },
    ]);
  }); // prettier-ignore

  it('京东: the order amount on each line counts once, an estimate is marked, (删除) is cancelled', async () => {
    const header = '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名';
    const staged = await importer.stage([
      csv(
        'jd.csv', header, '1,p1,甲,1,在线,2026-01-02 10:00:00,40,100,100,0,100,完成,x,jd1,x', '1,p2,乙,2,在线,2026-01-02 10:00:00,30,100,100,0,100,完成,x,jd1,x',
        '2,p1,甲,1,在线,2026-01-03 10:00:00,499,499,499,0,499.00（系统计算中，该值仅供参考）,完成,x,jd2,x', '3,p1,甲,1,在线,2026-01-03 10:00:00,40,40,40,0,40,(删除)等待出库,x,jd2,x',
      ),
    ]);
    expect(staged[0]?.mapping.find(({ column }) => column === '应付金额')?.warning?.code).toBe('estimated-amounts');
    await importer.load(staged);
    expect(await rows('SELECT order_id, customer_id, amount, exclusion FROM orders ORDER BY 1')).toEqual([
      { order_id: '1', customer_id: 'jd1', amount: 100, exclusion: null }, { order_id: '2', customer_id: 'jd2', amount: 499, exclusion: null }, { order_id: '3', customer_id: 'jd2', amount: 0, exclusion: 'cancelled' },
    ]);
  }); // prettier-ignore

  it('淘宝: closed after a payment is a refund, before it a cancellation; a street called 江苏路 is not in 江苏', async () => {
    await layoutOf(
      csv(
        'taobao.csv', '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,收货地址 ,订单创建时间,订单付款时间 ,宝贝标题 ,退款金额',
        '="11",u1,239,239,交易关闭,江苏路100号 上海市,2026-01-02 10:00:00,2026-01-02 10:01:00,奶粉,239.00', '="12",u2,239,0,交易关闭,江苏省 南京市,2026-01-02 10:00:00,,奶粉,',
      ),
    );
    expect(await rows('SELECT order_id, province, exclusion FROM orders ORDER BY 1')).toEqual([
      { order_id: '11', province: null, exclusion: 'refunded' }, { order_id: '12', province: '江苏', exclusion: 'cancelled' },
    ]);
  }); // prettier-ignore

  it('拼多多: what the platform adds for the merchant is no error, the buyer’s amount counts', async () => {
    await layoutOf(csv('pdd.csv', '商品,订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),商品数量(件),售后状态,订单成交时间', '奶粉,260517-607198974342268,已收货,58,50.00,58.00,1,无售后或售后取消,2026-05-17 10:00:00'));
    expect(await orders()).toMatchObject([{ amount: 50, exclusion: null }]);
  }); // prettier-ignore

  it('抖店: sub-orders joined in one row stay one order, whose money is not split; a closed gift is none', async () => {
    await layoutOf(
      csv(
        'douyin.csv', '主订单编号,子订单编号,选购商品,商品数量,订单应付金额,订单提交时间,订单状态,售后状态,支付完成时间',
        'M0,M1;M2,商品A-(A01);商品B-(B02),5,100,2026-01-02 10:00:00,已完成,-,2026-01-02 10:01:00', 'M3,M3,赠品,1,0.00,2026-01-02 10:00:00,已关闭,-,',
      ),
    );
    expect(await orders()).toMatchObject([{ order_id: 'M0', amount: 100, exclusion: null }, { order_id: 'M3', amount: 0, exclusion: 'cancelled' }]);
  }); // prettier-ignore

  it('1688 and 金蝶: the order’s cells stand on its first line only; totals are no line', async () => {
    await layoutOf(csv('kingdee.csv', '单据编号,日期,客户,物料编码,物料名称,数量,单价,价税合计', 'X1,2026-01-02,甲公司,m1,奶粉,1,100,100', ',,,m2,纸,2,10,20', 'X2,2026-01-03,乙公司,m1,奶粉,1,100,100', '合计,,,,,4,,220'));
    await layoutOf(
      csv(
        '1688.csv', '订单编号,买家公司名,买家会员名,卖家公司名,货品总价(元),运费(元),实付款(元),订单状态,订单创建时间,订单付款时间,货品标题,单价(元),数量,单位,货号',
        'P1,甲公司,jia,我,100,0,100,交易成功,2026-01-02 10:00:00,2026-01-02 10:01:00,奶粉,50,1,罐,a', ',,,,,,,,,,米粉,25,2,罐,b',
      ),
    );
    expect(await rows('SELECT order_id, customer_id, amount FROM orders ORDER BY 1')).toEqual([
      { order_id: 'P1', customer_id: '甲公司', amount: 100 }, { order_id: 'X1', customer_id: '甲公司', amount: 120 }, { order_id: 'X2', customer_id: '乙公司', amount: 100 },
    ]);
    expect(await rows("SELECT count(*)::INTEGER AS n FROM order_items WHERE order_id IN ('X1', 'P1')")).toEqual([{ n: 4 }]);
  }); // prettier-ignore

  it('eBay: padding above, a count below', async () => {
    const layout = await layoutOf(
      csv(
        'ebay.csv', ',,,,,,,,', 'Sales Record Number,Order Number,Buyer Username,Buyer Email,Item Title,Quantity,Sold For,Total Price,Sale Date,Paid On Date,Ship To State', ',,,,,,,,,,',
        '101,11-1,bob,b@x.com,Mug,1,$5.00,$7.00,Jan-02-26,Jan-02-26,CA', '102,11-2,ann,a@x.com,Cup,1,$6.00,$8.00,Jan-03-26,Jan-03-26,CA', '', '2,record(s) downloaded,from,Jan-01-26', 'Seller ID : shop',
      ),
    );
    expect(layout).toBe('ebay_orders_report');
    expect(await orders()).toMatchObject([{ order_id: '11-1', customer_id: 'bob', ordered_at: '2026-01-02 00:00:00', amount: 7 }, { order_id: '11-2', amount: 8 }]);
  }); // prettier-ignore

  it('TikTok Shop: the row of descriptions is no order', async () => {
    const header = 'Order ID,Order Status,SKU ID,Seller SKU,Product Name,Quantity,SKU Unit Original Price,SKU Subtotal After Discount,Order Amount,Order Refund Amount,Created Time,Paid Time,Buyer Username';
    const cells = (sku: string, price: number) => `57,Completed,${sku},${sku},Soap,1,${price},${price},25,0,01/15/2026 10:00:00 AM,01/15/2026 10:01:00 AM,bob`;
    await layoutOf(csv('tiktok.csv', header, `Platform unique order ID.,${'x,'.repeat(11)}x`, cells('a', 10), cells('b', 15)));
    expect(await orders()).toMatchObject([{ order_id: '57', customer_id: 'bob', ordered_at: '2026-01-15 10:00:00', amount: 25 }]);
  }); // prettier-ignore

  it('Stripe and Square: UTC becomes Beijing time, which may be the next month; years of two digits, refunds as negative rows', async () => {
    await layoutOf(csv('stripe.csv', 'id,Description,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email', 'ch_1,x,2026-01-31 17:00,12.00,0.00,usd,Paid,cus_1,a@x.com'));
    await layoutOf(
      csv(
        'square.csv', 'Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Partial Refunds,Total Collected,Source,Card,Transaction ID,Customer ID',
        '01/15/26,10:00:00,Eastern,"$1,234.00",$0.00,"$1,234.00",$0.00,"$1,234.00",Reg,"$1,234.00",T1,C1', '01/16/26,10:00:00,Eastern,-$45.00,$0.00,-$45.00,$0.00,-$45.00,Reg,-$45.00,T2,C1',
      ),
    );
    expect(await rows('SELECT order_id, ordered_at, amount, exclusion FROM orders ORDER BY 1')).toEqual([
      { order_id: 'T1', ordered_at: '2026-01-15 00:00:00', amount: 1189, exclusion: null }, { order_id: 'T2', ordered_at: '2026-01-16 00:00:00', amount: 0, exclusion: 'returned' }, { order_id: 'ch_1', ordered_at: '2026-02-01 01:00:00', amount: 12, exclusion: null },
    ]);
  }); // prettier-ignore

  it('Online Retail: an invoice has lines, a C invoice is a return', async () => {
    await layoutOf(csv('retail.csv', 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', '536365,85123A,HEART,6,12/1/2010 8:26,2.55,17850,UK', '536365,71053,LANTERN,2,12/1/2010 8:26,3.40,17850,UK', 'C536379,85123A,HEART,-1,12/15/2010 9:41,2.55,17850,UK'));
    expect(await rows('SELECT order_id, amount, exclusion FROM orders ORDER BY 1')).toEqual([{ order_id: '536365', amount: 19.55, exclusion: null }, { order_id: 'C536379', amount: 0, exclusion: 'returned' }]);
  }); // prettier-ignore
});

describe('provinces', () => {
  it.each([
    ['陕西省', '陕西'], ['山西省', '山西'], ['内蒙古自治区', '内蒙古'], ['广西壮族自治区', '广西'], ['上海 上海市 浦东新区', '上海'], ['吉林省 吉林市', '吉林'], ['新疆兵团', '新疆'], ['臺北市', '台湾'], ['台灣', '台湾'],
  ])('%s is %s', async (written, short) => {
    await layoutOf(csv('a.csv', '订单号,会员编号,下单时间,省份,实付金额', `A1,M1,2026-01-02,${written},1`));
    expect(await rows('SELECT province FROM orders')).toEqual([{ province: short }]);
  }); // prettier-ignore
});

const FIXTURES: readonly (readonly [string, string, number, number])[] = [
  ['01_taobao_gbk.csv', 'orders', 1, 1], ['02_douyin_tabs.csv', 'orders', 2, 1], ['03_wechat_bill.csv', 'payments', 2, 0], ['04_alipay_gbk.csv', 'payments', 1, 0],
  ['05_shopify_multiline.csv', 'orders', 3, 1], ['06_qualtrics.csv', 'survey', 1, 0], ['07_wjx.csv', 'survey', 2, 0], ['09_unicode_text_utf16le.txt', 'orders', 1, 1],
  ['10_embedded.csv', 'order_items', 2, 0], ['12_pdd_tabs.csv', 'orders', 2, 1],
]; // prettier-ignore

describe('fixtures, from bytes to facts', () => {
  it.each(FIXTURES)('%s: %s, %i rows kept, %i orders count', async (name, kind, kept, counted) => {
    const { files, extents } = await importer.load(await importer.stage([byteFixture(name)]));
    expect(files[0]).toMatchObject({ kind, rowsKept: kept });
    expect(extents.orders).toBe(counted);
  });

  it('08_fake_excel.xls is a web page of one order, 11_gbk_valid_as_utf8.csv lacks a date', async () => {
    const staged = await importer.stage([byteFixture('08_fake_excel.xls'), byteFixture('11_gbk_valid_as_utf8.csv')]);
    expect(staged.map(({ format, kind, blocked }) => [format, kind, blocked?.code])).toEqual([['html', 'orders', undefined], ['csv', 'orders', 'missing-field']]);
    expect(staged[1]?.preview[0]).toEqual(['1', '食品', '女', '10']);
  }); // prettier-ignore
});
