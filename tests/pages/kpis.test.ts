import { expect, it } from 'vitest';
import { formatter } from '../../src/i18n/format.ts';
import { delta, type KpiRow, margin, valueParts } from '../../src/pages/overview/kpis.ts';

const zh = formatter('zh-CN');
const row = (change: Partial<KpiRow>): KpiRow => ({
  metric: 'revenue',
  value: 100,
  n: 50,
  low: null,
  high: null,
  ...change,
});

it('sets the unit apart from the number', () => {
  expect(valueParts('revenue', 4_959_000, zh)).toEqual({ value: '496', unit: '\u2060万元' });
  expect(valueParts('repeat_rate', 0.6, zh)).toEqual({ value: '60.0', unit: '%' });
  expect(valueParts('aov', 534.2, formatter('en'))).toEqual({ value: '¥534', unit: '' });
  expect(valueParts('nps', -5, zh)).toEqual({ value: '−5', unit: '' });
});
it('judges a rising churn rate as bad and a rising revenue as good', () => {
  expect(delta(row({}), row({ value: 80 }), zh)).toMatchObject({ text: '+25.0%', direction: 'up', tone: 'good' });
  expect(delta(row({ metric: 'churn_rate', value: 0.3 }), row({ metric: 'churn_rate', value: 0.2 }), zh)).toMatchObject(
    { text: '+10.0个点', tone: 'bad' },
  );
});
it('writes changes that stand under each other with as many decimals, and no sign where nothing changed', () => {
  const texts = [
    delta(row({ value: 102 }), row({ value: 100 }), zh),
    delta(row({ value: 98.26 }), row({ value: 100 }), zh),
    delta(row({ value: 99.999 }), row({ value: 100 }), zh),
    delta(row({ metric: 'repeat_rate', value: 0.52 }), row({ metric: 'repeat_rate', value: 0.5 }), formatter('en')),
  ].map((each) => each?.text);
  expect(texts).toEqual(['+2.0%', '−1.7%', '0.0%', '+2.0 pts']);
});
it('makes no claim where two intervals overlap', () => {
  const now = row({ metric: 'repeat_rate', value: 0.5, low: 0.4, high: 0.6 });
  const then = row({ metric: 'repeat_rate', value: 0.45, low: 0.35, high: 0.55 });
  expect(delta(now, then, zh)).toMatchObject({ tone: 'neutral', uncertain: true });
});
it('has no change without something to compare with', () => {
  expect(delta(row({}), undefined, zh)).toBeNull();
  expect(delta(row({}), row({ value: 0 }), zh)).toBeNull();
  expect(delta(row({ value: null }), row({}), zh)).toBeNull();
});
it('writes the interval of a rate in percentage points', () => {
  expect(margin(row({ metric: 'repeat_rate', value: 0.6, low: 0.582, high: 0.618 }), zh)).toBe('±1.8');
});
