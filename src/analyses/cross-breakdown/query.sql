-- One row per pair of values of two attributes, $by × $across, that has orders in the scope.
--   customers, orders   distinct, known customers only     revenue    net amount of the pair
--   share      of all revenue here
--   expected   revenue if both attributes had nothing to do with each other: row total × column total / total
--   index      100 × revenue / expected: above 100 the pair sells more than its row and column alone would tell
-- '' is an order that does not say; it stays a row or column of its own and comes last.
WITH pairs AS (
    SELECT value, other, count(DISTINCT customer_key) FILTER (customer_key > 0) AS customers,
           count(DISTINCT order_key) AS orders, sum(amount) AS revenue
    FROM scoped_values GROUP BY value, other
),
totals AS (
    SELECT *, sum(revenue) OVER () AS total, sum(revenue) OVER (PARTITION BY value) AS of_value,
           sum(revenue) OVER (PARTITION BY other) AS of_other
    FROM pairs
)
SELECT value, other, customers::INTEGER AS customers, orders::INTEGER AS orders, revenue,
       CASE WHEN total = 0 THEN 0 ELSE revenue / total END::DOUBLE AS share,
       CASE WHEN total > 0 THEN of_value * of_other / total END::DOUBLE AS expected,
       CASE WHEN of_value > 0 AND of_other > 0 THEN 100 * revenue * total / (of_value * of_other) END::DOUBLE AS index
FROM totals
ORDER BY value = '', of_value DESC, value, other = '', of_other DESC, other
