import { isRate, metricText } from '../analyses/kpi-summary/words';
import type { Formatter } from '../i18n/format';
import { deckWordTexts } from '../i18n/texts/deck-words';
import { panelTexts } from '../i18n/texts/panel';
import type { Filters } from '../model/scope';
import type { LinkState } from '../state/link';
import { judged, scopeName, shownAs } from '../state/target-text';
import { TARGET_METRICS, type TargetMetric } from '../state/targets';

type Row = Readonly<Record<string, unknown>>;

/** A figure beside what it should reach. */
export interface Goal {
  /** As the fact is called. */
  readonly name: string;
  readonly actual: string;
  /** `目标 1,300万元 · 未达成，还差 75万元，完成 94%`. */
  readonly text: string;
  /** `null`: the target was set for another range or selection. */
  readonly isAttained: boolean | null;
}

/** A rate of fewer is not put in words. */
const FEW = 30;
const numberOf = (row: Row, name: string) => (typeof row[name] === 'number' ? row[name] : null);

/** How far a figure is from its target, in its own unit: 75万元, 4.0个点, 8. */
function gapText(metric: TargetMetric, gap: number, format: Formatter): string {
  if (isRate(metric)) return format.points(gap).replace('+', '');
  return metricText(metric, gap, format, format.count);
}

/** Targets of a view beside the key figures of its scope: actual, verdict, and the gap in words; in the order of the cards. */
export function goalsOf(
  { targets = {}, range }: Pick<LinkState, 'targets' | 'range'>,
  filters: Filters,
  rows: readonly Row[],
  format: Formatter,
): readonly Goal[] {
  const t = deckWordTexts[format.locale];
  const { names } = panelTexts[format.locale].kpi;
  return TARGET_METRICS.flatMap((metric): Goal[] => {
    const target = targets[metric];
    const row = rows.find((each) => each['metric'] === metric);
    const value = row ? numberOf(row, 'value') : null;
    if (!target || !row || value === null) return [];
    if ((isRate(metric) || metric === 'nps') && (numberOf(row, 'n') ?? 0) < FEW) return [];
    const write = (figure: number) => metricText(metric, figure, format, format.count);
    const head = { name: names[metric] ?? metric, actual: write(value) };
    const wanted = t.target(write(target.value));
    if (target.scope !== scopeName(metric, range, filters))
      return [{ ...head, text: `${wanted} · ${t.elsewhere}`, isAttained: null }];
    const figure = { value, low: numberOf(row, 'low'), high: numberOf(row, 'high') };
    const { isAttained, isClose, share } = judged(metric, figure, target.value);
    const gap = shownAs(metric, value) - target.value;
    const parts = [
      `${isAttained ? t.attained : t.missed}${isClose ? t.close : ''}`,
      ...(gap === 0
        ? []
        : [t.gap[gap > 0 ? 'over' : isAttained ? 'under' : 'short'](gapText(metric, Math.abs(gap), format))]),
      ...(share === null ? [] : [t.done(format.rate(share))]),
    ];
    return [{ ...head, text: `${wanted} · ${parts.join(format.locale === 'en' ? ', ' : '，')}`, isAttained }];
  });
}
