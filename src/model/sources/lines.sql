-- Lines of kept orders with their share of the order's amount: by their own amounts, else by unit price × quantity, else evenly.
WITH lines AS MATERIALIZED (
    SELECT o.order_key, o.customer_key, o.day, o.month, o.amount AS order_amount, i.category, i.quantity,
           CASE WHEN i.is_gift THEN 0 ELSE coalesce(i.amount, i.unit_price * i.quantity, 0) END AS weight
    FROM order_items i JOIN order_facts o USING (order_id)
),
totals AS (SELECT order_key, sum(weight) AS weight, count(*) AS lines FROM lines GROUP BY order_key)
SELECT order_key, customer_key, day, month, category, quantity,
       CASE WHEN t.weight = 0 THEN order_amount / t.lines ELSE order_amount * l.weight / t.weight END AS amount
FROM lines l JOIN totals t USING (order_key)
