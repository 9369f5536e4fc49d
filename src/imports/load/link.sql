-- Joins what related files say of each other, whichever came first. Runs after every load and may run again.

-- Orders whose file has no amount take it from the payments, else from their lines; an order nobody paid for is 0.
UPDATE orders SET paid_amount = p.amount, payment_method = coalesce(orders.payment_method, p.payment_method)
FROM (SELECT order_id, round(sum(amount), 6) AS amount, arg_max(payment_method, amount) AS payment_method FROM imports.payments GROUP BY order_id) p
WHERE orders.order_id = p.order_id AND orders.source_file IN (SELECT source_file FROM imports.sources WHERE amounts = 'elsewhere');

UPDATE orders SET paid_amount = i.worth
FROM (SELECT order_id, sum(coalesce(amount, unit_price * quantity)) AS worth FROM order_items GROUP BY order_id) i
WHERE orders.order_id = i.order_id AND orders.paid_amount IS NULL AND NOT EXISTS (FROM imports.payments)
  AND orders.source_file IN (SELECT source_file FROM imports.sources WHERE amounts = 'elsewhere');

UPDATE orders SET paid_amount = coalesce(paid_amount, 0), exclusion = nullif(exclusion, 'no_amount'),
       amount = CASE WHEN nullif(exclusion, 'no_amount') IS NULL THEN coalesce(paid_amount, 0) - coalesce(refund_amount, 0) ELSE 0 END
WHERE source_file IN (SELECT source_file FROM imports.sources WHERE amounts = 'elsewhere')
  AND (EXISTS (FROM imports.payments) OR paid_amount IS NOT NULL);

UPDATE order_items SET category = coalesce(order_items.category, p.category), product_name = coalesce(order_items.product_name, p.product_name)
FROM (SELECT product_id, any_value(category) AS category, any_value(product_name) AS product_name FROM imports.products GROUP BY product_id) p
WHERE order_items.product_id = p.product_id AND (order_items.category IS NULL OR order_items.product_name IS NULL);

-- Files that name an account per order and the person elsewhere.
UPDATE orders SET customer_id = p.customer_id, province = coalesce(orders.province, p.province), city = coalesce(orders.city, p.city)
FROM (SELECT account_id, any_value(customer_id) AS customer_id, any_value(province) AS province, any_value(city) AS city FROM imports.people GROUP BY account_id) p
WHERE orders.customer_id = p.account_id;

UPDATE responses SET customer_id = p.customer_id
FROM (SELECT account_id, any_value(customer_id) AS customer_id FROM imports.people GROUP BY account_id) p
WHERE responses.customer_id = p.account_id;
