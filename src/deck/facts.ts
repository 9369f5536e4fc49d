import { isRate, metricText } from '../analyses/kpi-summary/words';
import type { Formatter } from '../i18n/format';
import type { Locale } from '../i18n/locale';
import { panelTexts } from '../i18n/texts/panel';
import type { Fact } from './composed';

type Row = Readonly<Record<string, unknown>>;

const SHOWN = ['revenue', 'customers', 'orders', 'aov', 'repeat_rate', 'churn_rate', 'new_rate', 'nps', 'csat'];
/** A rate of fewer is not put in words. */
const FEW = 30;
/** Two rows of four: satisfaction is the NPS where there is one. */
const MOST = 8;

const numberOf = (row: Row, name: string) => (typeof row[name] === 'number' ? row[name] : null);

/** Key figures as big numbers, each with its interval and n; rates of too few people are left out. */
export function factsOf(rows: readonly Row[], format: Formatter, locale: Locale): readonly Fact[] {
  const { names } = panelTexts[locale].kpi;
  const facts = SHOWN.flatMap((metric) => {
    const row = rows.find((each) => each['metric'] === metric);
    const value = row ? numberOf(row, 'value') : null;
    if (!row || value === null) return [];
    const [n, low, high] = [numberOf(row, 'n') ?? 0, numberOf(row, 'low'), numberOf(row, 'high')];
    const isCompared = isRate(metric) || metric === 'nps';
    if (isCompared && n < FEW) return [];
    const write = (bound: number) => metricText(metric, bound, format, format.count);
    const detail = [
      ...(low !== null && high !== null ? [`${write(low)}–${write(high)}`] : []),
      ...(isCompared ? [`n ${format.count(n)}`] : []),
    ].join(' · ');
    return [{ name: names[metric] ?? metric, value: write(value), detail }];
  });
  return facts.slice(0, MOST);
}
