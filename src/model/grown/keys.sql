-- Customers with a kept order among touched_orders who had none before, numbered after the others.
INSERT INTO customer_keys
SELECT customer_id, (row_number() OVER () + (SELECT coalesce(max(customer_key), 0) FROM customer_keys))::INTEGER
FROM (SELECT DISTINCT customer_id FROM orders SEMI JOIN touched_orders USING (order_id)
      WHERE exclusion IS NULL AND customer_id IS NOT NULL AND customer_id NOT IN (SELECT customer_id FROM customer_keys)
      ORDER BY customer_id);
