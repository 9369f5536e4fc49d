-- Amount and largest customer of each value of $by. An order that does not say who bought counts as a customer of its own.
-- `rest …`: the same of what the selection leaves out of the period, which share_rest is a share of; fewer than five customers count as one.
WITH people AS (
    SELECT value AS place, CASE WHEN customer_key > 0 THEN customer_key ELSE -order_key END AS person, sum(amount) AS amount
    FROM scoped_values GROUP BY ALL
),
everybody AS (
    SELECT value AS place, CASE WHEN customer_key > 0 THEN customer_key ELSE -order_key END AS person, sum(amount) AS amount
    FROM period_values GROUP BY ALL
),
rest AS (
    SELECT place, e.amount - coalesce(p.amount, 0) AS amount FROM everybody e LEFT JOIN people p USING (place, person)
    WHERE e.amount - coalesce(p.amount, 0) > 0.005
)
SELECT place, sum(amount)::DOUBLE AS amount, max(amount)::DOUBLE AS largest FROM people GROUP BY place
UNION ALL
SELECT 'rest ' || place, sum(amount)::DOUBLE, CASE WHEN count(*) < 5 THEN sum(amount) ELSE max(amount) END::DOUBLE FROM rest GROUP BY place
