-- The headline metrics of the 13 months up to 2025-01-01, straight from the lines: what kpi-monthly answers.
WITH firsts AS (SELECT customer_id, min(ordered_at::DATE) AS first_day FROM lines GROUP BY customer_id),
recent AS (SELECT *, date_trunc('month', ordered_at)::DATE AS month FROM lines WHERE ordered_at >= TIMESTAMP '2023-12-01'),
people AS (SELECT month, customer_id, count(DISTINCT ordered_at::DATE) AS days FROM recent GROUP BY month, customer_id),
sales AS (SELECT month, count(DISTINCT order_id) AS orders, sum(amount) AS revenue FROM recent GROUP BY month),
buyers AS (
    SELECT p.month, count(*) AS customers, count(*) FILTER (days >= 2) AS repeaters,
           count(*) FILTER (f.first_day >= p.month) AS newcomers
    FROM people p JOIN firsts f USING (customer_id) GROUP BY p.month
),
long AS (
    SELECT month, 'revenue' AS metric, revenue AS value, orders AS n FROM sales
    UNION ALL SELECT month, 'orders', orders, orders FROM sales
    UNION ALL SELECT month, 'aov', revenue / orders, orders FROM sales
    UNION ALL SELECT month, 'customers', customers, customers FROM buyers
    UNION ALL SELECT month, 'repeat_rate', repeaters / customers, customers FROM buyers
    UNION ALL SELECT month, 'new_rate', newcomers / customers, customers FROM buyers
)
SELECT strftime(month, '%Y-%m') AS month, metric, value::DOUBLE AS value, n::INTEGER AS n FROM long ORDER BY metric, month;
