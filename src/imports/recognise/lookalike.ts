import type { Problem } from '../api';
import { normaliseHeader } from '../dictionary/dictionary';

interface LookAlike {
  readonly code: string;
  /** Headers that hardly stand in a list of orders. */
  readonly words: RegExp;
  /** So many of them make the file one of these. */
  readonly least: number;
  /** Headers that show that the file is a list of orders all the same. */
  readonly unless?: RegExp;
}

const ORDERED = /^(?:订单状态|买家会员名|买家昵称|下单帐号|order ?status|buyer ?username|financial ?status)$/;

/** Files with order numbers, times and amounts that are no orders. Headers are compared as the dictionary folds them. */
export const LOOK_ALIKES: readonly LookAlike[] = [
  {
    code: 'aftersales-file',
    words:
      /^(?:售后(?:单|编)号?|售后id|退款(?:单|编)号|退款id|退货单号|售后类型|售后原因|退款原因|退货原因|售后申请时间|退款申请时间|申请(?:退款)?时间|退款类型|退款完结时间|退款(?:成功|完成)时间|退货(?:物流|运单|快递)(?:单号|公司)?|售后完结时间|returnid|rma(?:id|number)?|returnreason|refundreason|returnrequest(?:ed)?(?:date|at)?|refundid|returnstatus)$/,
    least: 2,
    unless: /^(?:订单(?:提交|创建|成交|下单)时间|实付款|buyerusername)$/,
  },
  {
    code: 'settlement-file',
    words:
      /^(?:结算(?:单号|时间|日期|状态|周期|批次号?|账户|类型)|账单(?:号|时间|日期|周期|类型)|入账(?:时间|金额|日期)|到账(?:时间|金额|日期)|动账(?:时间|金额|方向|流水号|场景|摘要|账户)|打款(?:时间|金额|状态|单号)|提现.*|(?:平台|技术|软件)服务费|(?:达人|平台|招商|渠道)?佣金|扣点|资金流水号|收支(?:类型|方向)|收入金额|支出金额|账户余额|业务(?:类型|流水号)|settlement.*|payout.*|transactiontype|feetype|totalfees?|netproceeds|availableon.*|balancetransaction.*)$/,
    least: 2,
    unless: ORDERED,
  },
  {
    code: 'logistics-file',
    words:
      /^(?:运单号|物流单号|快递单号|物流公司|快递公司|承运商|揽收时间|揽件时间|签收时间|签收人|派件(?:时间|员)|妥投时间|物流状态|运单状态|包裹(?:号|状态|重量)|(?:计费|实际|称重)?重量(?:kg)?|寄件人.*|收件网点|揽收网点|始发地|目的地|发货仓库?|最新(?:物流|轨迹).*|物流轨迹|快递费|trackingnumber|carrier|shipmentid|shipmentstatus|shippedat|shipdate|deliveredat|trackingurl|weight)$/,
    least: 3,
    unless: /(?:实付|应付|金额|总价|单价|货款|paid|amount|total|price|revenue|sales)/,
  },
  {
    code: 'report-file',
    words:
      /^(?:展现量?|曝光(?:量|次数|人数)?|点击(?:量|率|次数|人数)|花费|消耗|投入产出比|roi|ctr|cpc|cpm|cvr|访客数|浏览量|uv|pv|(?:支付|下单|成交)?转化率|支付(?:买家数|人数|件数|子订单数)|成交(?:人数|件数|订单数)|下单(?:买家数|人数)|客单价|加购(?:人数|件数)|收藏(?:人数|次数)|跳失率|平均停留时长|impressions|clicks|spend|cost|sessions|visitors|pageviews|conversionrate|bouncerate|averageordervalue|aov)$/,
    least: 2,
    unless: /^(?:订单(?:编?号|id)|order ?(?:id|number|no)|invoiceno)$/,
  },
  {
    code: 'scores-file',
    words:
      /^(?:recency(?:days?)?|frequency|monetary(?:value)?|[rfm](?:q|[-_ ]?(?:score|quintile|rank)|分|值|得分|评分)?|rfm(?:score|segment|cell|总?分|得分|评分)?)$/,
    least: 3,
    unless: /^(?:订单(?:编?号|id)|order ?(?:id|number|no)|invoiceno|性别|注册时间|会员等级|gender|registeredat)$/,
  },
];

/** Why a file is no list of orders although it looks like one; undefined for the others. */
export function lookAlike(names: readonly string[]): Problem | undefined {
  const present = [...new Set(names.map(normaliseHeader))];
  const found = LOOK_ALIKES.find(
    ({ words, least, unless }) =>
      present.filter((header) => words.test(header)).length >= least &&
      !present.some((header) => unless?.test(header) ?? false),
  );
  return found && { code: found.code };
}
