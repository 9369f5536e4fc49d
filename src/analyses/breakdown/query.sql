-- One row per value of the attribute $by: who they are and what they are worth.
--   customers, orders, revenue   of the scope          share         of the scope's revenue
--   share_rest   the same value's share of the revenue outside the selection (same dates); NULL when nothing is selected
--   aov, orders_per_customer, revenue_per_customer     of orders; of known buyers, per buyer
--   repeat_rate  buyers of the value on two or more days / its buyers, with its Wilson interval; NULL without known buyers
--   index        revenue per customer; 100 is the mean of all values, weighted by their buyers (who buys in several counts in each)
--   n            what a rate rests on: buyers, or orders where no order says who bought
-- '' is an order that does not say; it stays a row of its own and comes last. A category comes from lines: an order of several
-- categories is one order and one buyer of each, so its orders are counted distinct; everywhere else a row is an order.
WITH people AS (
    SELECT value, customer_key, count(*) AS orders, min(day) AS first_here, max(day) AS last_here, sum(amount) AS amount
    FROM scoped_values GROUP BY value, customer_key
),
line_orders AS (
    SELECT value, count(DISTINCT order_key) AS orders, count(DISTINCT order_key) FILTER (customer_key > 0) AS known
    FROM scoped_values WHERE $by = 'category' GROUP BY value
),
sales AS (
    SELECT value, coalesce(any_value(l.orders), sum(p.orders)) AS orders,
           coalesce(any_value(l.known), sum(p.orders) FILTER (customer_key > 0), 0) AS known_orders, sum(amount) AS revenue,
           count(*) FILTER (customer_key > 0) AS customers, coalesce(sum(amount) FILTER (customer_key > 0), 0) AS spent,
           count(*) FILTER (customer_key > 0 AND last_here > first_here) AS repeaters
    FROM people p LEFT JOIN line_orders l USING (value) GROUP BY value
),
everyone AS (SELECT sum(revenue) AS revenue, sum(spent) AS spent, sum(customers) AS customers FROM sales),
period AS (SELECT value, sum(amount) AS revenue FROM period_values GROUP BY value),
rated AS (
    SELECT s.*, p.revenue AS period_revenue, (SELECT sum(revenue) FROM period) AS period_total, e.revenue AS all_revenue,
           e.spent / nullif(e.customers, 0) AS spent_each, s.customers AS k, s.repeaters / nullif(s.customers, 0) AS p, 1.959964 AS z
    FROM sales s LEFT JOIN period p USING (value), everyone e
),
spread AS (
    SELECT *, (p + z * z / (2 * k)) / (1 + z * z / k) AS centre, z * sqrt((p * (1 - p) + z * z / (4 * k)) / k) / (1 + z * z / k) AS half
    FROM rated
)
SELECT value, customers::INTEGER AS customers, orders::INTEGER AS orders, revenue::DOUBLE AS revenue,
       CASE WHEN all_revenue = 0 THEN 0 ELSE revenue / all_revenue END::DOUBLE AS share,
       CASE WHEN period_total - all_revenue > 0.005
            THEN greatest(0, period_revenue - revenue) / (period_total - all_revenue) END::DOUBLE AS share_rest,
       (revenue / orders)::DOUBLE AS aov,
       (known_orders / nullif(customers, 0))::DOUBLE AS orders_per_customer,
       (spent / nullif(customers, 0))::DOUBLE AS revenue_per_customer,
       p::DOUBLE AS repeat_rate, CASE WHEN k > 0 THEN greatest(0, centre - half) END::DOUBLE AS repeat_low,
       CASE WHEN k > 0 THEN least(1, centre + half) END::DOUBLE AS repeat_high,
       (100 * spent / nullif(customers, 0) / nullif(spent_each, 0))::DOUBLE AS index,
       CASE WHEN customers > 0 THEN customers ELSE orders END::INTEGER AS n
FROM spread
ORDER BY value = '', revenue DESC, value
