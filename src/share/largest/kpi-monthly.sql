-- Amount and largest customer of each of the 13 months up to $as_of.
WITH people AS (
    SELECT strftime(day, '%Y-%m') AS place, CASE WHEN customer_key > 0 THEN customer_key ELSE -order_key END AS person, sum(amount) AS amount
    FROM history_orders WHERE day >= date_trunc('month', $as_of::DATE - to_days(1))::DATE - INTERVAL 12 MONTH GROUP BY ALL
)
SELECT place, sum(amount)::DOUBLE AS amount, max(amount)::DOUBLE AS largest FROM people GROUP BY place
