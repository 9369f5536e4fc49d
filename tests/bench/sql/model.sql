-- What the product makes of the lines, by the shortest way that DuckDB offers: orders, their lines, their customers.
-- `orders`, `order_items` and `customers` are those of src/model/schema.sql; the facts of src/model/facts follow.
INSERT INTO orders
SELECT order_id, any_value(customer_id), any_value(ordered_at), sum(amount), sum(amount), 0, 'sale', NULL, NULL,
       any_value(channel), any_value(province), NULL, NULL, NULL, NULL, 'lines.csv', min(row)::INTEGER
FROM (SELECT *, row_number() OVER () AS row FROM lines) GROUP BY order_id;

INSERT INTO order_items
SELECT order_id, row, NULL, NULL, category, quantity, NULL, amount, NULL, 'lines.csv', row
FROM (SELECT *, row_number() OVER () AS row FROM lines);

INSERT INTO customers (customer_id, source_file) SELECT DISTINCT customer_id, 'lines.csv' FROM lines;
