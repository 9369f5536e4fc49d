-- Orders that do not tell where they went go where their customer lives.
UPDATE orders SET province = coalesce(orders.province, c.province), city = coalesce(orders.city, c.city)
FROM (SELECT customer_id, any_value(province) AS province, any_value(city) AS city FROM customers WHERE province IS NOT NULL OR city IS NOT NULL GROUP BY customer_id) c
WHERE orders.customer_id = c.customer_id AND orders.province IS NULL;
