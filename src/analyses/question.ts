import type { Columns } from '../db/columns';
import type { Shape, ValuesOf } from '../codec/codec';
import { isAttribute } from '../model/attributes';
import type { Extents } from '../model/extents';
import { hasHistory, type Least, LEAST_HISTORY } from '../model/history';
import type { RfmRule } from '../model/rfm';
import { type Filters, type Scope, type Split, withoutFilter } from '../model/scope';
import type { Day } from '../util/day';
import type { Need } from './analysis';
import type { ResultRequest } from './source';

export interface Question {
  readonly analysis: { readonly needs: readonly Need[] };
  readonly params: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
}

/** What a question needs: that of its analysis and, where it splits or filters by segment, what judging customers needs. */
export function needsOf({
  analysis: { needs },
  params,
  filters,
}: Omit<Question, 'scope'> & { readonly filters: Filters }): readonly Need[] {
  const isJudged = Object.values(splitOf(params)).includes('segment') || (filters.segment ?? []).length > 0;
  return isJudged && !needs.includes('history') ? [...needs, 'history'] : needs;
}

/** Which needs the loaded data do not meet; customers are judged at `until`, else at the end of the data. */
export function unmetNeeds(
  needs: readonly Need[],
  extents: Extents,
  until: Day | null = null,
  least: Least = LEAST_HISTORY,
): Need[] {
  const met: Record<Need, boolean> = {
    orders: extents.orders > 0,
    customer_ids: extents.customers > 0,
    items: extents.hasItems,
    province: extents.hasProvince,
    responses: extents.responses > 0,
    response_dates: extents.responsesWithDate > 0,
    response_customers: extents.responsesWithCustomer > 0,
    history: hasHistory(extents, until, least),
  };
  return needs.filter((need) => !met[need]);
}

const RULE_KEYS = ['scoring', 'frequency', 'window', 'segments', 'cn8', 'r_breaks', 'f_breaks', 'm_breaks'] as const;

/** An analysis that has RFM parameters of its own is judged by them; every other one by the rule of the scope. */
function ruleOf(scope: Scope, params: Readonly<Record<string, unknown>>): RfmRule {
  if (!('scoring' in params)) return scope.rule;
  const own = Object.fromEntries(RULE_KEYS.filter((key) => key in params).map((key) => [key, params[key]]));
  return { ...scope.rule, ...own };
}

/** `by` and `across` name the attributes whose values the `…_values` relations carry. */
export function splitOf(params: Readonly<Record<string, unknown>>): Split {
  const attribute = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && isAttribute(value) ? value : undefined;
  };
  const [by, across] = [attribute('by'), attribute('across')];
  return { ...(by && { by }), ...(across && { across }) };
}

/**
 * The scope that a question is answered under: an analysis may leave a filter by its own attribute to its marks, name the day that customers are
 * judged on, and the rule.
 */
export function answeredScope<P extends Shape, C extends Columns>({
  analysis,
  params,
  scope,
}: ResultRequest<P, C>): Scope {
  const own = analysis.own?.(params);
  const selected = own ? withoutFilter(scope, own) : scope;
  const to = 'as_of' in params && typeof params['as_of'] === 'string' ? params['as_of'] : selected.to;
  return { ...selected, to, rule: ruleOf(selected, params) };
}

/** Parameters as a statement binds them. */
export function argsOf(params: ValuesOf<Shape>): Record<string, string | number | boolean | null> {
  const plain = Object.entries(params).filter(
    (entry): entry is [string, string | number | boolean | null] =>
      entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(plain);
}
