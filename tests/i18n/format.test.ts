import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatter } from '../../src/i18n/format';

const [zh, en] = [formatter('zh-CN'), formatter('en')];
/** Without the joiner that keeps a number and its 万 together. */
const seen = (text: string) => text.replaceAll('\u2060', '');

describe('compact', () => {
  it.each([
    [0, '0', '0'],
    [7.25, '7.25', '7.25'],
    [9_999, '9,999', '9,999'],
    [9_999.4, '9,999', '9,999'],
    [9_999.6, '1万', '10K'],
    [10_000, '1万', '10K'],
    [123_456, '12.3万', '123K'],
    [999_499, '99.9万', '999K'],
    [999_500, '100万', '1M'],
    [12_345_678, '1,235万', '12.3M'],
    [99_994_999, '9,999万', '100M'],
    [99_995_000, '1亿', '100M'],
    [999_600_000, '10亿', '1B'],
    [-123_456, '−12.3万', '−123K'],
  ])('%d', (value, chinese, english) => {
    expect(seen(zh.compact(value))).toBe(chinese);
    expect(en.compact(value)).toBe(english);
  });
  it('keeps a number and its unit on one line', () => {
    expect(zh.compact(123_456)).toBe('12.3\u2060万');
    expect(zh.compact(123_456_789)).toBe('1.23\u2060亿');
  });
  it('never shows a larger number as a smaller one', () => {
    const size = (text: string) => {
      const unit = { 万: 1e4, 亿: 1e8, K: 1e3, M: 1e6, B: 1e9 }[text.at(-1) ?? ''] ?? 1;
      return parseFloat(seen(text).replaceAll(',', '')) * unit;
    };
    const amounts = fc.double({ min: 0, max: 1e11, noNaN: true });
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        return [zh, en].every(({ compact }) => size(compact(low)) <= size(compact(high)) + 1e-9);
      }),
    );
  });
});

describe('money', () => {
  it('has its unit behind in Chinese and its sign before in English', () => {
    expect(seen(zh.money(1_234_567))).toBe('123万元');
    expect(en.money(1_234_567)).toBe('¥1.23M');
    expect(zh.moneyExact(1_234_567.891)).toBe('1,234,567.89元');
    expect(en.moneyExact(1_234_567.891)).toBe('¥1,234,567.89');
  });
  it('puts a true minus before the currency', () => {
    expect(en.money(-2_500_000)).toBe('−¥2.5M');
    expect(en.moneyExact(-3.5)).toBe('−¥3.50');
    expect(seen(zh.money(-25_000))).toBe('−2.5万元');
  });
  it('has no minus where nothing is left after rounding', () => {
    expect(en.money(-0.001)).toBe('¥0');
    expect(en.moneyExact(-0.001)).toBe('¥0.00');
    expect(zh.moneyExact(-0)).toBe('0.00元');
  });
  it.each([
    ['USD', '12.3万美元', '$123K'],
    ['EUR', '12.3万欧元', '€123K'],
    ['HKD', '12.3万港元', 'HK$123K'],
    ['BRL', '12.3万巴西雷亚尔', 'R$123K'],
    ['CHF', '12.3万瑞士法郎', 'CHF\u00a0123K'],
    ['CNY', '12.3万元', '¥123K'],
  ] as const)('takes another currency: %s', (currency, chinese, english) => {
    expect(seen(formatter('zh-CN', currency).money(123_456))).toBe(chinese);
    expect(formatter('en', currency).money(123_456)).toBe(english);
  });
});

describe('shares and changes', () => {
  it('shows a share as percent without idle zeros', () => {
    expect(zh.percent(0.1234)).toBe('12.3%');
    expect(zh.percent(0.5)).toBe('50%');
    expect(zh.percent(1)).toBe('100%');
    expect(zh.percent(0.126, 0)).toBe('13%');
    expect(zh.percent(-0.04, 0)).toBe('−4%');
    expect(zh.percent(-0.0004)).toBe('0%');
    expect(zh.percent(-1.2)).toBe('−120%');
  });
  it('signs differences, in points', () => {
    expect(zh.points(0.058)).toBe('+5.8个点');
    expect(en.points(-0.058)).toBe('−5.8 pts');
    expect(zh.points(0)).toBe('0个点');
  });
  it('signs relative changes', () => {
    expect(en.change(0.03)).toBe('+3%');
    expect(en.change(-0.0312, 1)).toBe('−3.1%');
  });
  it('signs nothing where nothing is left after rounding', () => {
    for (const value of [0.0001, -0.0001, 0, -0]) {
      expect(zh.points(value)).toBe('0个点');
      expect(en.change(value)).toBe('0%');
    }
  });
});

describe('numbers and dates', () => {
  it('groups by thousands, with a true minus', () => {
    expect(zh.count(1_234_567)).toBe('1,234,567');
    expect(en.count(-1234)).toBe('−1,234');
    expect(en.count(-0.2)).toBe('0');
    expect(en.number(1234.567, 2)).toBe('1,234.57');
    expect(en.number(-0.04)).toBe('0');
  });
  it('never shows a hyphen for a minus or a minus before zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        const texts = [zh, en].flatMap((f) =>
          [f.count, f.compact, f.money, f.moneyExact, f.percent, f.points, f.change, f.number].map((show) =>
            show(value),
          ),
        );
        return texts.every((text) => !text.includes('-') && !/−[^1-9]*$/.test(text));
      }),
    );
  });
  it('names months', () => {
    expect(zh.month('2024-06')).toBe('2024年6月');
    expect(en.month('2024-06-18')).toBe('Jun 2024');
    expect(zh.monthShort('2024-12')).toBe('12月');
    expect(en.monthShort('2024-01-31')).toBe('Jan');
    expect(zh.day('2024-12-20')).toBe('2024-12-20');
  });
});
