import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAYOUTS, RULES } from '../../src/imports/dictionary/dictionary.ts';
import { importMessages, PROBLEMS } from '../../src/imports/messages.ts';
import type { Column } from '../../src/imports/recognise/mapping.ts';
import { recognise } from '../../src/imports/recognise/recognise.ts';

const columns = (names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, wording: null, values: [] }));
const layoutOf = (names: readonly string[]) => recognise(columns(names), 'export.csv', true).layout;
const ruleOf = (id: string) =>
  RULES.find((rule) => rule.id === id)?.id ?? RULES.find((rule) => id.startsWith(rule.id))?.id;

/** Kinds that the layouts are taken for. */
const KINDS: Readonly<Record<string, string>> = { order: 'orders', item: 'orders', payment: 'orders', customer: 'customers', response: 'survey', ticket: 'complaints' }; // prettier-ignore
const LINES_OR_BILLS: Readonly<Record<string, string>> = { taobao_item_classic: 'order_items', taobao_item_new: 'order_items', square_items: 'order_items', wechat_pay_bill: 'payments', alipay_bill: 'payments' }; // prettier-ignore

describe.each(LAYOUTS.map(({ id, label, h }) => ({ id, label, h })))('$label ($id)', ({ id, h }) => {
  const rule = RULES.find((each) => each.id === ruleOf(id));

  it('is known by all of its headers', () => {
    const known = recognise(columns(h), 'export.csv', true);
    expect(known).toMatchObject({ layout: rule?.id, kind: LINES_OR_BILLS[rule?.id ?? ''] ?? KINDS[rule?.grain ?? ''] });
    expect(known.confidence).toBeGreaterThanOrEqual(0.7);
  });

  it.runIf(h.length >= 12)(
    'is known by half of them (eight at least), in any order, with two more that nobody knows',
    () => {
      const half = fc.shuffledSubarray([...h], { minLength: Math.max(8, Math.ceil(h.length / 2)) });
      const isKnown = (names: readonly string[]) => layoutOf(['内部备注一', ...names, '自定义列9']) === rule?.id;
      expect(fc.check(fc.property(half, isKnown), { seed: 20260102, numRuns: 60 })).toMatchObject({ failed: false });
    },
  );

  it('is known whatever blanks, widths, 帐 for 账 and units its headers carry', () => {
    const drifted = h.map((name, index) =>
      index % 3 === 0 ? ` ${name} ` : index % 3 === 1 ? name.replaceAll('账', '帐').replaceAll('(', '（').replaceAll(')', '）') : name.toUpperCase(),
    ); // prettier-ignore
    expect(layoutOf(drifted)).toBe(rule?.id);
  });
});

it('a table of everyday headers is nobody’s layout', () => {
  for (const header of [
    '订单号,会员编号,下单时间,实付金额',
    '订单编号,客户,日期,商品,数量,单价,金额',
    '订单号,买家昵称,下单时间,商品名称,类目,数量,单价,实付金额,省份,城市,支付方式,渠道',
    'order id,customer id,order date,category,product name,quantity,unit price,amount',
    'order_id,customer_id,created_at,paid_amount,status,channel,province,city',
  ]) {
    expect(layoutOf(header.split(','))).toBe('generic');
  }
});

describe('files that only look like orders are turned down with a reason', () => {
  it.each([
    ['settlement-file', '动账时间,动账流水号,动账方向,动账金额,动账场景,订单号,下单时间,商品ID,商品名称,订单实付应结,平台服务费,达人佣金'],
    ['settlement-file', '订单号,商户订单号,结算单号,结算时间,结算金额,佣金,平台服务费,应结金额'],
    ['settlement-file', 'settlement-id,settlement-start-date,settlement-end-date,deposit-date,total-amount,currency,transaction-type,order-id,amount'],
    ['aftersales-file', '售后单号,订单号,商品名称,售后类型,退款原因,申请时间,退款金额,售后状态,买家实付金额'],
    ['aftersales-file', '退款编号,订单编号,买家会员名,退款原因,退款申请时间,退款金额,退款状态'],
    ['aftersales-file', 'Order ID,Return ID,Return Reason,Return Requested Date,Refund Amount,Status'],
    ['logistics-file', '订单号,物流公司,运单号,发货时间,揽收时间,签收时间,物流状态,收件人,省,市'],
    ['logistics-file', 'order_id,tracking_number,carrier,shipped_at,delivered_at,weight'],
    ['report-file', '日期,展现量,点击量,花费,成交金额,转化率'],
    ['report-file', 'date,impressions,clicks,spend,revenue'],
    ['scores-file', 'customer_id,recency_days,frequency,monetary,R,F,M,segment'],
    ['scores-file', '会员编号,R得分,F得分,M得分,RFM总分'],
  ])('%s: %s', (code, header) => {
    expect(recognise(columns(header.split(',')), 'a.csv', true)).toMatchObject({ kind: 'refused', blocked: { code } });
    const known = PROBLEMS.find((each) => each === code);
    expect(known && importMessages['zh-CN'].problems[known]({})).toMatch(/请.+。$/);
    expect(known && importMessages.en.problems[known]({})).toMatch(/Export .+\.$/);
  }); // prettier-ignore

  it.each([
    '订单号,会员编号,下单时间,实付金额,物流公司,运单号,签收时间,重量',
    '订单号,买家昵称,下单时间,实付金额,退款原因,退款申请时间,实付款',
    '订单号,会员编号,下单时间,订单状态,实付金额,平台服务费,佣金',
    '会员编号,注册时间,性别,客单价,加购件数,订单号',
  ])('but orders that tell as much are orders: %s', (header) => {
    expect(recognise(columns(header.split(',')), 'a.csv', true).blocked?.code ?? '').not.toMatch(/-file$/);
  });
});
