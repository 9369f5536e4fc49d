-- Lines of kept orders with goods that the same person (or, where nobody is named, somebody unknown) sent back. A line is worth its share of what the order counts for.
WITH back AS (
    SELECT DISTINCT o.customer_id, coalesce(i.product_id, i.product_name) AS product
    FROM orders o JOIN order_items i USING (order_id) WHERE o.exclusion = 'returned' AND coalesce(i.product_id, i.product_name) IS NOT NULL
),
lines AS (
    SELECT o.order_id, i.line_no, i.source_file, o.customer_id, o.ordered_at, coalesce(i.product_id, i.product_name) AS product, i.unit_price AS price,
           coalesce(i.amount, i.unit_price * i.quantity) AS worth
    FROM orders o JOIN order_items i USING (order_id) WHERE o.exclusion IS NULL AND o.amount > 0
)
SELECT l.order_id, l.line_no, l.customer_id, strftime(l.ordered_at, '%Y-%m-%d %H:%M:%S') AS at, l.product, l.price, l.worth
FROM lines l JOIN back b ON b.product = l.product AND b.customer_id IS NOT DISTINCT FROM l.customer_id
WHERE l.worth > 0
ORDER BY l.source_file, l.line_no
