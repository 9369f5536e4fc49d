import type { Day } from '../util/day';
import type { Attribute } from './attributes';
import { DEFAULT_RULE, type RfmRule } from './rfm';

export type Filters = Readonly<Partial<Record<Attribute, readonly string[]>>>;

/** What is looked at. It selects rows and never re-scores customers. `to` is exclusive and is also `as_of`. */
export interface Scope {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly filters: Filters;
  readonly rule: RfmRule;
}

export const WHOLE: Scope = { from: null, to: null, filters: {}, rule: DEFAULT_RULE };

/** A scope whose days are known: `from` inclusive, `to` exclusive = `as_of`, the first day not seen. */
export interface ResolvedScope extends Scope {
  readonly from: Day;
  readonly to: Day;
  /** Which ends nobody set: surveys may run before the first and after the last order, and those answers stay in. */
  readonly open?: { readonly from: boolean; readonly to: boolean };
}

/** The same scope without its filter on one attribute: a panel keeps all marks of its own dimension. */
export function withoutFilter(scope: Scope, attribute: Attribute): Scope {
  const { [attribute]: _, ...filters } = scope.filters;
  return { ...scope, filters };
}

/** Adds the value to the attribute's filter, or takes it out. */
export function toggleFilter(scope: Scope, attribute: Attribute, value: string): Scope {
  const current = scope.filters[attribute] ?? [];
  const next = current.includes(value) ? current.filter((v) => v !== value) : [...current, value];
  const rest = withoutFilter(scope, attribute);
  return next.length === 0 ? rest : { ...rest, filters: { ...rest.filters, [attribute]: next } };
}
