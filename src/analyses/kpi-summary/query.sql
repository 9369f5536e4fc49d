-- One row per headline metric, with its numerator, denominator and, where it is a rate, its 95 % interval.
--   customers    known buyers in the scope                     orders     orders that count
--   revenue      paid - refunded                               aov, arpu  revenue per order; of known buyers, per buyer
--   repeat_rate  buyers on two or more days (with two orders where $basis = orders) / buyers
--   churn_rate   of those who bought in the $churn_days days before $as_of - $churn_days, the share that has not bought since;
--                under a filter only matching orders count as bought
--   new_rate     buyers whose first order ever falls into the range / buyers
--   nps, csat    of the question $question, else of the recommend question and the main rating of the survey with most answer sheets
--   n            what the number rests on: orders, buyers, customers active at the start, answers
-- Unknown is NULL, never 0: a rate without a denominator, customers where no order says who bought, orders where none are loaded.
-- Intervals: Wilson for shares, Wald for NPS, z = 1.959964.
WITH loaded AS (
    SELECT (SELECT count(*) FROM order_facts) > 0 AS has_orders, (SELECT count(*) FROM customer_facts) > 0 AS has_people
),
buyers AS (
    SELECT customer_key, count(*) AS orders, min(day) AS first_here, max(day) AS last_here, sum(amount) AS amount
    FROM scoped_orders GROUP BY customer_key
),
sales AS (
    SELECT coalesce(sum(b.orders), 0) AS orders, coalesce(sum(b.amount), 0) AS revenue,
           count(*) FILTER (b.customer_key > 0) AS buyers, sum(b.amount) FILTER (b.customer_key > 0) AS spent,
           count(*) FILTER (b.customer_key > 0 AND CASE WHEN $basis = 'orders' THEN b.orders >= 2 ELSE last_here > first_here END) AS repeaters,
           count(*) FILTER (c.first_day >= $scope_from::DATE) AS newcomers
    FROM buyers b LEFT JOIN customer_facts c USING (customer_key)
),
lapse AS (
    SELECT count(*) AS active, count(*) FILTER (last_here < $as_of::DATE - to_days($churn_days::INTEGER)) AS lapsed
    FROM (
        SELECT customer_key, min(day) AS first_here, max(day) AS last_here
        FROM history_orders
        WHERE customer_key > 0 AND day >= $as_of::DATE - to_days(2 * $churn_days::INTEGER)
        GROUP BY customer_key
    )
    WHERE first_here < $as_of::DATE - to_days($churn_days::INTEGER)
),
candidates AS (
    SELECT q.*, coalesce(q.scale_min, s.low) AS bottom, coalesce(q.scale_max, s.high) AS top,
           row_number() OVER (ORDER BY $question = '' AND kind <> 'nps', sheets DESC, q.survey, is_main DESC, position) AS nps_place,
           row_number() OVER (ORDER BY $question = '' AND kind <> 'rating', sheets DESC, q.survey, is_main DESC,
                                       coalesce(theme, '') = 'overall' DESC, position) AS csat_place
    FROM questions q
    JOIN (SELECT survey, count(*) AS sheets FROM responses GROUP BY survey) USING (survey)
    JOIN (SELECT survey, question, min(value) AS low, max(value) AS high FROM response_facts GROUP BY ALL) s USING (survey, question)
    WHERE kind IN ('nps', 'rating') AND $question IN ('', question)
),
asked AS (
    SELECT survey, question,
           nps_place = 1 AND (kind = 'nps' OR $question <> '') AS is_nps, csat_place = 1 AND (kind = 'rating' OR $question <> '') AS is_csat,
           CASE WHEN top >= $promoter_min THEN $promoter_min ELSE top END AS promoter_min,
           CASE WHEN top >= $promoter_min THEN $detractor_max ELSE top - 2 END AS detractor_max,
           CASE WHEN $csat_min > 0 THEN $csat_min
                WHEN top - bottom >= 20 THEN bottom + 0.75 * (top - bottom)
                WHEN top - bottom >= 9 THEN top + 1 - floor(3 * (top - bottom + 1) / 10)
                WHEN top - bottom <= 2 THEN top ELSE top - 1 END AS csat_min
    FROM candidates
),
answers_to AS (
    SELECT count(*) FILTER (is_nps) AS n, count(*) FILTER (is_nps AND value >= promoter_min) AS promoters,
           count(*) FILTER (is_nps AND value <= detractor_max AND value < promoter_min) AS detractors,
           count(*) FILTER (is_csat) AS rated, count(*) FILTER (is_csat AND value >= csat_min) AS satisfied
    FROM scoped_responses JOIN asked USING (survey, question)
),
metrics(place, metric, kind, numerator, denominator, n) AS (
    SELECT 1, 'customers', 'count', CASE WHEN has_people THEN buyers END::DOUBLE, NULL::DOUBLE, buyers FROM sales, loaded
    UNION ALL SELECT 2, 'orders', 'count', CASE WHEN has_orders THEN orders END, NULL, orders FROM sales, loaded
    UNION ALL SELECT 3, 'revenue', 'count', CASE WHEN has_orders THEN revenue END, NULL, orders FROM sales, loaded
    UNION ALL SELECT 4, 'aov', 'mean', revenue, orders, orders FROM sales
    UNION ALL SELECT 5, 'arpu', 'mean', spent, buyers, buyers FROM sales
    UNION ALL SELECT 6, 'repeat_rate', 'share', repeaters, buyers, buyers FROM sales
    UNION ALL SELECT 7, 'churn_rate', 'share', lapsed, active, active FROM lapse
    UNION ALL SELECT 8, 'new_rate', 'share', newcomers, buyers, buyers FROM sales
    UNION ALL SELECT 9, 'nps', 'balance', promoters - detractors, n, n FROM answers_to
    UNION ALL SELECT 10, 'csat', 'share', satisfied, rated, rated FROM answers_to
),
valued AS (
    SELECT *, CASE WHEN kind = 'count' THEN numerator WHEN denominator > 0 THEN numerator / denominator END AS p, 1.959964 AS z
    FROM metrics
),
spread AS (
    SELECT v.*,
           CASE kind WHEN 'share' THEN (p + z * z / (2 * denominator)) / (1 + z * z / denominator) WHEN 'balance' THEN p END AS centre,
           CASE kind WHEN 'share' THEN z * sqrt((p * (1 - p) + z * z / (4 * denominator)) / denominator) / (1 + z * z / denominator)
                     WHEN 'balance' THEN z * sqrt(greatest(0, (a.promoters + a.detractors) / denominator - p * p) / denominator) END AS half,
           CASE WHEN kind = 'balance' THEN 100 ELSE 1 END AS scale, CASE WHEN kind = 'balance' THEN -1 ELSE 0 END AS lowest
    FROM valued v, answers_to a
)
SELECT metric, (scale * p)::DOUBLE AS value, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator, n::INTEGER AS n,
       CASE WHEN p IS NOT NULL AND half IS NOT NULL THEN scale * greatest(lowest, centre - half) END::DOUBLE AS low,
       CASE WHEN p IS NOT NULL AND half IS NOT NULL THEN scale * least(1, centre + half) END::DOUBLE AS high
FROM spread ORDER BY place
