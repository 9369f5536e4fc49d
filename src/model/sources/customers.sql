-- Customers with a kept order, numbered from 1.
SELECT customer_id, (row_number() OVER ())::INTEGER AS customer_key
FROM (SELECT DISTINCT customer_id FROM orders WHERE exclusion IS NULL AND customer_id IS NOT NULL ORDER BY customer_id)
