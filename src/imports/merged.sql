-- What each file has in the tables: orders, those of them that count, lines of those that count, customers.
SELECT source_file, sum(orders)::INTEGER AS orders, sum(counted)::INTEGER AS counted, sum(lines)::INTEGER AS lines, sum(customers)::INTEGER AS customers
FROM (
    SELECT source_file, count(*) AS orders, count(*) FILTER (exclusion IS NULL) AS counted, 0 AS lines, 0 AS customers FROM orders GROUP BY source_file
    UNION ALL
    SELECT source_file, 0, 0, count(*), 0 FROM order_items i ANTI JOIN (SELECT order_id FROM orders WHERE exclusion IS NOT NULL) o USING (order_id) GROUP BY source_file
    UNION ALL
    SELECT source_file, 0, 0, 0, count(*) FROM customers GROUP BY source_file
)
GROUP BY source_file
