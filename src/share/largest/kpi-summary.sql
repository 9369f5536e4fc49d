-- Amount and largest customer of the whole scope, and of its known buyers.
WITH people AS (
    SELECT customer_key > 0 AS is_known, CASE WHEN customer_key > 0 THEN customer_key ELSE -order_key END AS person, sum(amount) AS amount
    FROM scoped_orders GROUP BY ALL
)
SELECT 'all' AS place, sum(amount)::DOUBLE AS amount, max(amount)::DOUBLE AS largest FROM people HAVING count(*) > 0
UNION ALL SELECT 'known', sum(amount)::DOUBLE, max(amount)::DOUBLE FROM people WHERE is_known HAVING count(*) > 0
