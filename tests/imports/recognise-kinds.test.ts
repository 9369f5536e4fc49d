import { describe, expect, it } from 'vitest';
import { importMessages } from '../../src/imports/messages.ts';
import { missingOf, recognise } from '../../src/imports/recognise/recognise.ts';

const columns = (text: string) => {
  const [header = '', ...rows] = text.trim().split('\n');
  return header
    .split(',')
    .map((name, index) => ({ name, wording: null, values: rows.map((row) => row.split(',')[index] ?? '') }));
};
const found = (text: string) => recognise(columns(text), 'x.csv', true);
const lacks = (text: string) => {
  const { kind, guesses } = found(text);
  return missingOf(
    kind,
    guesses.map(({ field }) => field),
    new Set(),
  );
};
/** Rows of whole numbers 1–`high` that run through all steps, each column a little differently. */
const scores = (width: number, high: number, rows = 30) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: width }, (_, column) => ((row * (column + 1) + column) % high) + 1).join(','),
  ).join('\n');

describe('orders without a date', () => {
  it.each([
    ['amounts with cents', '订单号,买家会员名,实付金额\nA1,u1,10.50\nA2,u2,20.00'],
    ['small whole amounts, which are no opinions', '订单号,买家会员名,实付金额\nA1,u1,5\nA2,u2,8\nA3,u3,3\nA4,u1,9'],
    ['lines with a buyer', '订单号,买家会员名,商品名称,实付金额\nA1,u1,milk,5\nA2,u2,tea,8'],
    ['an id of the customer only', 'customer id,amount\nC1,5\nC2,8\nC3,3'],
  ])('are orders that lack their date: %s', (_, text) => {
    expect(found(text).kind).toBe('orders');
    expect(lacks(text)).toEqual({ code: 'missing-field', values: { kind: 'orders', field: 'orders.ordered_at' } });
  });

  it('say so in words, and what to do', () => {
    const values = { kind: 'orders', field: 'orders.ordered_at' };
    expect(importMessages['zh-CN'].problems['missing-field'](values)).toBe(
      '作为“订单”还缺“下单时间”。请指明是哪一列；文件里没有的话，请重新导出并带上它。',
    );
    expect(importMessages.en.problems['missing-field'](values)).toBe(
      'As “Orders” the file still needs “Ordered at”. Say which column it is; if there is none, export the file again with it.',
    );
  });
});

describe('a survey', () => {
  it.each([
    ['24 short codes on 1–10, nothing else', `${Array.from({ length: 24 }, (_, i) => `PERQ${i}`).join(',')}\n${scores(24, 10)}`],
    ['three columns on one scale', `a1,a2,a3\n${scores(3, 5)}`],
    ['one question with words of a ladder, and an id', '序号,您对服务满意吗\n1,满意\n2,非常满意'],
    ['two rated questions after what is known of the person', 'gender,age,satisfaction,how likely to recommend\n女,20,5,9\n男,30,4,8\n女,40,3,10'],
    ['open questions only', '1、您喜欢什么,2、您有什么建议,3、为什么\n奶粉,便宜点,贵'],
  ])('is known by its questions: %s', (_, text) => {
    expect(found(text).kind).toBe('survey');
  }); // prettier-ignore

  it.each([
    ['two small number columns', `temp,wind\n${scores(2, 9)}`, 'survey'],
    ['readings with decimals', 'temp,wind\n21.5,3\n22.1,4\n20.8,2', 'survey'],
    ['dated readings', 'date,temp,wind\n2026-01-01,3,4\n2026-01-02,5,2\n2026-01-03,2,1', 'orders survey'],
    ['counts by member', `会员编号,下单次数,到店次数\n${Array.from({ length: 20 }, (_, i) => `M${i},${(i % 4) + 1},${(i % 5) + 1}`).join('\n')}`, 'customers survey'],
    ['a stock list', `sku,stock,min,max\n${Array.from({ length: 20 }, (_, i) => `S${i},${(i % 9) + 1},1,9`).join('\n')}`, 'order_items survey'],
    ['nothing we know', 'basket,note\nx,milk', undefined],
  ])('is not made of %s: the file is refused with what it could be', (_, text, kinds) => {
    expect(found(text)).toMatchObject({ kind: 'refused', blocked: { code: 'not-recognised' } });
    expect(found(text).blocked?.values?.['kinds']).toBe(kinds);
  }); // prettier-ignore

  it('that cannot be told from other files is asked for in words', () => {
    const { problems } = importMessages['zh-CN'];
    expect(problems['not-recognised']({ kinds: 'orders customers survey' })).toBe('看不出这份文件装的是什么，可能是订单、客户或问卷。请选定类型，再指明各列是什么。');
    expect(importMessages.en.problems['not-recognised']({ kinds: 'orders survey' })).toBe('We cannot tell what this file holds. It could be orders or a survey. Choose what it is and say what the columns are.');
    expect(problems['not-recognised']({})).toContain('没有一列像');
  }); // prettier-ignore
});

describe('a receipt file', () => {
  it('is known by its receipt number beside a store', () => {
    const { layout, guesses } = found('门店编码,门店名称,小票号,交易时间,会员卡号,商品名称,数量,实收金额\nS1,一店,0001,2026-01-02 10:00:00,M1,奶粉,1,100');
    expect(layout).toBe('pos_generic');
    expect(guesses.map(({ field }) => field)).toEqual([
      'orders.store_id', 'orders.store_name', 'orders.order_id', 'orders.ordered_at', 'orders.customer_id', 'order_items.product_name', 'order_items.quantity', 'orders.paid_amount',
    ]);
  }); // prettier-ignore
});
