import type { AnyAnalysis } from '../../analyses/analysis';
import breakdown from '../../analyses/breakdown/index';
import cohortRetention from '../../analyses/cohort-retention/index';
import csat from '../../analyses/csat/index';
import kpiMonthly from '../../analyses/kpi-monthly/index';
import kpiSummary from '../../analyses/kpi-summary/index';
import lorenz from '../../analyses/lorenz/index';
import nps from '../../analyses/nps/index';
import revenueByMonth from '../../analyses/revenue-by-month/index';
import rfmSegments from '../../analyses/rfm-segments/index';
import { defaultsOf } from '../../codec/codec';
import type { Attribute } from '../../model/attributes';
import type { Extents } from '../../model/extents';
import { type Scope, WHOLE } from '../../model/scope';
import type { Question } from '../../share/key';
import { comparisonsOf } from '../../state/comparison';
import { defaultRange } from '../../state/link';
import { resolveRange } from '../../state/range';

/**
 * What the overview asks when it is opened without filters. What is missing here is not wrong on the page, only later: it waits for the
 * data. tests/app/ahead/overview.test.ts holds the list against the page.
 */
export function overviewQuestions(extents: Extents): readonly Question[] {
  const range = defaultRange('overview');
  const scope: Scope = { ...WHOLE, ...resolveRange(range, extents) };
  const long: Scope = range === '12m' ? { ...scope, ...resolveRange('18m', extents) } : scope;
  const ask = (
    analysis: unknown,
    params: Readonly<Record<string, unknown>> = {},
    asked: Scope = scope,
  ): readonly Question[] => {
    const erased = analysis as AnyAnalysis;
    return [{ analysis: erased, params: { ...defaultsOf(erased.params), ...params }, scope: asked }];
  };
  const { previous, lastYear } = comparisonsOf(scope, extents);
  const { churn_days } = defaultsOf(kpiSummary.params);
  const splits: readonly (readonly [Attribute, boolean])[] = [
    ['channel', extents.hasChannel],
    ['category', extents.hasItems],
    ['province', extents.hasProvince],
  ];
  const first = splits.find(([, has]) => has)?.[0] ?? 'channel';
  return [
    ...ask(kpiSummary),
    ...[previous, lastYear].flatMap((at) => (at ? ask(kpiSummary, {}, { ...scope, ...at }) : [])),
    ...ask(kpiMonthly, { churn_days }),
    ...ask(revenueByMonth),
    ...(['channel', 'category', 'province', 'segment'] as const).flatMap((by) => ask(breakdown, { by })),
    ...ask(rfmSegments, { ...scope.rule, as_of: null }),
    ...ask(lorenz),
    ...ask(cohortRetention, { window: 'interval30' }, long),
    ...ask(nps, { by: first }),
    ...(extents.responses > 0 ? ask(csat) : []),
  ];
}
