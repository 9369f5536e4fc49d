import type { Formatter } from '../../i18n/format';

/** Key figures that are shares of 0..1. */
export const isRate = (metric: string): boolean => ['repeat_rate', 'churn_rate', 'new_rate', 'csat'].includes(metric);

/** A key figure in words, with its unit: money to the yuan, rates with one decimal, NPS whole, numbers of people and orders as `count` writes them. */
export function metricText(
  metric: string,
  value: number,
  format: Formatter,
  count: (value: number) => string = format.compact,
): string {
  if (isRate(metric)) return format.rate(value);
  switch (metric) {
    case 'nps':
      return format.number(value, 0);
    case 'revenue':
      return format.money(value);
    case 'aov':
    case 'arpu':
      return format.money(Math.round(value));
    default:
      return count(value);
  }
}
