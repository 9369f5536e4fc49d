-- One row per order of a file with a status on every line. A line is live unless it was cancelled, refunded or left unpaid.
-- What is not summed is taken from the order's first line.
--   worth   what the lines say they cost: it tells whether an amount belongs to the order or to its lines
CREATE OR REPLACE TEMP TABLE import_orders AS
WITH standings AS (
    SELECT *, ['sale', 'unknown', 'aftersale_open', 'partial_refund', 'pending', 'cancelled', 'refunded'] AS names FROM import_standings
),
lines AS (
    SELECT l.row, l.order_id, l.paid, l.refund, coalesce(l.item_amount, l.unit_price * coalesce(l.quantity, 1)) AS worth,
           CASE WHEN s.is_closed AND s.standing = 'cancelled' AND (l.paid_at IS NOT NULL OR l.refund > 0) THEN 7::TINYINT ELSE list_position(s.names, s.standing)::TINYINT END AS place
    FROM import_lines l JOIN standings s ON s.status = coalesce(l.status, '') AND s.refund_status = coalesce(l.refund_status, '')
    WHERE l.order_id IS NOT NULL
),
totals AS (
    SELECT order_id, min(row) AS row, count(*)::INTEGER AS lines, count(*) FILTER (place < 5)::INTEGER AS live_lines, min(place) AS best, max(place) AS worst,
           sum(paid) AS paid_sum, sum(paid) FILTER (place < 5) AS paid_live, min(paid) AS paid_min, max(paid) AS paid_max,
           sum(refund) FILTER (place < 5) AS refund_live, sum(refund) AS refund_sum, min(refund) AS refund_min, max(refund) AS refund_max, sum(worth) AS worth
    FROM lines GROUP BY order_id
)
SELECT order_id, row, lines, live_lines,
       CASE WHEN best = worst OR best >= 5 OR worst < 5 THEN ['sale', 'unknown', 'aftersale_open', 'partial_refund', 'pending', 'cancelled', 'refunded'][worst]
            WHEN worst = 7 THEN 'partial_refund' ELSE 'sale' END AS standing,
       paid_sum, paid_live, paid_min, paid_max, refund_live, refund_sum, refund_min, refund_max, worth
FROM totals;
