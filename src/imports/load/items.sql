-- What `order_items` holds, from import_item_lines. $paid_by = line: the row's own amount is the line's. Lines of excluded orders stay, as their orders do.
SELECT order_id, row, coalesce(product_id, sku), product_name, category, CASE WHEN is_split THEN quantity ELSE coalesce(quantity, 1) END, unit_price,
       coalesce(item_amount, CASE WHEN $paid_by = 'line' THEN paid - CASE WHEN $refund_by = 'line' THEN coalesce(refund, 0) ELSE 0 END END),
       is_gift IN ('是', 'true', '1', 'yes', 'Y', '赠品'), $source_file, row
FROM import_item_lines
WHERE order_id IS NOT NULL AND (product_id IS NOT NULL OR sku IS NOT NULL OR product_name IS NOT NULL OR category IS NOT NULL OR unit_price IS NOT NULL)
