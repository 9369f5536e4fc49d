-- One row per order of a file without a status: sums over its lines. Everything else is taken from its first line.
CREATE OR REPLACE TEMP TABLE import_orders AS
WITH totals AS (
    SELECT order_id, min(row) AS row, count(*)::INTEGER AS lines, sum(paid) AS paid_sum, min(paid) AS paid_min, max(paid) AS paid_max,
           sum(refund) AS refund_sum, min(refund) AS refund_min, max(refund) AS refund_max, sum(coalesce(item_amount, unit_price * coalesce(quantity, 1))) AS worth
    FROM import_lines WHERE order_id IS NOT NULL GROUP BY order_id
)
SELECT order_id, row, lines, lines AS live_lines, 'sale' AS standing, paid_sum, paid_sum AS paid_live, paid_min, paid_max,
       refund_sum AS refund_live, refund_sum, refund_min, refund_max, worth
FROM totals;
