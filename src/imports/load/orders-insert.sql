-- What `orders` holds, from import_firsts: import_orders with the first line of each. $paid_by, $refund_by: order | line | worth | none. $has_paid_at: the file tells when an order was paid.
WITH priced AS (
    SELECT order_id, row, lines, live_lines, standing, customer_id, sane_time(ordered_at) AS ordered_at, sane_time(paid_at) AS paid_at, status AS status_raw,
           channel, province, city, payment_method, sane_time(promised_at) AS promised_at, sane_time(delivered_at) AS delivered_at,
           CASE $paid_by WHEN 'order' THEN paid_max WHEN 'line' THEN coalesce(paid_live, paid_sum) WHEN 'worth' THEN worth END AS paid,
           coalesce(CASE $refund_by WHEN 'order' THEN refund_max WHEN 'line' THEN coalesce(refund_live, refund_sum) END, 0) AS refund
    FROM import_firsts
),
judged AS (
    SELECT *, CASE WHEN standing = 'refunded' AND refund > 0 AND refund < paid AND live_lines = lines THEN 'partial_refund'
                   WHEN paid < 0 THEN 'refunded'
                   WHEN standing IN ('sale', 'unknown', 'partial_refund', 'aftersale_open') AND refund > 0 AND refund >= paid THEN 'refunded'
                   WHEN standing IN ('sale', 'unknown') AND refund > 0 THEN 'partial_refund'
                   ELSE standing END AS judged
    FROM priced
),
excluded AS (
    SELECT *, CASE WHEN judged = 'pending' OR (judged = 'unknown' AND $has_paid_at AND paid_at IS NULL) THEN 'unpaid'
                   WHEN judged = 'refunded' AND paid < 0 THEN 'returned'
                   WHEN judged IN ('cancelled', 'refunded') THEN judged
                   WHEN coalesce(ordered_at, paid_at) IS NULL THEN 'no_date'
                   WHEN paid IS NULL THEN 'no_amount' END AS exclusion
    FROM judged
)
SELECT order_id, customer_id, coalesce(ordered_at, paid_at) AS ordered_at, CASE WHEN exclusion IS NULL THEN round(paid - refund, 6) ELSE 0 END AS amount, paid AS paid_amount,
       CASE WHEN judged = 'refunded' AND refund = 0 THEN abs(paid) ELSE refund END AS refund_amount, judged AS status, status_raw, exclusion,
       channel, p.short AS province, city, payment_method, promised_at, delivered_at, $source_file AS source_file, row AS source_row
FROM excluded LEFT JOIN import_provinces p ON p.written = province
