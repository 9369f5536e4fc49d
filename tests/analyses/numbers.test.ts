import { describe, expect, it } from 'vitest';
import type { ViewContext } from '../../src/analyses/analysis.ts';
import { formatter } from '../../src/i18n/format.ts';
import { valueName } from '../../src/i18n/texts/names.ts';
import { WHOLE } from '../../src/model/scope.ts';
import { printedNumbers, unfounded } from './numbers.ts';

const context: ViewContext<Readonly<Record<string, unknown>>> = {
  locale: 'zh-CN',
  format: formatter('zh-CN'),
  params: { churn_days: 90 },
  scope: { ...WHOLE, from: '2024-01-01', to: '2025-01-01' },
  nameOf: (attribute, value) => valueName('zh-CN', attribute, value),
};
const rows = [
  { value: '618', month: '2024-11', revenue: 4_961_234, share: 0.2613, change: -0.114 },
  { value: '25-34', month: '2024-12', revenue: 1_000_000, share: 0.05, change: null },
];
const loose = (sentence: string) => unfounded(sentence, rows, context, []);

describe('the check of numbers in headlines', () => {
  it('reads numbers with their units', () => {
    expect(printedNumbers('卖了496.1\u2060万元，同比−11%，¥1.2M', []).map(({ value }) => value)).toEqual([
      4_961_000, 0.11, 1_200_000,
    ]);
  });
  it('accepts cells as printed, sums, parameters, the number of rows and names with digits', () => {
    expect(loose('11月卖了496\u2060万元，占26%，少了11%')).toEqual([]);
    expect(loose('25-34的2项共596\u2060万元，90天')).toEqual([]);
    expect(loose('sold ¥4.96M, 26.1% of all')).toEqual([]);
  });
  it('finds a number that was made up, or rounded wrongly', () => {
    expect(loose('卖了497\u2060万元')).toEqual(['497\u2060万']);
    expect(loose('占27%，3个点')).toEqual(['27%', '3']);
    expect(loose('占26.2%')).toEqual(['26.2%']);
  });
});
