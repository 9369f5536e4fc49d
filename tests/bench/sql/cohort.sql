-- Calendar months: customers and money of each acquisition cohort by age, straight from the lines.
WITH months AS (
    SELECT customer_id, date_trunc('month', ordered_at)::DATE AS month, sum(amount) AS amount FROM lines GROUP BY ALL
),
firsts AS (SELECT customer_id, min(month) AS cohort FROM months GROUP BY customer_id),
sizes AS (SELECT cohort, count(*) AS size FROM firsts GROUP BY cohort)
SELECT strftime(cohort, '%Y-%m') AS cohort, date_diff('month', cohort, month)::INTEGER AS age, any_value(size)::INTEGER AS size,
       count(*)::INTEGER AS active, count(*) / any_value(size) AS retention, sum(amount) AS revenue
FROM months JOIN firsts USING (customer_id) JOIN sizes USING (cohort)
GROUP BY cohort, month ORDER BY cohort, age;
