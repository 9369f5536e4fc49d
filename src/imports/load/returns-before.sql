-- Returns whose order stands in another file: the return is new and the order known, or the other way round.
-- $paid_by: order | line | worth | none.
CREATE OR REPLACE TEMP TABLE import_returns AS
WITH news AS (
    SELECT order_id, CASE $paid_by WHEN 'order' THEN paid_max WHEN 'line' THEN coalesce(paid_live, paid_sum) WHEN 'worth' THEN worth END AS paid FROM import_orders
)
SELECT order_id, CASE WHEN n.paid < 0 THEN -n.paid ELSE -o.paid_amount END AS returned, n.paid < 0 AS is_new
FROM news n JOIN orders o USING (order_id)
WHERE (n.paid < 0 AND o.paid_amount > 0) OR (n.paid > 0 AND o.paid_amount < 0);

DELETE FROM import_orders WHERE order_id IN (SELECT order_id FROM import_returns WHERE is_new);
DELETE FROM import_lines WHERE order_id IN (SELECT order_id FROM import_returns WHERE is_new);
