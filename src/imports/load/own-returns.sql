-- Returns with ids of their own, line by line and in the order of their files (of two at the same moment the first chooses first); one row for the whole where its lines do not tell its amount.
WITH own AS (SELECT order_id, source_file, source_row, customer_id, ordered_at, -paid_amount AS amount FROM orders WHERE exclusion = 'returned' AND paid_amount < 0),
lines AS (
    SELECT order_id, line_no, coalesce(product_id, product_name) AS product, unit_price AS price, abs(coalesce(amount, unit_price * quantity)) AS amount
    FROM order_items SEMI JOIN own USING (order_id) WHERE coalesce(amount, unit_price * quantity) < 0
),
told AS (SELECT order_id, sum(amount) AS amount FROM lines GROUP BY order_id)
SELECT o.order_id, o.customer_id, strftime(coalesce(o.ordered_at, TIMESTAMP '2099-12-31'), '%Y-%m-%d %H:%M:%S') AS at, l.product, l.price, coalesce(l.amount, o.amount) AS amount
FROM own o LEFT JOIN told t ON t.order_id = o.order_id LEFT JOIN lines l ON l.order_id = o.order_id AND abs(t.amount - o.amount) < 0.01
ORDER BY o.source_file, coalesce(l.line_no, o.source_row)
