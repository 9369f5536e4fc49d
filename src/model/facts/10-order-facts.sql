-- Kept orders, narrow and keyed by small integers, oldest first: what every order analysis reads.
-- order_key, customer_key: dense integers (customer_key 0 = unknown customer); month: first day of the month.
CREATE OR REPLACE TABLE customer_keys AS
SELECT customer_id, (row_number() OVER ())::INTEGER AS customer_key
FROM (SELECT DISTINCT customer_id FROM orders WHERE exclusion IS NULL AND customer_id IS NOT NULL ORDER BY customer_id);

CREATE OR REPLACE TABLE order_facts AS
SELECT (row_number() OVER ())::INTEGER AS order_key,
       coalesce(customer_key, 0)::INTEGER AS customer_key,
       ordered_at::DATE AS day,
       date_trunc('month', ordered_at)::DATE AS month,
       hour(ordered_at)::TINYINT AS hour,
       amount, channel, province, city, payment_method, order_id
FROM orders LEFT JOIN customer_keys USING (customer_id)
WHERE exclusion IS NULL;
