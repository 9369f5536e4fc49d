-- The same for a file without order ids and status: each row is an order, nothing to add up.
CREATE OR REPLACE TEMP TABLE import_orders AS
SELECT order_id, row, 1 AS lines, 1 AS live_lines, 'sale' AS standing, paid AS paid_sum, paid AS paid_live, paid AS paid_min, paid AS paid_max,
       refund AS refund_live, refund AS refund_sum, refund AS refund_min, refund AS refund_max, coalesce(item_amount, unit_price * coalesce(quantity, 1)) AS worth
FROM import_lines;
