-- What can be asked: the canonical tables first, then the facts computed from them.
SELECT table_name, column_name
FROM information_schema.columns
WHERE table_catalog = current_database() AND table_schema = 'main' AND table_name NOT LIKE 'customer_attributes%' AND table_name NOT IN ('read_orders', 'read_lines')
ORDER BY list_position(['orders', 'order_items', 'customers', 'responses', 'answers', 'questions', 'complaints', 'campaigns', 'coupons', 'points', 'events'], table_name) NULLS LAST,
         table_name, ordinal_position
