-- The headline metrics month by month: the 13 months up to $as_of under the filters, for the small lines of the cards.
--   metric    customers, orders, revenue, aov, repeat_rate, new_rate, nps, csat as in the summary, each of that month alone;
--             churn_rate with $churn_days > 0 only: as it stood at the end of that month
--   n         what the value rests on: orders, buyers, customers active at the start, answers
--   complete  false for the month that still runs at $as_of, and for a first month that the data enter halfway
-- The range does not cut: history before it is seen. A month without a single order or answer has no row.
WITH edges AS (
    SELECT date_trunc('month', $as_of::DATE - to_days(1))::DATE - INTERVAL 12 MONTH AS first_month,
           (SELECT min(day) FROM order_facts) AS first_order, (SELECT min(day) FROM response_facts) AS first_answer
),
ends AS (
    SELECT (first_month + to_months(k::INTEGER))::DATE AS month, least((first_month + to_months(k::INTEGER + 1))::DATE, $as_of::DATE) AS stop,
           1::INTEGER << k::INTEGER AS bit
    FROM edges, range(13) AS months(k)
),
bought AS (
    SELECT customer_key, month, count(*) AS orders, min(day) AS first_here, max(day) AS last_here, sum(amount) AS amount
    FROM history_orders WHERE month >= (SELECT first_month FROM edges)
    GROUP BY customer_key, month
),
sales AS (
    SELECT b.month, sum(b.orders) AS orders, sum(b.amount) AS revenue,
           count(*) FILTER (b.customer_key > 0) AS buyers,
           count(*) FILTER (b.customer_key > 0 AND CASE WHEN $basis = 'orders' THEN b.orders >= 2 ELSE last_here > first_here END) AS repeaters,
           count(*) FILTER (c.first_day >= b.month) AS newcomers
    FROM bought b LEFT JOIN customer_facts c USING (customer_key) GROUP BY b.month
),
day_bits AS (
    SELECT day, bit_or(CASE WHEN day < stop - to_days($churn_days::INTEGER) THEN bit ELSE 0 END) AS before,
           bit_or(CASE WHEN day >= stop - to_days($churn_days::INTEGER) THEN bit ELSE 0 END) AS since
    FROM (SELECT DISTINCT day FROM order_facts WHERE $churn_days > 0) JOIN ends
      ON day < stop AND day >= stop - to_days(2 * $churn_days::INTEGER)
    GROUP BY day
),
customer_bits AS (
    SELECT customer_key, bit_or(before) AS before, bit_or(since) AS since
    FROM history_orders JOIN day_bits USING (day) WHERE customer_key > 0 GROUP BY customer_key
),
lapse AS (
    SELECT month, count(*) AS active, count(*) FILTER (since & bit = 0) AS lapsed
    FROM customer_bits JOIN ends ON before & bit > 0 GROUP BY month
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
    SELECT month, count(*) FILTER (is_nps) AS n, count(*) FILTER (is_nps AND value >= promoter_min) AS promoters,
           count(*) FILTER (is_nps AND value <= detractor_max AND value < promoter_min) AS detractors,
           count(*) FILTER (is_csat) AS rated, count(*) FILTER (is_csat AND value >= csat_min) AS satisfied
    FROM history_responses JOIN asked USING (survey, question)
    WHERE month >= (SELECT first_month FROM edges) GROUP BY month
),
long(place, month, metric, value, n) AS (
    SELECT 1, month, 'customers', buyers, buyers FROM sales WHERE buyers > 0
    UNION ALL SELECT 2, month, 'orders', orders, orders FROM sales
    UNION ALL SELECT 3, month, 'revenue', revenue, orders FROM sales
    UNION ALL SELECT 4, month, 'aov', revenue / orders, orders FROM sales
    UNION ALL SELECT 5, month, 'repeat_rate', repeaters / buyers, buyers FROM sales WHERE buyers > 0
    UNION ALL SELECT 6, month, 'churn_rate', lapsed / active, active FROM lapse
    UNION ALL SELECT 7, month, 'new_rate', newcomers / buyers, buyers FROM sales WHERE buyers > 0
    UNION ALL SELECT 8, month, 'nps', 100 * (promoters - detractors) / n, n FROM answers_to WHERE n > 0
    UNION ALL SELECT 9, month, 'csat', satisfied / rated, rated FROM answers_to WHERE rated > 0
)
SELECT strftime(month, '%Y-%m') AS month, metric, value::DOUBLE AS value, n::INTEGER AS n,
       (month + INTERVAL 1 MONTH <= $as_of::DATE AND coalesce(CASE WHEN place >= 8 THEN first_answer ELSE first_order END <= month, true)) AS complete
FROM long, edges ORDER BY place, month
