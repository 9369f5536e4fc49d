import { BOM, encoded, joined } from '../imports/bytes.ts';

interface Recipe {
  readonly name: string;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le';
  readonly mark?: keyof typeof BOM;
  readonly lineEnd: '\n' | '\r\n';
  /** The last line is ended as well. */
  readonly isEnded: boolean;
  readonly lines: readonly string[];
}

/** What real exports are like, byte by byte: each shows a trap of the catalogue of nasty cases. */
const RECIPES: readonly Recipe[] = [
  {
    name: '01_taobao_gbk.csv', encoding: 'gb18030', lineEnd: '\r\n', isEnded: true,
    lines: [
      '"订单编号","买家会员名","买家应付货款","买家实际支付金额","订单状态","订单创建时间","订单付款时间 ","宝贝标题 ","联系手机"',
      '="1930679858170647123",幸福**,598.00,598.00,"买家已付款，等待卖家发货",2016-05-23 22:02:11,2016-05-23 22:02:30,"洗面奶，面霜","\'18618486065"',
    ],
  },
  {
    name: '02_douyin_tabs.csv', encoding: 'utf-8', mark: 'utf8', lineEnd: '\n', isEnded: true,
    lines: [
      '主订单编号,子订单编号,选购商品,商品数量,订单应付金额,订单提交时间,订单状态,售后状态',
      '"\t6917926768823643751","\t6917926768823643751","\t辣丝丝",1,28.90,2026-09-22 00:54:10,已完成,退款成功',
      '"\t6917926768823643752","\t6917926768823643752","\t辣丝丝",1,20.00,2026-09-25 10:00:00,已发货,-',
    ],
  },
  {
    name: '03_wechat_bill.csv', encoding: 'utf-8', lineEnd: '\r\n', isEnded: true,
    lines: [
      '`交易时间,`公众账号ID,`微信订单号,`商户订单号,`交易状态,`应结订单金额',
      '`2026-08-31 10:00:05,`wx1,`50001,`O-BILL1,`SUCCESS,`0.01',
      '`2026-08-31 11:00:05,`wx1,`50002,`O-BILL2,`SUCCESS,`72.00',
      '`总交易单数,`应结订单总金额',
      '`2,`72.01',
    ],
  },
  {
    name: '04_alipay_gbk.csv', encoding: 'gb18030', lineEnd: '\r\n', isEnded: true,
    lines: [
      '支付宝交易记录明细查询',
      '账号:[a***@x.com]',
      '起始日期:[2024-01-01 00:00:00]    终止日期:[2024-01-31 23:59:59]',
      '---------------------------------交易记录明细列表------------------------------------',
      '交易号                  ,商家订单号               ,交易创建时间              ,金额（元）   ,收/支     ,交易状态    ,成功退款（元）  ,资金状态     ,',
      '2024010122001,T1 \t,2024-01-02 10:00:00 ,12.00    ,收入      ,交易成功    ,0.00     ,已收入      ,',
      '------------------------------------------------------------------------------------',
      '共1笔记录',
      '导出时间:[2024-02-01 08:00:00]',
    ],
  },
  {
    name: '05_shopify_multiline.csv', encoding: 'utf-8', lineEnd: '\n', isEnded: true,
    lines: [
      'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Shipping Zip,Refunded Amount',
      '#1001,a@x.com,paid,2025-10-07 09:50:26 +0200,EUR,53.91,0.00,0.00,53.91,2025-10-07 09:50:26 +0200,3,Mask,14.97,\'75008,0.00',
      '#1001,a@x.com,,,,,,,,2025-10-07 09:50:26 +0200,1,Cream,9.00,,',
      '#1002,b@x.com,refunded,2025-10-07 23:30:00 +0200,EUR,20.00,0.00,0.00,20.00,2025-10-07 23:30:00 +0200,1,Soap,20.00,\'01000,20.00',
    ],
  },
  {
    name: '06_qualtrics.csv', encoding: 'utf-8', lineEnd: '\n', isEnded: true,
    lines: [
      'StartDate,EndDate,Status,ResponseId,Finished,RecordedDate,Q1_NPS',
      '"Start Date","End Date","Response Type","Response ID","Finished","Recorded Date","How likely are you to recommend us?"',
      '"{""ImportId"":""startDate"",""timeZone"":""Asia/Shanghai""}","{""ImportId"":""endDate"",""timeZone"":""Asia/Shanghai""}","{""ImportId"":""status""}","{""ImportId"":""_recordId""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""Asia/Shanghai""}","{""ImportId"":""QID1""}"',
      '2026-01-01 10:00:00,2026-01-01 10:02:00,IP Address,R_1,True,2026-01-01 10:02:01,9',
      '2026-01-01 11:00:00,2026-01-01 11:01:00,Survey Preview,R_2,True,2026-01-01 11:01:01,0',
    ],
  },
  {
    name: '07_wjx.csv', encoding: 'utf-8', mark: 'utf8', lineEnd: '\n', isEnded: true,
    lines: [
      '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、总体满意度,2、购买渠道（多选）,第3题(物流),4、您有多大可能推荐给朋友,5、建议,总分',
      '1,2026/9/3 12:00:00,123秒,微信,N/A,1.2.3.4(广东-深圳),非常满意,天猫┋京东,满意,10（非常愿意）,无,88',
      '2,2026/9/3 12:05:00,9秒,链接,N/A,1.2.3.5(上海-上海),不满意,其他〖朋友介绍〗,(跳过),3,发货慢,40',
    ],
  },
  {
    name: '08_fake_excel.xls', encoding: 'utf-8', lineEnd: '\n', isEnded: false,
    lines: [
      '<html><head><meta charset="utf-8"></head><body><table><tr><td colspan=3>订单导出 2026-06</td></tr><tr><th>订单号</th><th>下单时间</th><th>实付金额</th></tr><tr><td>A001</td><td>2026年6月1日 12:00</td><td>￥1,234.50</td></tr><tr><td>合计</td><td></td><td>￥1,234.50</td></tr></table></body></html>',
    ],
  },
  {
    name: '09_unicode_text_utf16le.txt', encoding: 'utf-16le', mark: 'utf16le', lineEnd: '\r\n', isEnded: true,
    lines: [
      '订单号\t下单时间\t实付金额',
      'A1\t2026/1/2 3:04\t1.2万',
    ],
  },
  {
    name: '10_embedded.csv', encoding: 'utf-8', lineEnd: '\r\n', isEnded: false,
    lines: [
      '订单号,商品名称,数量,实付金额,买家留言\nA1,"测试""商品"",大\n两行",1,9.90,"第一行',
      '第二行, 逗号"\nA2,=HYPERLINK("http://x"),1,-2.00,@SUM(1+1)\n',
    ],
  },
  {
    name: '11_gbk_valid_as_utf8.csv', encoding: 'gb18030', lineEnd: '\r\n', isEnded: true,
    lines: [
      'id,category,gender,amount',
      '1,食品,女,10',
      '2,食品,女,20',
    ],
  },
  {
    name: '12_pdd_tabs.csv', encoding: 'utf-8', mark: 'utf8', lineEnd: '\n', isEnded: true,
    lines: [
      '商品\t,订单号\t,订单状态\t,商品总价(元)\t,用户实付金额(元)\t,商家实收金额(元)\t,商品数量(件)\t,商家编码-规格维度\t,售后状态\t,订单成交时间\t',
      '接考横幅\t,260517-607198974342268\t,已收货\t,58.00\t,50.00\t,58.00\t,1\t,K1\t,无售后或售后取消\t,\t',
      '接考横幅\t,260518-607198974342269\t,未发货，退款成功\t,58.00\t,50.00\t,58.00\t,1\t,K1\t,退款成功\t,2026-05-18 10:00:00\t',
    ],
  },
]; // prettier-ignore

function bytesOf({ encoding, mark, lineEnd, isEnded, lines }: Recipe): Uint8Array<ArrayBuffer> {
  const text = encoded(lines.join(lineEnd) + (isEnded ? lineEnd : ''), encoding);
  return mark ? joined(BOM[mark], text) : text;
}

/** The byte fixtures by name, rebuilt from their texts. */
export const BYTE_FIXTURES: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(
  RECIPES.map((recipe) => [recipe.name, bytesOf(recipe)]),
);

/** One of them as a browser would hand it over. Throws a RangeError where there is none of that name. */
export function byteFixture(name: string): File {
  const bytes = BYTE_FIXTURES.get(name);
  if (!bytes) throw new RangeError(`no byte fixture is called ${name}`);
  return new File([bytes], name);
}
