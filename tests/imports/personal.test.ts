import { describe, expect, it } from 'vitest';
import { personalOf } from '../../src/imports/recognise/personal';
import { masked, scrubbed } from '../../src/model/personal';

const column = (name: string, ...values: readonly string[]) => ({ name, wording: null, values });
const times = (n: number, value: (index: number) => string) => Array.from({ length: n }, (_, index) => value(index));

describe('what a column tells of a person', () => {
  it.each([
    ['name', '收货人姓名', null, ['张三', '李四']],
    ['phone', '联系电话', null, ['0571-88888888']],
    ['address', '收货地址', 'orders.address', ['浙江省杭州市西湖区文三路 1 号']],
    ['id_number', '身份证号', null, ['x']],
    ['email', 'Email', 'orders.email', ['a@x.com']],
    ['ip', '来自IP', null, ['1.2.3.4(广东-深圳)']],
    ['birth_date', '生日', 'customers.birth_date', ['1990-01-02']],
    ['account', '买家昵称', 'orders.buyer_nick', ['tb123']],
  ] as const)('knows a %s by the header %s', (kind, name, field, values) => {
    expect(personalOf(column(name, ...values), field)).toBe(kind);
  });

  it.each([
    ['email', times(6, (i) => `user${i}@example.com`)],
    ['phone', times(6, (i) => `1380000000${i}`)],
    ['phone', times(6, (i) => `138****000${i}`)],
    ['id_number', ['11010519491231002X', '110105194912310046']],
    ['address', times(6, (i) => `广东省深圳市南山区科技路${i}号`)],
    ['ip', times(6, (i) => `10.0.0.${i}`)],
    ['name', ['王伟', '李娜', '张敏', '刘洋', '陈静', '杨磊']],
  ] as const)('knows a %s by the values, under any header and as the id of a customer', (kind, values) => {
    expect(personalOf(column('甲', ...values), null)).toBe(kind);
    expect(personalOf(column('会员', ...values), 'orders.customer_id')).toBe(kind);
  });

  it.each([
    ['18-digit order numbers', '订单号', 'orders.order_id', times(20, (i) => `39284756102938475${i % 10}`)],
    ['an order called Name', 'Name', 'orders.order_id', ['#1001', '#1002']],
    ['regions', '大区', null, times(20, (i) => ['华东', '华南', '西北'][i % 3] ?? '')],
    ['provinces', '省份', 'orders.province', ['江苏', '江西', '云南', '广东', '陕西', '山东']],
    ['a rating of a hotline', '您对电话客服满意吗', 'surveys.question', ['5', '4', '3']],
    ['amounts', '实付金额', 'orders.paid_amount', ['13800000000', '1']],
    ['plain ids', '会员编号', 'orders.customer_id', times(20, (i) => `C${i}`)],
    ['goods', '商品名称', 'order_items.product_name', ['Blue Mug', 'Red Cup', 'Green Tea', 'Big Plate', 'Small Spoon']],
  ] as const)('takes %s for nobody', (_, name, field, values) => {
    expect(personalOf(column(name, ...values), field)).toBeUndefined();
  });
});

describe('masking', () => {
  it.each([
    ['phone', '13812345678', '138****5678'],
    ['phone', '+44 7700 900123', '+4****23'],
    ['email', 'alice@shop.com', 'a***@shop.com'],
    ['name', '张三', '张*'],
    ['name', '王小明', '王**'],
    ['name', '欧阳娜娜', '欧阳**'],
    ['name', 'John Smith', 'J*** S***'],
    ['id_number', '11010519491231002X', '110****2X'],
    ['address', '浙江省杭州市西湖区文三路 1 号', '浙江省杭州市****'],
    ['ip', '203.0.113.7', '203.0.*.*'],
    ['birth_date', '1990-01-02', '1990****'],
    ['account', 'tb_alice', 'tb****ce'],
    ['account', 'amy', 'a***'],
    ['phone', '138****5678', '138****5678'],
  ] as const)('writes a %s %s as %s', (kind, text, expected) => {
    expect(masked(kind, text)).toBe(expected);
  });

  it.each([
    ['请打 13812345678 或写信到 a.b@shop.com.cn', '请打 138****5678 或写信到 a***@shop.com.cn'],
    ['138-1234-5678', '138****5678'],
    ['身份证11010519491231002X', '身份证110****2X'],
    ['来自 203.0.113.7(广东)', '来自 203.0.*.*(广东)'],
    ['订单 392847561029384751 已发', '订单 392847561029384751 已发'],
    ['2026-01-02 03:04:05', '2026-01-02 03:04:05'],
    ['¥13812345678.50', '¥13812345678.50'],
    ['v1.2.3', 'v1.2.3'],
  ])('takes out of “%s” what leads to a person', (text, expected) => {
    expect(scrubbed(text)).toBe(expected);
  });
});
