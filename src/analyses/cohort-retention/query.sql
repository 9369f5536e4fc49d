-- One row per cohort and age that has begun by $as_of: who of the customers first seen that month bought again, and for how much.
--   cohort    month of the first purchase, YYYY-MM            size      customers acquired in it, within the scope
--   age       $window = calendar:   calendar months since the cohort month; 0 is that month
--             $window = interval30: 30-day periods since each customer's own first day; 0 is days 0-29
--   active    customers with a purchase at that age           retention active / size (0 is a true zero)
--   revenue   their net amount at that age                    revenue_retention  revenue / revenue at age 0
--   cumulative_revenue  net amount up to and including that age, per acquired customer
--   complete  everybody has had the whole period: calendar, the month has ended; interval30, even a customer who joined on the
--             last day of the cohort month has had it. Unfinished rows are kept, but stay out of every mean.
--   eligible  customers of the complete cohorts at that age; mean_* their means, weighted by size (NULL: no complete cohort)
--   mean_cumulative_revenue  the mean revenue of each age up to this one, added up: younger cohorts have not had the later ages, and a
--             mean of their sums would change with who is in it, and could fall, where nobody gave anything back
-- Everybody acquired buys at age 0, so the size is the activity there. Cohorts without customers do not exist. Activity is every purchase of the acquired customers before $as_of, also outside the filters.
WITH periods AS (
    SELECT a.cohort, sum(d.amount) AS amount,
           CASE WHEN $window = 'calendar' THEN date_diff('month', a.cohort, d.day)
                ELSE date_diff('day', a.first_day, d.day) // 30 END AS age
    FROM customer_days d JOIN acquired_customers a USING (customer_key)
    WHERE d.day < $as_of::DATE GROUP BY a.cohort, age, d.customer_key
),
activity AS (SELECT cohort, age, count(*) AS active, sum(amount) AS revenue FROM periods GROUP BY cohort, age),
cells AS (
    SELECT cohort, first.active AS size, ages.age,
           CASE WHEN $window = 'calendar' THEN cohort + to_months(ages.age::INTEGER + 1)
                ELSE last_day(cohort) + to_days(30 * (ages.age::INTEGER + 1)) END <= $as_of::DATE AS complete
    FROM activity first, range($max_age::BIGINT + 1) AS ages(age)
    WHERE first.age = 0 AND CASE WHEN $window = 'calendar' THEN cohort + to_months(ages.age::INTEGER)
                                  ELSE cohort + to_days(30 * ages.age::INTEGER) END < $as_of::DATE
),
measured AS (
    SELECT cohort, size, age, complete, coalesce(active, 0) AS active, coalesce(revenue, 0) AS revenue,
           sum(coalesce(revenue, 0)) OVER (PARTITION BY cohort ORDER BY age) AS cumulative,
           first_value(coalesce(revenue, 0)) OVER (PARTITION BY cohort ORDER BY age) AS base
    FROM cells LEFT JOIN activity USING (cohort, age)
),
means AS (
    SELECT age, sum(size) AS eligible, sum(active) / sum(size) AS retention,
           sum(revenue) / nullif(sum(base), 0) AS revenue_retention,
           sum(sum(revenue) / sum(size)) OVER (ORDER BY age) AS cumulative_revenue
    FROM measured WHERE complete GROUP BY age
)
SELECT strftime(cohort, '%Y-%m') AS cohort, age::INTEGER AS age, size::INTEGER AS size, active::INTEGER AS active,
       active / size AS retention, revenue, revenue / nullif(base, 0) AS revenue_retention,
       cumulative / size AS cumulative_revenue, complete, coalesce(eligible, 0)::INTEGER AS eligible,
       m.retention AS mean_retention, m.revenue_retention AS mean_revenue_retention,
       m.cumulative_revenue AS mean_cumulative_revenue
FROM measured LEFT JOIN means m USING (age) ORDER BY cohort, age
