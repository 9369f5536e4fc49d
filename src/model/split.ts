import { type Attribute, type AttributeLevel, ATTRIBUTES } from './attributes';

export type Level = AttributeLevel;

/** A relation that is put in front of a statement: its name, what it needs, its own statement. */
export interface Relation {
  readonly name: string;
  readonly needs: readonly string[];
  readonly sql: string;
}

/** Conditions joined; none is true. */
export const and = (parts: readonly string[]) => (parts.length === 0 ? 'true' : parts.join(' AND '));

/** The attributes that an analysis splits by: `value` (and `other`, when two are crossed) in the `…_values` relations. */
export interface Split {
  readonly by?: Attribute;
  readonly across?: Attribute;
}

/** Orders of a relation with the value of one or two attributes. One row per order, or per line where an attribute is of lines. */
export function valuesRelation(
  name: string,
  source: string,
  { by, across }: Split,
  onItem: readonly string[],
): Relation {
  const split = [by, across].flatMap((attribute) => (attribute ? [ATTRIBUTES[attribute]] : []));
  const has = (level: Level) => split.some((attribute) => attribute.level === level);
  const joins = [
    ...(has('item') ? ['JOIN item_facts i USING (order_key)'] : []),
    ...(has('customer') ? ['LEFT JOIN customer_facts c ON c.customer_key = o.customer_key'] : []),
    ...(has('segment') ? ['LEFT JOIN customer_attributes a ON a.customer_key = o.customer_key'] : []),
  ];
  const columns = split.map(({ sql }, index) => `coalesce(${sql}, '') AS ${index === 0 ? 'value' : 'other'}`);
  return {
    name,
    needs: [source, ...(has('segment') ? ['customer_attributes'] : [])],
    sql: `SELECT o.order_key, o.customer_key, o.day, o.month, ${has('item') ? 'i.amount' : 'o.amount'} AS amount${columns
      .map((column) => `, ${column}`)
      .join('')} FROM ${source} o ${joins.join(' ')} WHERE ${has('item') ? and(onItem) : 'true'}`,
  };
}

/** Answers (their number is `score` here) with the value of an attribute: the response's own, else its order's, else its customer's. */
export function responseValuesRelation({ by }: Split): Relation {
  const attribute = by ? ATTRIBUTES[by] : undefined;
  const level = attribute?.level;
  const own = by === 'province' || by === 'channel';
  const joins =
    level === 'segment'
      ? 'LEFT JOIN customer_attributes a ON a.customer_key = r.customer_key'
      : level === 'customer'
        ? 'LEFT JOIN customer_facts c ON c.customer_key = r.customer_key'
        : level === 'item'
          ? 'LEFT JOIN (SELECT DISTINCT order_key, category FROM item_facts) i ON i.order_key = r.order_key'
          : own
            ? ''
            : 'LEFT JOIN order_facts o ON o.order_key = r.order_key';
  const expression = attribute ? (own ? attribute.sql.replace('o.', 'r.') : attribute.sql) : "''";
  return {
    name: 'scoped_response_values',
    needs: ['scoped_responses', ...(level === 'segment' ? ['customer_attributes'] : [])],
    sql: `SELECT r.* RENAME (value AS score), coalesce(${expression}, '') AS value FROM scoped_responses r ${joins}`,
  };
}
