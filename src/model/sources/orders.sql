-- Kept orders with their number and their customer's; 0 is an unknown customer.
SELECT (row_number() OVER ())::INTEGER AS order_key, coalesce(customer_key, 0)::INTEGER AS customer_key,
       order_id, ordered_at, amount, channel, province, city, payment_method
FROM orders LEFT JOIN customer_keys USING (customer_id)
WHERE exclusion IS NULL
