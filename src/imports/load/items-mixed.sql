-- The same where an order has lines that count and lines that do not. $paid_by = line: the row's own amount is the line's; a dead line counts nothing.
SELECT l.order_id, l.row, coalesce(l.product_id, l.sku), l.product_name, l.category, CASE WHEN l.is_split THEN l.quantity ELSE coalesce(l.quantity, 1) END, l.unit_price,
       CASE WHEN s.standing IN ('cancelled', 'refunded', 'pending') THEN 0
            ELSE coalesce(l.item_amount, CASE WHEN $paid_by = 'line' THEN l.paid - CASE WHEN $refund_by = 'line' THEN coalesce(l.refund, 0) ELSE 0 END END) END,
       l.is_gift IN ('是', 'true', '1', 'yes', 'Y', '赠品'), $source_file, l.row
FROM import_item_lines l LEFT JOIN import_standings s ON s.status = coalesce(l.status, '') AND s.refund_status = coalesce(l.refund_status, '')
WHERE l.order_id IS NOT NULL AND (l.product_id IS NOT NULL OR l.sku IS NOT NULL OR l.product_name IS NOT NULL OR l.category IS NOT NULL OR l.unit_price IS NOT NULL)
