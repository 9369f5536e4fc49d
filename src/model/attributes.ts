/** Where an attribute lives: on the order, on its lines, on the customer's profile, or in the customer's RFM segment. */
export type AttributeLevel = 'order' | 'item' | 'customer' | 'segment';

/**
 * Everything customers can be split or filtered by. `sql` is the expression over the fact of that level
 * (order_facts o, item_facts i, customer_facts c, customer_attributes a).
 */
export const ATTRIBUTES = {
  province: { level: 'order', sql: 'o.province' },
  city: { level: 'order', sql: 'o.city' },
  channel: { level: 'order', sql: 'o.channel' },
  payment_method: { level: 'order', sql: 'o.payment_method' },
  daypart: {
    level: 'order',
    sql: "CASE WHEN o.hour < 6 THEN '00-06' WHEN o.hour < 12 THEN '06-12' WHEN o.hour < 18 THEN '12-18' WHEN o.hour < 24 THEN '18-24' END",
  },
  weekday: { level: 'order', sql: 'isodow(o.day)::VARCHAR' },
  category: { level: 'item', sql: "nullif(i.category, '')" },
  gender: { level: 'customer', sql: 'c.gender' },
  age_band: { level: 'customer', sql: 'c.age_band' },
  member_level: { level: 'customer', sql: 'c.member_level' },
  customer_type: { level: 'customer', sql: 'c.customer_type' },
  customer_source: { level: 'customer', sql: 'c.customer_source' },
  segment: { level: 'segment', sql: 'a.segment' },
} as const satisfies Record<string, { level: AttributeLevel; sql: string }>;

export type Attribute = keyof typeof ATTRIBUTES;
export const ATTRIBUTE_IDS = Object.keys(ATTRIBUTES) as Attribute[];

export function isAttribute(text: string): text is Attribute {
  return Object.hasOwn(ATTRIBUTES, text);
}
