-- What the cube adds up: lines of kept orders, and kept orders without lines.
SELECT o.month, o.province, o.channel, i.category, coalesce(i.amount, o.amount) AS revenue, i.quantity, 1 AS lines
FROM order_facts o LEFT JOIN item_facts i USING (order_key)
