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
  /** By order. An attribute that is not among them waits for the engine. */
  readonly attributes: ReadonlyMap<Attribute, LookedAttribute>;
  /** Lines of the kept orders by category; undefined: the file has none. */
  readonly lines: (LookedAttribute & { readonly keys: Int32Array; readonly amounts: Float64Array }) | undefined;
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
  { keys, attributes, lines }: FirstLook,
  attribute: Attribute,
): { readonly values: readonly string[]; readonly part: CubePart } {
  if (attribute === 'category' && lines) {
    const { values, codes, amounts } = lines;
    const part = { kind: 'lines', keys: lines.keys.slice(), codes: codes.slice(), amounts: amounts.slice() } as const;
    return { values, part };
  }
  const known = attributes.get(attribute);
  if (!known) throw new QueryError('invalid', `${attribute} is told by the engine only`, '');
  const part = {
    kind: 'attribute',
    name: attribute,
    of: 'order',
    keys: keys.slice(),
    codes: known.codes.slice(),
  } as const;
  return { values: known.values, part };
}
