import { type AnyAnalysis, defineAnalysis } from '../analyses/analysis';
import type { Result, ResultRequest, ResultSource } from '../analyses/source';
import type { Shape } from '../codec/codec';
import { dimension, measure } from '../db/columns';
import breakdown from './largest/breakdown.sql?raw';
import cohorts from './largest/cohort-retention.sql?raw';
import cross from './largest/cross-breakdown.sql?raw';
import kpiMonths from './largest/kpi-monthly.sql?raw';
import kpis from './largest/kpi-summary.sql?raw';
import lorenz from './largest/lorenz.sql?raw';
import months from './largest/revenue-by-month.sql?raw';
import grid from './largest/rfm-grid.sql?raw';
import segments from './largest/rfm-segments.sql?raw';
import type { Filters } from '../model/scope';
import { askEach } from './ask-each';
import type { Row } from './policies';
import type { Weight } from './complement';

/** Amounts of the places of one result, by the name that `placeOf` gives a row. */
export type Weights = ReadonlyMap<string, Weight>;

interface Scales {
  readonly sql: string;
  /** The place whose amount a row shows; `null` where it shows none. */
  readonly placeOf: (row: Row) => string | null;
}

const SCALES: Readonly<Record<string, Scales>> = {
  breakdown: { sql: breakdown, placeOf: ({ value }) => String(value) },
  'cross-breakdown': { sql: cross, placeOf: ({ value, other }) => `${String(value)} × ${String(other)}` },
  'revenue-by-month': { sql: months, placeOf: ({ month }) => String(month) },
  'kpi-monthly': { sql: kpiMonths, placeOf: ({ metric, month }) => (metric === 'orders' ? String(month) : null) },
  'kpi-summary': {
    sql: kpis,
    placeOf: ({ metric }) => (metric === 'revenue' || metric === 'aov' ? 'all' : metric === 'arpu' ? 'known' : null),
  },
  'cohort-retention': { sql: cohorts, placeOf: ({ cohort, age }) => `${String(cohort)} ${String(age)}` },
  'rfm-grid': { sql: grid, placeOf: ({ r_score, f_score }) => `${String(r_score)}-${String(f_score)}` },
  'rfm-segments': { sql: segments, placeOf: ({ segment }) => String(segment) },
  lorenz: { sql: lorenz, placeOf: () => null },
};

/** Whether the amounts of this analysis are weighed before they may leave. */
export const isWeighed = ({ id }: { readonly id: string }): boolean => id in SCALES;

const columns = { place: dimension(), amount: measure('money'), largest: measure('money') };
const unsaid = {
  question: '',
  kicker: '',
  method: '',
  formula: '',
  source: '',
  columns: { place: '', amount: '', largest: '' },
};

/** How much the largest customer makes of each amount: asked in the same way as the analysis itself, and never part of what leaves. */
function scalesOf(analysis: AnyAnalysis, sql: string) {
  return defineAnalysis({
    id: `largest-${analysis.id}`,
    sql,
    params: analysis.params,
    columns,
    shareable: 'never',
    needs: analysis.needs,
    messages: { 'zh-CN': unsaid, en: unsaid },
    own: (params) => analysis.own?.(params),
    view: () => null,
    headline: () => null,
  });
}

type Asked = Pick<ResultRequest<Shape, typeof columns>, 'params' | 'scope'>;

function weightsOf(result: Result<typeof columns>): Weights | null {
  if (result.kind === 'empty') return new Map();
  if (result.kind !== 'rows') return null;
  return new Map(result.rows.map(({ place, amount, largest }) => [place, { amount, largest }]));
}

/** Amounts behind one result; `null` when they cannot be told, and then the result stays behind. */
export async function weigh(
  source: ResultSource,
  analysis: AnyAnalysis,
  { params, scope }: Asked,
  options?: { readonly signal?: AbortSignal },
): Promise<Weights | null> {
  const sql = SCALES[analysis.id]?.sql;
  if (sql === undefined) return new Map();
  return weightsOf(await source.get({ analysis: scalesOf(analysis, sql), params, scope }, options));
}

/** The same under each of several filters. */
export async function weighEach(
  source: ResultSource,
  analysis: AnyAnalysis,
  { params, scope }: Asked,
  filters: readonly Filters[],
  options?: { readonly signal?: AbortSignal },
): Promise<readonly (Weights | null)[]> {
  const sql = SCALES[analysis.id]?.sql;
  if (sql === undefined) return filters.map(() => new Map());
  return (await askEach(source, { analysis: scalesOf(analysis, sql), params, scope }, filters, options)).map(weightsOf);
}

/** What a row weighs; nobody's money where nobody bought. */
export function weightOf({ id }: { readonly id: string }, row: Row, weights: Weights): Weight | undefined {
  const place = SCALES[id]?.placeOf(row) ?? null;
  return place === null ? undefined : (weights.get(place) ?? { amount: 0, largest: 0 });
}
