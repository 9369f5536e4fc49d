-- Freight of the orders of file $name that count, never more than an order counts for.
SELECT round(coalesce(sum(least(f.freight, o.amount)), 0), 2) AS freight
FROM orders o JOIN import_freight f USING (order_id) WHERE o.exclusion IS NULL AND o.source_file = $name
