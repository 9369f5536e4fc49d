-- One row per customer and purchase day: split orders of one day count once. Unknown customers are left out.
CREATE OR REPLACE TABLE customer_days AS
SELECT customer_key, day, count(*)::INTEGER AS orders, sum(amount) AS amount
FROM order_facts WHERE customer_key > 0
GROUP BY customer_key, day;
