-- What a careful reader asks of the orders that count, in one row.
--   gap_from, gap_to, gap_days  the longest run of days without an order, where it is far longer than usual   gaps  how many such runs
--   outliers  orders far above the rest (above the upper quartile by more than ten times the middle half's width)   outlier_*  the largest of them, and their share
--   twins  orders that another one repeats: same customer, moment and amount under another number
--   on_midnight  share of orders at exactly 00:00:00   revenue  what all of them count for
WITH kept AS (SELECT order_id, customer_id, ordered_at, amount FROM orders WHERE exclusion IS NULL),
days AS (SELECT day, lead(day) OVER (ORDER BY day) AS following FROM (SELECT DISTINCT ordered_at::DATE AS day FROM kept)),
steps AS (SELECT day, following, following - day AS step FROM days WHERE following IS NOT NULL),
usual AS (SELECT greatest(7, 7 * median(step)) AS most FROM steps),
gaps AS (SELECT day, following, step - 1 AS days FROM steps, usual WHERE step > most),
spread AS (SELECT quantile_cont(amount, 0.25) AS q1, quantile_cont(amount, 0.75) AS q3, sum(amount) AS revenue, count(*) AS n FROM kept),
far AS (SELECT order_id, amount FROM kept, spread WHERE q3 > q1 AND n >= 50 AND amount > q3 + 10 * (q3 - q1)),
twins AS (
    SELECT count(*) - 1 AS n FROM kept WHERE customer_id IS NOT NULL AND amount > 0 AND ordered_at <> date_trunc('day', ordered_at)
    GROUP BY customer_id, ordered_at, amount HAVING count(*) > 1
)
SELECT (SELECT count(*) FROM gaps)::INTEGER AS gaps,
       (SELECT strftime(day + 1, '%Y-%m-%d') FROM gaps ORDER BY days DESC, day LIMIT 1) AS gap_from,
       (SELECT strftime(following - 1, '%Y-%m-%d') FROM gaps ORDER BY days DESC, day LIMIT 1) AS gap_to,
       (SELECT max(days) FROM gaps)::INTEGER AS gap_days,
       (SELECT count(*) FROM far)::INTEGER AS outliers,
       (SELECT max(amount) FROM far) AS outlier_amount,
       (SELECT arg_max(order_id, amount) FROM far) AS outlier_order,
       (SELECT sum(amount) FROM far) / nullif((SELECT revenue FROM spread), 0) AS outlier_share,
       coalesce((SELECT sum(n) FROM twins), 0)::INTEGER AS twins
