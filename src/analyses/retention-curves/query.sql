-- Retention by age: one line per cohort, and the weighted mean over complete cells as cohort ''.
--   cohort    month of the first purchase, YYYY-MM; '' is the mean of all cohorts     age  as in cohort-retention, from 0
--   eligible  customers who could have bought at that age: the cohort's size; for the mean, the sizes of its complete cohorts
--   active    of those, how many did           retention  active / eligible          complete  nobody's period is still running
-- Everybody acquired buys at age 0, so the size is the activity there. Unfinished points of a cohort are kept with complete = false; the mean has complete ones only.
WITH periods AS (
    SELECT DISTINCT a.cohort, d.customer_key,
           CASE WHEN $window = 'calendar' THEN date_diff('month', a.cohort, d.day)
                ELSE date_diff('day', a.first_day, d.day) // 30 END AS age
    FROM customer_days d JOIN acquired_customers a USING (customer_key)
    WHERE d.day < $as_of::DATE
),
activity AS (SELECT cohort, age, count(*) AS active FROM periods GROUP BY cohort, age),
cells AS (
    SELECT cohort, first.active AS size, ages.age,
           CASE WHEN $window = 'calendar' THEN cohort + to_months(ages.age::INTEGER + 1)
                ELSE last_day(cohort) + to_days(30 * (ages.age::INTEGER + 1)) END <= $as_of::DATE AS complete
    FROM activity first, range($max_age::BIGINT + 1) AS ages(age)
    WHERE first.age = 0 AND CASE WHEN $window = 'calendar' THEN cohort + to_months(ages.age::INTEGER)
                                  ELSE cohort + to_days(30 * ages.age::INTEGER) END < $as_of::DATE
),
counted AS (
    SELECT strftime(cohort, '%Y-%m') AS cohort, age, size AS eligible, coalesce(active, 0) AS active, complete
    FROM cells LEFT JOIN activity USING (cohort, age)
),
lines AS (
    SELECT * FROM counted
    UNION ALL SELECT '', age, sum(eligible), sum(active), true FROM counted WHERE complete GROUP BY age
)
SELECT cohort, age::INTEGER AS age, eligible::INTEGER AS eligible, active::INTEGER AS active,
       active / eligible AS retention, complete
FROM lines ORDER BY cohort, age
