-- Lines of kept orders by category; a line without an amount of its own takes its share of the order by unit price × quantity,
-- and the whole order where it has no lines. Category sums therefore add up to order amounts, to the cent of rounding.
CREATE OR REPLACE TABLE item_facts AS
WITH lines AS (
    SELECT o.order_key, o.customer_key, o.day, o.month, o.amount AS order_amount,
           coalesce(i.category, '') AS category, i.product_name, i.quantity,
           CASE WHEN i.is_gift THEN 0 ELSE coalesce(i.amount, i.unit_price * i.quantity, 0) END AS weight
    FROM order_items i JOIN order_facts o USING (order_id)
)
SELECT order_key, customer_key, day, month, category, product_name, quantity,
       CASE WHEN sum(weight) OVER w = 0 THEN order_amount / count(*) OVER w
            ELSE order_amount * weight / sum(weight) OVER w END AS amount
FROM lines WINDOW w AS (PARTITION BY order_key);
