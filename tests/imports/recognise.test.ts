import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meanings, normaliseHeader, withoutNumber } from '../../src/imports/dictionary/dictionary.ts';
import { FIELDS } from '../../src/imports/recognise/fields.ts';
import { missingOf, recognise } from '../../src/imports/recognise/recognise.ts';
import { timeStyleOf } from '../../src/imports/recognise/values.ts';
import { sharedFile } from '../support/shared.ts';

const columns = (header: string, ...rows: readonly string[]) =>
  header
    .split(',')
    .map((name, index) => ({ name, wording: null, values: rows.map((row) => row.split(',')[index] ?? '') }));
const fieldsOf = (header: string, ...rows: readonly string[]) => {
  const { kind, guesses } = recognise(columns(header, ...rows), 'x.csv', true);
  return {
    kind,
    fields: Object.fromEntries(
      header.split(',').flatMap((name, index) => (guesses[index]?.field ? [[name, guesses[index].field]] : [])),
    ),
  };
};

describe('headers', () => {
  it('are compared without width, case, blanks, units and 帐/账', () => {
    expect(normaliseHeader('下单帐号 ')).toBe(normaliseHeader('下单账号'));
    expect(normaliseHeader('商家应收金额(元)（支付金额）')).toBe(normaliseHeader('商家应收金额（元）(支付金额)'));
    expect(normaliseHeader('Order_ID')).toBe(normaliseHeader('order id'));
  });

  it('of questions lose their number', () => {
    expect(['1、总体满意度', '2.推荐', 'Q3：价格', '总体'].map(withoutNumber)).toEqual([
      '总体满意度',
      '推荐',
      '价格',
      '总体',
    ]);
  });

  it('are all reachable: every choice of the mapping panel has a word in the dictionary', () => {
    expect(meanings('下单时间').map(({ field }) => field)).toContain('orders.ordered_at');
    expect(meanings('承诺送达时间').map(({ field }) => field)).toContain('orders.promised_at');
  });
});

describe('kinds', () => {
  it('knows the order lines, the members and the survey of a shop', () => {
    const orders = fieldsOf(
      '订单编号,会员编号,下单时间,付款时间,订单状态,渠道,省份,城市,商品编码,商品名称,类目,单价,数量,实付金额,退款金额,支付方式,承诺送达时间,签收时间',
    );
    expect(orders).toEqual({
      kind: 'orders',
      fields: {
        订单编号: 'orders.order_id', 会员编号: 'orders.customer_id', 下单时间: 'orders.ordered_at', 付款时间: 'orders.paid_at', 订单状态: 'orders.order_status', 渠道: 'orders.sales_channel',
        省份: 'orders.province', 城市: 'orders.city', 商品编码: 'order_items.sku', 商品名称: 'order_items.product_name', 类目: 'order_items.category', 单价: 'order_items.unit_price',
        数量: 'order_items.quantity', 实付金额: 'orders.paid_amount', 退款金额: 'orders.refund_amount', 支付方式: 'orders.payment_method', 承诺送达时间: 'orders.promised_at', 签收时间: 'orders.delivered_at',
      },
    }); // prettier-ignore
    const members = fieldsOf('会员编号,性别,年龄段,会员等级,注册时间,省份,城市,来源');
    expect(members).toEqual({
      kind: 'customers',
      fields: {
        会员编号: 'customers.customer_id', 性别: 'customers.gender', 年龄段: 'customers.age_band', 会员等级: 'customers.member_level', 注册时间: 'customers.registered_at',
        省份: 'customers.province', 城市: 'customers.city', 来源: 'customers.customer_source',
      },
    }); // prettier-ignore
    const survey = fieldsOf(
      '序号,提交答卷时间,会员编号,购买渠道,1、总体满意度（1–5）,2、您有多大可能推荐（0–10）,3、产品质量,意见建议',
      '1,2026/1/2 12:00:00,M1,天猫,5,9,4,很好',
    );
    expect(survey).toEqual({
      kind: 'survey',
      fields: {
        序号: 'surveys.response_id', 提交答卷时间: 'surveys.submitted_at', 会员编号: 'surveys.customer_id', 购买渠道: 'surveys.channel',
        '1、总体满意度（1–5）': 'surveys.question', '2、您有多大可能推荐（0–10）': 'surveys.question', '3、产品质量': 'surveys.question', 意见建议: 'surveys.question',
      },
    }); // prettier-ignore
  });

  it('never takes the recipient for the customer', () => {
    const { fields } = fieldsOf('订单号,收货人姓名,下单时间,实付金额', 'A1,张三,2026-01-02,12');
    expect(Object.values(fields)).not.toContain('orders.customer_id');
  });

  it('does not believe a header whose values say otherwise', () => {
    const { fields } = fieldsOf('订单号,下单时间,实付金额', 'A1,明天,12');
    expect(fields['下单时间']).toBeUndefined();
  });

  it('refuses what it does not know, and says what an order file lacks', () => {
    expect(recognise(columns('basket,item', '1,milk'), 'x.csv', true)).toMatchObject({
      kind: 'refused',
      blocked: { code: 'not-recognised' },
    });
    expect(missingOf('orders', ['orders.order_id', 'orders.ordered_at'], new Set())).toEqual({
      code: 'missing-field',
      values: { kind: 'orders', field: 'orders.paid_amount' },
    });
    expect(missingOf('orders', ['orders.order_id', 'orders.ordered_at'], new Set(['payments']))).toBeUndefined();
  });

  it('offers each field once', () => {
    for (const choices of Object.values(FIELDS))
      expect(new Set(choices.map(({ field }) => field)).size).toBe(choices.length);
  });
});

describe('dates', () => {
  it.each([
    ['dmy', ['03/04/2026', '13/04/2026']],
    ['mdy', ['03/04/2026', '03/14/2026']],
    ['ambiguous', ['03/04/2026', '05/04/2026']],
    ['plain', ['2026-04-03', '2026/4/3 1:02']],
    ['offset', ['2025-10-07 09:50:26 +0200', '2025-10-07T09:50:26Z']],
  ])('are %s when written so', (style, values) => {
    expect(timeStyleOf('date', values)).toBe(style);
  });

  it('of a column in UTC are told by its header', () => {
    expect(timeStyleOf('Created (UTC)', ['2026-01-31 17:00'])).toBe('utc');
  });
});

const HEADERS = sharedFile('formats/headers.json');
const layouts = HEADERS
  ? (JSON.parse(readFileSync(HEADERS, 'utf8')) as readonly { id: string; kind: string; h: readonly string[] }[])
  : [];
const KINDS: Readonly<Record<string, string>> = { surveys: 'survey' };

describe.skipIf(layouts.length === 0)('layouts of headers.json', () => {
  it.each(layouts.map(({ id, kind, h }) => [id, KINDS[kind] ?? kind, h] as const))('%s is %s', (_, kind, h) => {
    const found = recognise(
      h.map((name) => ({ name: name.trim(), wording: null, values: [] })),
      'export.csv',
      true,
    );
    expect(found.kind).toBe(kind);
    if (kind === 'orders')
      expect(
        missingOf(
          'orders',
          found.guesses.map(({ field }) => field),
          new Set(),
        ),
      ).toBeUndefined();
  });
});
