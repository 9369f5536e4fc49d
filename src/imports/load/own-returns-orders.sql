-- Kept orders of everybody who sent something back with an id of its own, and of nobody where the sender is not named.
SELECT order_id, customer_id, strftime(ordered_at, '%Y-%m-%d %H:%M:%S') AS at, amount
FROM orders
WHERE exclusion IS NULL AND amount > 0
  AND (customer_id IN (SELECT customer_id FROM orders WHERE exclusion = 'returned' AND customer_id IS NOT NULL)
       OR customer_id IS NULL AND EXISTS (FROM orders WHERE exclusion = 'returned' AND customer_id IS NULL))
ORDER BY source_file, source_row
