-- What the customers up to each point of the curve make together, and what the next one spent: the largest of those who follow.
-- Place 0 stands before the first.
WITH spend AS (
    SELECT customer_key, round(sum(amount), 2) AS amount FROM scoped_orders WHERE customer_key > 0 GROUP BY customer_key
),
ranked AS (
    SELECT amount, row_number() OVER w AS place, sum(amount) OVER w AS running
    FROM spend WINDOW w AS (ORDER BY amount DESC, customer_key ROWS UNBOUNDED PRECEDING)
),
total AS (SELECT count(*) AS n, sum(amount) AS revenue FROM spend),
edges AS (
    SELECT max(amount) FILTER (running >= 0.80 * revenue - 0.005) AS a, max(amount) FILTER (running >= 0.95 * revenue - 0.005) AS b
    FROM ranked, total
),
places AS (
    SELECT ceil(k * n / 100)::BIGINT AS place FROM total, range(0, 101) AS steps(k)
    UNION SELECT count(*) FROM ranked, edges WHERE amount >= a
    UNION SELECT count(*) FROM ranked, edges WHERE amount >= b
)
SELECT p.place::VARCHAR AS place, coalesce(here.running, 0)::DOUBLE AS amount, coalesce(next.amount, 0)::DOUBLE AS largest
FROM places p LEFT JOIN ranked here ON here.place = p.place LEFT JOIN ranked next ON next.place = p.place + 1
