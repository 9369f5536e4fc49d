-- Calendar months: customers and money of each acquisition cohort by age, from the facts.
WITH months AS (
    SELECT customer_key, date_trunc('month', day)::DATE AS month, sum(amount) AS amount
    FROM customer_days WHERE day < $as_of::DATE GROUP BY ALL
),
sizes AS (SELECT cohort, count(*) AS size FROM acquired_customers GROUP BY cohort)
SELECT strftime(cohort, '%Y-%m') AS cohort, date_diff('month', cohort, month)::INTEGER AS age, any_value(size)::INTEGER AS size,
       count(*)::INTEGER AS active, count(*) / any_value(size) AS retention, sum(amount) AS revenue
FROM months JOIN acquired_customers USING (customer_key) JOIN sizes USING (cohort)
GROUP BY cohort, month ORDER BY cohort, age
