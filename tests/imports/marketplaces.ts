import { type Random, randomFrom } from '../../src/util/random.ts';

/** An export as a marketplace writes it: made up, but wrapped, masked, joined and left blank where the real ones are. */
export interface Export {
  readonly name: string;
  readonly text: string;
}

interface Shop {
  readonly random: Random;
  pick<T>(values: readonly T[]): T;
  chance(share: number): boolean;
  money(): string;
  moment(): string;
  readonly orders: number;
}

function shopOf(seed: number, orders: number): Shop {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.integer(0, values.length - 1)] as T;
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    random,
    orders,
    pick,
    chance: (share) => random.next() < share,
    money: () => (random.integer(900, 60_000) / 100).toFixed(2),
    moment: () =>
      `2025-${two(random.integer(1, 12))}-${two(random.integer(1, 28))} ${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`,
  };
}

const REGIONS = [
  ['广东省', '深圳市', '南山区'], ['浙江省', '杭州市', '西湖区'], ['上海', '上海市', '浦东新区'], ['江苏省', '苏州市', '吴中区'],
  ['内蒙古自治区', '呼和浩特市', '新城区'], ['四川省', '成都市', '武侯区'], ['新疆维吾尔自治区', '乌鲁木齐市', '天山区'], ['吉林省', '吉林市', '昌邑区'],
] as const; // prettier-ignore
const GOODS = [
  ['P1', '婴儿奶粉1段', '婴儿奶粉'], ['P2', '幼儿奶粉3段 800g', '幼儿奶粉'], ['P3', '米粉', '辅食'], ['P4', '血糖测试仪', '器械'], ['P5', '"""礼盒"""', '礼盒'],
] as const; // prettier-ignore

const file = (name: string, header: string, rows: readonly (readonly string[])[]): Export => ({
  name,
  text: `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`,
});

const many = <T>({ orders }: Shop, make: (index: number) => readonly T[]): readonly T[] =>
  Array.from({ length: orders }, (_, index) => make(index)).flat();

/** 淘宝 ExportOrderList: one row an order, ids as formulas, some names masked, an address, closed before and after a payment. */
function taobao(seed: number, orders: number, masked = 0.3): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, chance, random, moment } = shop;
  const rows = many(shop, (index) => {
    const [province, city, area] = pick(REGIONS);
    const status = pick(['交易成功', '交易成功', '交易成功', '买家已付款，等待卖家发货', '"卖家已发货,等待买家确认"', '等待买家付款', '交易关闭']);
    const paid = money();
    const at = moment();
    const isPaid = status !== '等待买家付款' && !(status === '交易关闭' && chance(0.5));
    const back = status === '交易关闭' && isPaid ? paid : isPaid && chance(0.1) ? '5.00' : '无退款申请';
    const buyer = `tb${random.integer(1, Math.ceil(orders / 3))}_88`;
    return [
      [
        `="${1_930_679_858_170_000_000 + index * 1013}"`, chance(masked) ? `${buyer.slice(0, 1)}**` : buyer, paid, '0.00', paid, isPaid ? paid : '0.00', status, `张**`,
        `"${province} ${city} ${area} ${chance(0.1) ? '江苏路' : '某某街道'} ${random.integer(1, 400)}号(518000)"`, `"'1${random.integer(30, 99)}********"`, at, isPaid ? at : '', `"${pick(GOODS)[1].replaceAll('"', '')}"`, '1', '我的店', pick(['', '订单未关闭']), pick(['', 'null', '请尽快发货']), back,
      ],
    ];
  }); // prettier-ignore
  return file('ExportOrderList202512.csv', '订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,店铺名称,订单关闭原因,订单备注,退款金额', rows); // prettier-ignore
}

/** 千牛 子订单: one row a line, each with a status and a refund of its own. */
function qianniuItems(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, chance, random, moment } = shop;
  const rows = many(shop, (index) => {
    const at = moment();
    const buyer = `tb${random.integer(1, Math.ceil(orders / 3))}`;
    return Array.from({ length: random.integer(1, 3) }, (_, line) => {
      const [id, title] = pick(GOODS);
      const paid = money();
      const isBack = chance(0.15);
      return [
        `="${9_000_000_000_000 + index * 10 + line}"`, `="${4_100_000_000_000_000 + index * 10}"`, title.replaceAll('"', ''), paid, '1', id, isBack ? '交易关闭' : pick(['交易成功', '卖家已发货，等待买家确认']), paid, paid,
        isBack ? '退款成功' : '没有申请退款', isBack ? paid : '无退款申请', at, at, id, buyer,
      ];
    });
  }); // prettier-ignore
  return file('ExportOrderDetail.csv', '子订单编号,主订单编号,商品标题,商品价格,购买数量,商家编码,订单状态,买家应付货款,买家实付金额,退款状态,退款金额,订单创建时间,订单付款时间,商品ID,买家昵称', rows); // prettier-ignore
}

/** 京东: a row per SKU, the order's amounts repeated, phones masked, addresses, (删除). */
function jd(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, random, moment } = shop;
  const rows = many(shop, (index) => {
    const [province, city, area] = pick(REGIONS);
    const lines = Array.from({ length: random.integer(1, 3) }, () => ({ goods: pick(GOODS), price: money(), count: random.integer(1, 3) }));
    const total = lines.reduce((sum, { price, count }) => sum + Number(price) * count, 0).toFixed(2);
    const status = pick(['完成', '完成', '等待确认收货', '(删除)等待出库', '等待付款']);
    const at = moment();
    const account = `jd_${random.integer(1, Math.ceil(orders / 3))}`;
    return lines.map(({ goods: [id, title], price, count }) => [
      String(250_000_000_000 + index * 3), id, title.replaceAll('"', ''), String(count), '在线支付', at, price, total, total, '0.00', total, status, '普通订单', account, '王**', `${province}${city}${area}某路1号`, '1******6198', '', status === '等待付款' ? '' : at, 'APP订单',
    ]);
  }); // prettier-ignore
  return file('jd.csv', '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,付款确认时间,订单渠道', rows); // prettier-ignore
}

/** 拼多多: a tab behind every value, status and refund in one, nobody named, some moments only in the id. */
function pdd(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, random, moment, chance } = shop;
  const rows = many(shop, (index) => {
    const at = moment();
    const paid = money();
    const status = pick(['已收货', '已收货', '已发货，待收货', '未发货，退款成功', '已取消', '待发货']);
    const [province, city] = pick(REGIONS);
    return [
      [
        pick(GOODS)[1].replaceAll('"', ''), `${at.slice(2, 10).replaceAll('-', '')}-${String(100_000_000_000_000 + index * 37 + random.integer(0, 9))}`, status, paid, '0.00', paid, paid, '1', pick(['K1', 'K2', '']),
        status.includes('退款') ? '退款成功' : '无售后或售后取消', province, chance(0.3) ? '****' : city, chance(0.2) ? '' : at,
      ].map((cell) => `${cell}\t`),
    ];
  }); // prettier-ignore
  return file('pdd.csv', '商品,订单号,订单状态,商品总价(元),邮费(元),用户实付金额(元),商家实收金额(元),商品数量(件),商家编码-规格维度,售后状态,省,市,订单成交时间'.split(',').map((name) => `${name}\t`).join(','), rows); // prettier-ignore
}

/** 抖店: tabs in quotes, ciphertext for people, sub-orders with a state of their own. */
function douyin(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, random, moment, chance } = shop;
  const quoted = (cell: string) => `"\t${cell}"`;
  const rows = many(shop, (index) => {
    const at = moment();
    const [province, city, area] = pick(REGIONS);
    const status = pick(['已完成', '已完成', '已发货', '已关闭', '待发货']);
    const id = String(6_917_926_768_823_643_000n + BigInt(index * 17));
    return Array.from({ length: random.integer(1, 2) }, (_, line) => {
      const [sku, title] = pick(GOODS);
      const paid = money();
      return [
        quoted(id), quoted(`${id}${line}`), quoted(title.replaceAll('"', '')), '1', quoted(sku), paid, paid, '0.00', quoted(pick(['微信支付', '支付宝'])), quoted('##9d7f$$'), quoted('$$1k8a$$'), province, city, area, quoted('-'), at, status === '已关闭' && chance(0.5) ? '' : at, quoted(pick(['抖音', '抖音极速版'])),
        status, chance(0.1) ? '退款成功' : '-',
      ];
    });
  }); // prettier-ignore
  return file('douyin.csv', '主订单编号,子订单编号,选购商品,商品数量,商品ID,商品单价,订单应付金额,运费,支付方式,收件人,收件人手机号,省,市,区,买家留言,订单提交时间,支付完成时间,APP渠道,订单状态,售后状态', rows); // prettier-ignore
}

/** 有赞: one row an order, goods joined with their counts, —— for nothing, refunds, members and guests. */
function youzan(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, random, moment, chance } = shop;
  const rows = many(shop, (index) => {
    const at = moment();
    const paid = money();
    const [province, city, area] = pick(REGIONS);
    const status = pick(['交易完成', '交易完成', '已发货', '交易关闭', '待付款']);
    const back = status === '交易关闭' ? paid : chance(0.1) ? '1.50' : '0.00';
    const goods = Array.from({ length: random.integer(1, 3) }, () => `${pick(GOODS)[1].replaceAll('"', '')}(${random.integer(1, 3)}件)`);
    const phone = random.integer(1, Math.ceil(orders / 3));
    return [
      [
        `E2025${String(10_000_000 + index * 3)}`, pick(['网店', '门店']), '总店', '普通订单', status, at, status === '待付款' ? '——' : at, pick(['微信支付', '支付宝', '——']), paid, '0.00', paid, paid, goods.join(';'), String(goods.length), province, city, area,
        '某某路1号', chance(0.2) ? '——' : `昵称${phone}`, chance(0.5) ? '是' : '否', chance(0.15) ? '138****8000' : `139${String(10_000_000 + phone)}`, status === '交易关闭' ? '全部退款' : '——', back, '——',
      ],
    ];
  }); // prettier-ignore
  return file('youzan.csv', '订单号,销售渠道,归属店铺,订单类型,订单状态,订单创建时间,买家付款时间,付款方式,商品金额合计,运费,应收订单金额,订单实付金额,全部商品名称,商品种类数,收货人省份,收货人城市,收货人地区,详细收货地址/提货地址,买家昵称,买家是否会员,买家手机号,订单退款状态,订单已退款金额,商家订单备注', rows); // prettier-ignore
}

/** 微信小店: a row per SKU with the order's amounts repeated, people in clear. */
function weixin(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, random, moment, chance } = shop;
  const rows = many(shop, (index) => {
    const at = moment();
    const [province, city, area] = pick(REGIONS);
    const lines = Array.from({ length: random.integer(1, 3) }, () => ({ goods: pick(GOODS), price: money(), count: random.integer(1, 2) }));
    const total = lines.reduce((sum, { price, count }) => sum + Number(price) * count, 0).toFixed(2);
    const status = pick(['已完成', '已完成', '待收货', '已取消', '待付款']);
    const phone = `137${String(10_000_000 + random.integer(1, Math.ceil(orders / 3)))}`;
    return lines.map(({ goods: [id, title], price, count }) => [
      String(3_710_000_000_000 + index * 7), at, status, '王小二', province, city, area, chance(0) ? '' : phone, total, total, total, '微信支付', status === '待付款' ? '' : at, title.replaceAll('"', ''), id, price, (Number(price) * count).toFixed(2), String(count),
    ]);
  }); // prettier-ignore
  return file('weixin.csv', '订单号,订单下单时间,订单状态,收件人姓名,省,市,区,收件人手机,商品总价,订单实际支付金额,订单实际收款金额,支付方式,支付时间,商品名称,商品编码(平台),商品价格(单件),商品实际价格(总共),商品数量', rows); // prettier-ignore
}

/** Shopify: moments with offsets, what is said of an order on its first line only. */
function shopify(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, random, moment, chance } = shop;
  const rows = many(shop, (index) => {
    const at = `${moment()} ${pick(['+0200', '+0100', '+0800'])}`;
    const lines = Array.from({ length: random.integer(1, 3) }, () => ({ goods: pick(GOODS), price: money(), count: random.integer(1, 2) }));
    const total = lines.reduce((sum, { price, count }) => sum + Number(price) * count, 0).toFixed(2);
    const status = pick(['paid', 'paid', 'paid', 'refunded', 'partially_refunded', 'voided', 'pending']);
    const back = status === 'refunded' ? total : status === 'partially_refunded' ? '3.00' : '0.00';
    const email = chance(0.1) ? '' : `buyer${random.integer(1, Math.ceil(orders / 3))}@example.com`;
    return lines.map(({ goods: [sku, title], price, count }, line) => {
      const first = (cell: string) => (line === 0 ? cell : '');
      return [
        `#${1001 + index}`, email, first(status), first(status === 'pending' ? '' : at), first('CNY'), first(total), first('0.00'), first('0.00'), first(total), at, String(count), title.replaceAll('"', ''), price, sku, first('Shenzhen'), first("'518000"), first('CN-GD'), first('Alipay'), first(back), first('web'),
      ];
    });
  }); // prettier-ignore
  return file('orders_export.csv', 'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping City,Shipping Zip,Shipping Province,Payment Method,Refunded Amount,Source', rows); // prettier-ignore
}

/** A shop's own table: lines, an address, members with sex and level. */
function members(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, money, random, moment, chance } = shop;
  const rows = many(shop, (index) => {
    const at = moment();
    const [province, city, area] = pick(REGIONS);
    const person = random.integer(1, Math.ceil(orders / 3));
    return Array.from({ length: random.integer(1, 3) }, () => {
      const [, title, category] = pick(GOODS);
      return [
        `D${String(100_000 + index)}`, chance(0.05) ? '' : `M${person}`, at, `${province}${city}${area}`, pick(['天猫', '京东', '门店']), person % 3 === 0 ? '' : person % 3 === 1 ? '女' : '男', pick(['金卡', '银卡', '']), String(20 + (person % 40)), title.replaceAll('"', ''), category, money(),
      ];
    });
  }); // prettier-ignore
  return file('members.csv', '订单号,会员编号,下单时间,收货地址,渠道,性别,会员等级,年龄,商品名称,类目,实付金额', rows);
}

/** A till: month-first dates, bills of negative amounts for what came back. */
function retail(seed: number, orders: number): Export {
  const shop = shopOf(seed, orders);
  const { pick, random, chance } = shop;
  const rows = many(shop, (index) => {
    const at = `${random.integer(1, 12)}/${random.integer(13, 28)}/2024 ${random.integer(8, 20)}:${random.integer(10, 59)}`;
    const person = chance(0.1) ? '' : String(12_000 + random.integer(1, Math.ceil(orders / 3)));
    const isBack = chance(0.05);
    return Array.from({ length: random.integer(1, 3) }, (_, line) => {
      const [id, title] = GOODS[line] ?? GOODS[0];
      return [`${isBack ? 'C' : ''}${536_365 + index}`, id, title.replaceAll('"', ''), String(isBack ? -1 : random.integer(1, 6)), at, pick(['2.55', '3.39', '12.75']), person, pick(['United Kingdom', 'France'])];
    });
  }); // prettier-ignore
  return file('retail.csv', 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', rows);
}

/** By the name of the platform. */
export const MARKETPLACES = {
  taobao,
  qianniuItems,
  jd,
  pdd,
  douyin,
  youzan,
  weixin,
  shopify,
  members,
  retail,
} as const;
export type Marketplace = keyof typeof MARKETPLACES;
