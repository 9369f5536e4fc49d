/** Every fact as statements to compare it by: with names instead of its own numbers, which may differ. */
export const FACTS: Readonly<Record<string, string>> = {
  customer_keys: 'SELECT customer_id FROM customer_keys ORDER BY 1',
  order_facts:
    'SELECT k.customer_id, o.* EXCLUDE (order_key, customer_key) FROM order_facts o LEFT JOIN customer_keys k USING (customer_key) ORDER BY order_id',
  item_facts: `SELECT o.order_id, k.customer_id, i.* EXCLUDE (order_key, customer_key) REPLACE (round(i.amount, 6) AS amount)
    FROM item_facts i JOIN order_facts o USING (order_key) LEFT JOIN customer_keys k ON k.customer_key = i.customer_key ORDER BY ALL`,
  customer_days:
    'SELECT k.customer_id, d.* EXCLUDE (customer_key) REPLACE (round(d.amount, 6) AS amount) FROM customer_days d JOIN customer_keys k USING (customer_key) ORDER BY ALL',
  customer_facts:
    'SELECT * EXCLUDE (customer_key) REPLACE (round(amount, 6) AS amount) FROM customer_facts ORDER BY customer_id',
  response_facts:
    'SELECT r.* EXCLUDE (order_key, customer_key), k.customer_id FROM response_facts r LEFT JOIN customer_keys k USING (customer_key) ORDER BY ALL',
  cube: 'SELECT * REPLACE (round(revenue, 6) AS revenue) FROM cube ORDER BY ALL',
};

/** Tables and facts that an import fills: what one that failed must not change. */
export const FILLED = [
  'orders',
  'order_items',
  'customers',
  'responses',
  'answers',
  'questions',
  'order_facts',
  'item_facts',
  'customer_facts',
  'cube',
] as const;
