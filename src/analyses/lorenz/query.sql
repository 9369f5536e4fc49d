-- How concentrated revenue is: customers of the scope from the largest to the smallest net amount, accumulated.
--   point           curve: about 100 places along the curve      top20: the first ceil(20 %) of customers
--                   tier_a, tier_b: the customers who make the first 80 % and 95 % of revenue; who spent as much as the last
--                   of them belongs to the tier as well          all: everybody (the rest of the customers is tier C)
--   customers, customer_share, revenue, revenue_share   accumulated up to and including that place
--   gini            of the customers' net amounts, the same in every row: 2 Σ i·x / (n Σ x) - (n + 1) / n, x ascending
-- Customers without an id are left out.
WITH spend AS (
    SELECT customer_key, round(sum(amount), 2) AS amount FROM scoped_orders WHERE customer_key > 0 GROUP BY customer_key
),
ranked AS (
    SELECT amount, row_number() OVER w AS place, sum(amount) OVER w AS running
    FROM spend WINDOW w AS (ORDER BY amount DESC, customer_key ROWS UNBOUNDED PRECEDING)
),
total AS (
    SELECT count(*) AS n, sum(amount) AS revenue,
           2 * sum((n_all + 1 - place) * amount) / nullif(count(*) * sum(amount), 0) - (count(*) + 1) / nullif(count(*), 0) AS gini
    FROM ranked, (SELECT count(*) AS n_all FROM spend)
),
edges AS (
    SELECT max(amount) FILTER (running >= 0.80 * revenue - 0.005) AS a, max(amount) FILTER (running >= 0.95 * revenue - 0.005) AS b
    FROM ranked, total
),
places AS (
    SELECT DISTINCT 'curve' AS point, ceil(k * n / 100)::BIGINT AS place FROM total, range(1, 101) AS steps(k)
    UNION ALL SELECT 'top20', ceil(20 * n / 100)::BIGINT FROM total
    UNION ALL SELECT 'tier_a', count(*) FROM ranked, edges WHERE amount >= a
    UNION ALL SELECT 'tier_b', count(*) FROM ranked, edges WHERE amount >= b
    UNION ALL SELECT 'all', n FROM total
)
SELECT point, place::INTEGER AS customers, place / n AS customer_share, running AS revenue,
       CASE WHEN t.revenue > 0 THEN running / t.revenue ELSE 0 END AS revenue_share, coalesce(gini, 0) AS gini
FROM places JOIN ranked USING (place), total t
ORDER BY place, point
