-- One row per value of the attribute $by: who they are and what they are worth.
--   customers, orders, revenue   of the scope          share         of the scope's revenue
--   share_rest   the same value's share of the revenue outside the selection (same dates); NULL when nothing is selected
--   aov, orders_per_customer, revenue_per_customer
--   repeat_rate  buyers on two or more days / buyers, with its Wilson interval; NULL without known buyers
--   index        revenue per customer, all customers of the scope = 100
-- '' is an order that does not say; it stays a row of its own and comes last.
WITH people AS (
    SELECT value, customer_key, count(DISTINCT day) AS days, sum(amount) AS amount
    FROM scoped_values WHERE customer_key > 0 GROUP BY value, customer_key
),
buyers AS (
    SELECT value, count(*) AS customers, count(*) FILTER (days >= 2) AS repeaters, sum(amount) AS amount FROM people GROUP BY value
),
sales AS (SELECT value, count(DISTINCT order_key) AS orders, sum(amount) AS revenue FROM scoped_values GROUP BY value),
everyone AS (
    SELECT count(DISTINCT customer_key) FILTER (customer_key > 0) AS customers,
           sum(amount) FILTER (customer_key > 0) AS amount, sum(amount) AS revenue
    FROM scoped_values
),
period AS (SELECT value, sum(amount) AS revenue FROM period_values GROUP BY value),
period_total AS (SELECT sum(revenue) AS revenue FROM period),
rated AS (
    SELECT s.value, coalesce(b.customers, 0) AS customers, s.orders, s.revenue, b.repeaters, b.amount,
           b.repeaters / nullif(b.customers, 0) AS p, b.customers AS n, p.revenue AS period_revenue
    FROM sales s LEFT JOIN buyers b USING (value) LEFT JOIN period p USING (value)
)
SELECT value, r.customers::INTEGER AS customers, r.orders::INTEGER AS orders, r.revenue,
       CASE WHEN e.revenue = 0 THEN 0 ELSE r.revenue / e.revenue END::DOUBLE AS share,
       CASE WHEN t.revenue - e.revenue > 0.005 THEN greatest(0, period_revenue - r.revenue) / (t.revenue - e.revenue) END::DOUBLE AS share_rest,
       r.revenue / r.orders AS aov,
       (r.orders / nullif(r.customers, 0))::DOUBLE AS orders_per_customer,
       (r.amount / nullif(r.customers, 0))::DOUBLE AS revenue_per_customer,
       p::DOUBLE AS repeat_rate,
       ((p + 1.920729410347062 / n - 1.959963984540054 * sqrt((p * (1 - p) + 0.960364705173531 / n) / n)) / (1 + 3.841458820694124 / n))::DOUBLE AS repeat_low,
       ((p + 1.920729410347062 / n + 1.959963984540054 * sqrt((p * (1 - p) + 0.960364705173531 / n) / n)) / (1 + 3.841458820694124 / n))::DOUBLE AS repeat_high,
       (100 * (r.amount / nullif(r.customers, 0)) / nullif(e.amount / nullif(e.customers, 0), 0))::DOUBLE AS index
FROM rated r, everyone e, period_total t
ORDER BY value = '', r.revenue DESC, value
