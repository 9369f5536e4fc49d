import { QueryError } from '../../db/errors';
import type { Attribute } from '../attributes';
import type { Extents } from '../extents';
import type { CubePart, OrdersPart } from './host';

/** Values with '' first for what is unknown, and the code of each order or line. */
export interface LookedAttribute {
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/**
 * The facts of a file as arrays, told by the import itself before the engine has them: the same kept orders under the same keys
 * (`order_facts.order_key`, `customer_key`; 0 is an unknown customer), days since 1970-01-01.
 */
export interface FirstLook {
  readonly extents: Extents;
  readonly keys: Int32Array;
  readonly customers: Int32Array;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
  /** By order, made when it is first asked for; undefined: only the engine can tell. */
  attribute(name: Attribute): LookedAttribute | undefined;
  /** Lines of the kept orders by category; undefined: the file has none. */
  lines(): LookedLines | undefined;
  /** Makes what nobody has asked for yet. To be called before the import lets go of what it read. */
  complete(): void;
}

export interface LookedLines extends LookedAttribute {
  readonly keys: Int32Array;
  readonly amounts: Float64Array;
}

/** The orders for the cube, which keeps what it is given. */
export const ordersOf = ({ keys, customers, days, amounts }: FirstLook): OrdersPart => ({
  kind: 'orders',
  keys: keys.slice(),
  customers: customers.slice(),
  days: days.slice(),
  amounts: amounts.slice(),
});

/** An attribute for the cube. Rejects with a `QueryError` what only the engine can tell. */
export function lookedAt(
  look: FirstLook,
  attribute: Attribute,
): { readonly values: readonly string[]; readonly part: CubePart } {
  const lines = attribute === 'category' ? look.lines() : undefined;
  if (lines) {
    const { keys, values, codes, amounts } = lines;
    const part = { kind: 'lines', keys: keys.slice(), codes: codes.slice(), amounts: amounts.slice() } as const;
    return { values, part };
  }
  const known = look.attribute(attribute);
  if (!known) throw new QueryError('invalid', `${attribute} is told by the engine only`, '');
  const part = {
    kind: 'attribute',
    name: attribute,
    of: 'order',
    keys: look.keys.slice(),
    codes: known.codes.slice(),
  } as const;
  return { values: known.values, part };
}
