-- Takes freight off the orders of file $name that count: off what was paid, and off what the order counts for.
UPDATE orders SET paid_amount = greatest(paid_amount - f.freight, 0), amount = round(greatest(amount - f.freight, 0), 6)
FROM import_freight f WHERE orders.order_id = f.order_id AND orders.source_file = $name AND orders.exclusion IS NULL
