-- Lines of kept orders by category; a line without an amount of its own takes its share of the order by unit price × quantity,
-- and the whole order where it has no lines. Category sums therefore add up to order amounts, to the cent of rounding.
CREATE OR REPLACE TABLE item_facts AS
SELECT order_key, customer_key, day, month, coalesce(category, '') AS category, quantity, amount FROM fact_lines;
