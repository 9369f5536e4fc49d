-- Customers that only orders name get a row.
INSERT INTO customers (customer_id, source_file, source_row)
SELECT customer_id, any_value(source_file), min(source_row)::INTEGER FROM orders
WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT customer_id FROM customers)
GROUP BY customer_id;
