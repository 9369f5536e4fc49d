import type { Attribute } from '../model/attributes';
import { isAttribute } from '../model/attributes';

/** Why there is nothing to draw, where it is not that there are too few. */
export type Why =
  | { readonly kind: 'unknown' | 'alike'; readonly attribute: Attribute }
  | { readonly kind: 'one-question' | 'no-rating' | 'one-month' | 'range' | 'nothing' };

export interface Refused {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const MONTHLY = ['revenue-by-month', 'kpi-monthly', 'satisfaction-by-month'];
const OF_ORDERS = ['breakdown', 'cross-breakdown'];

/** The true reason why these rows cannot be drawn. undefined: there are too few. */
export function whySmall({ id, params, rows }: Refused, known: readonly Attribute[] | undefined): Why | undefined {
  if (id === 'item-means' && rows.length === 1) return { kind: 'one-question' };
  if (MONTHLY.includes(id) && rows.length === 1) return { kind: 'one-month' };
  if (!OF_ORDERS.includes(id)) return undefined;
  const split = (['by', 'across'] as const).flatMap((name) => {
    const attribute = params[name];
    return typeof attribute === 'string' && isAttribute(attribute) ? [{ attribute, name }] : [];
  });
  const missing = split.find(({ attribute }) => known && !known.includes(attribute));
  if (missing) return { kind: 'unknown', attribute: missing.attribute };
  const alike = split.find(({ name }) => new Set(rows.map((row) => row[name === 'by' ? 'value' : 'other'])).size < 2);
  return alike && rows.length > 0 ? { kind: 'alike', attribute: alike.attribute } : undefined;
}

/** Why there are no rows though nothing is filtered: `hasRows` tells whether there are any of all time. */
export function whyEmpty(id: string, hasRows: boolean): Why {
  if (hasRows) return { kind: 'range' };
  return { kind: id === 'item-means' ? 'no-rating' : 'nothing' };
}
