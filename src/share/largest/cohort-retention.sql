-- Amount and largest customer of each cohort at each age.
WITH people AS (
    SELECT a.cohort, d.customer_key, sum(d.amount) AS amount,
           CASE WHEN $window = 'calendar' THEN date_diff('month', a.cohort, d.day)
                ELSE date_diff('day', a.first_day, d.day) // 30 END AS age
    FROM customer_days d JOIN acquired_customers a USING (customer_key)
    WHERE d.day < $as_of::DATE GROUP BY a.cohort, age, d.customer_key
)
SELECT strftime(cohort, '%Y-%m') || ' ' || age AS place, sum(amount)::DOUBLE AS amount, max(amount)::DOUBLE AS largest
FROM people GROUP BY place
