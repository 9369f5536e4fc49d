-- A line that says nothing of its standing says what the first line of its order does: Shopify and 1688 tell it there only.
UPDATE import_lines SET status = f.status, refund_status = f.refund_status
FROM (
    SELECT order_id, status, refund_status FROM import_lines
    WHERE (status IS NOT NULL OR refund_status IS NOT NULL) AND row IN (SELECT min(row) FROM import_lines WHERE order_id IS NOT NULL GROUP BY order_id HAVING count(*) > 1)
) f
WHERE import_lines.order_id = f.order_id AND import_lines.status IS NULL AND import_lines.refund_status IS NULL
