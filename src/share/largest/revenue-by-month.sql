-- Amount and largest customer of each month, and as `last YYYY-MM` of the same days a year earlier.
WITH days AS (
    SELECT strftime(day, '%Y-%m') AS place, customer_key, order_key, amount FROM scoped_orders
    UNION ALL
    SELECT 'last ' || strftime((day + INTERVAL 1 YEAR)::DATE, '%Y-%m'), customer_key, order_key, amount FROM history_orders
    WHERE (day + INTERVAL 1 YEAR)::DATE >= $scope_from::DATE AND (day + INTERVAL 1 YEAR)::DATE < $scope_to::DATE
),
people AS (
    SELECT place, CASE WHEN customer_key > 0 THEN customer_key ELSE -order_key END AS person, sum(amount) AS amount
    FROM days GROUP BY ALL
)
SELECT place, sum(amount)::DOUBLE AS amount, max(amount)::DOUBLE AS largest FROM people GROUP BY place
