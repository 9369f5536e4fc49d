-- Kept orders, narrow and keyed by small integers, oldest first: what every order analysis reads.
-- order_key, customer_key: integers (customer_key 0 = unknown customer); month: first day of the month.
CREATE OR REPLACE TABLE order_facts AS
SELECT order_key, customer_key,
       ordered_at::DATE AS day,
       date_trunc('month', ordered_at)::DATE AS month,
       hour(ordered_at)::TINYINT AS hour,
       amount, channel, province, city, payment_method, order_id
FROM fact_orders;
