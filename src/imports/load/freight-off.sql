-- Takes freight off the orders of file $name that count (in `lowered_orders`: `orders`, or the table that it shows): off what was paid, and off what the order counts for.
UPDATE lowered_orders SET paid_amount = greatest(paid_amount - f.freight, 0), amount = round(greatest(amount - f.freight, 0), 6)
FROM import_freight f WHERE lowered_orders.order_id::VARCHAR = f.order_id AND lowered_orders.source_file = $name AND lowered_orders.exclusion IS NULL
