import { QueryError } from '../../db/errors';
import { type Attribute, ATTRIBUTES } from '../attributes';
import type { Extents } from '../extents';
import type { Codes } from './codes';
import type { CubePart, OrdersPart } from './host';

/** Values with '' first for what is unknown, and codes of them. `sum` is that of `looked.sql`. */
interface Looked {
  readonly values: readonly string[];
  readonly codes: Codes;
  readonly sum: number;
}

/** A code for every order of the file, or for every customer, by its key from 1 on; of those that do not count it means nothing. */
export type LookedAttribute = Looked;

/** A code, the key of its order and an amount for every line of the orders that count. */
export interface LookedLines extends Looked {
  readonly keys: Int32Array;
  readonly amounts: Float64Array;
}

/**
 * The facts of a file as arrays, told by the import itself before the engine has them: the same kept orders under the same keys
 * (`order_facts.order_key`, `customer_key`; 0 is an unknown customer), days since 1970-01-01. Arrays are handed over to the cube, once.
 */
export interface FirstLook {
  readonly extents: Extents;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly orders: Omit<OrdersPart, 'kind'>;
  /** Sums of `looked.sql`. */
  readonly marks: number;
  readonly paid: number;
  /** Made when it is first asked for; undefined: only the engine can tell. */
  attribute(name: Attribute): LookedAttribute | undefined;
  /** By category; undefined: the file has none. */
  lines(): LookedLines | undefined;
  /** Makes what nobody has asked for yet. To be called before the import lets go of what it read. */
  complete(): void;
}

/** Rejects with a `QueryError` what was handed over before, to a cube that has died since. */
function atHand<P extends CubePart>(part: P): P {
  for (const value of Object.values(part) as unknown[])
    if (ArrayBuffer.isView(value) && value.buffer.byteLength === 0)
      throw new QueryError('invalid', 'the arrays of the file were handed over before', '');
  return part;
}

/** The orders for the cube. */
export const ordersOf = ({ orders }: FirstLook): OrdersPart => atHand({ kind: 'orders', ...orders });

/** An attribute for the cube. Rejects with a `QueryError` what only the engine can tell. */
export function lookedAt(
  look: FirstLook,
  attribute: Attribute,
): { readonly values: readonly string[]; readonly part: CubePart } {
  const lines = attribute === 'category' ? look.lines() : undefined;
  if (lines) {
    const { values, keys, codes, amounts } = lines;
    return { values, part: atHand({ kind: 'lines', keys, codes, amounts }) };
  }
  const known = look.attribute(attribute);
  if (!known) throw new QueryError('invalid', `${attribute} is told by the engine only`, '');
  const { values, codes } = known;
  const of = ATTRIBUTES[attribute].level === 'customer' ? 'customer' : 'order';
  return { values, part: atHand({ kind: 'attribute', name: attribute, of, keys: null, codes }) };
}

const OF_CUSTOMERS = ['gender', 'age_band', 'member_level', 'customer_type'] as const;

/** What `looked.sql` adds up, of the look. */
export const sumsOf = (look: FirstLook): Readonly<Record<string, number>> => ({
  marks: look.marks,
  paid: look.paid,
  province: look.attribute('province')?.sum ?? 0,
  channel: look.attribute('channel')?.sum ?? 0,
  category: look.lines()?.sum ?? 0,
  profile: OF_CUSTOMERS.reduce((sum, name) => sum + (look.attribute(name)?.sum ?? 0), 0),
});
