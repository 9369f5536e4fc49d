-- Amount and largest customer of each value of $by. An order that does not say who bought counts as a customer of its own.
WITH people AS (
    SELECT value AS place, CASE WHEN customer_key > 0 THEN customer_key ELSE -order_key END AS person, sum(amount) AS amount
    FROM scoped_values GROUP BY ALL
)
SELECT place, sum(amount)::DOUBLE AS amount, max(amount)::DOUBLE AS largest FROM people GROUP BY place
