-- Revenue month by month, beside the same months a year earlier.
--   month              YYYY-MM, every month that the range touches; a month without orders is a true zero
--   revenue, orders, customers    of the days of that month within the range
--   revenue_last_year  of the same days a year earlier (29 February counts as the 28th), so that an unfinished month meets just as
--                      many days; NULL where the data do not reach back that far
--   change             revenue / revenue_last_year - 1
--   days, complete     days counted; false where the range cuts the month or it still runs at $as_of
-- No rows at all where the scope has no orders.
WITH spans AS (
    SELECT month, greatest(month, $scope_from::DATE) AS first, least((month + INTERVAL 1 MONTH)::DATE, $scope_to::DATE) AS last
    FROM (SELECT unnest(generate_series(date_trunc('month', $scope_from::DATE), $scope_to::DATE - to_days(1), INTERVAL 1 MONTH))::DATE AS month)
),
reach AS (SELECT min(day) AS first_day FROM order_facts),
this_year AS (
    SELECT month, sum(amount) AS revenue, count(*) AS orders, count(DISTINCT customer_key) FILTER (customer_key > 0) AS customers
    FROM scoped_orders GROUP BY month
),
earlier AS (
    SELECT (day + INTERVAL 1 YEAR)::DATE AS a_year_on, sum(amount) AS revenue
    FROM history_orders WHERE day >= $scope_from::DATE - INTERVAL 1 YEAR GROUP BY day
),
a_year_ago AS (
    SELECT date_trunc('month', a_year_on)::DATE AS month, sum(revenue) AS revenue
    FROM earlier WHERE a_year_on >= $scope_from::DATE AND a_year_on < $scope_to::DATE GROUP BY ALL
),
compared AS (
    SELECT s.*, coalesce(n.revenue, 0) AS revenue, coalesce(n.orders, 0) AS orders, coalesce(n.customers, 0) AS customers,
           CASE WHEN (s.first - INTERVAL 1 YEAR)::DATE >= r.first_day THEN coalesce(t.revenue, 0) END AS revenue_last_year
    FROM spans s LEFT JOIN this_year n USING (month) LEFT JOIN a_year_ago t USING (month), reach r
    WHERE EXISTS (SELECT 1 FROM this_year)
)
SELECT strftime(month, '%Y-%m') AS month, revenue::DOUBLE AS revenue, orders::INTEGER AS orders, customers::INTEGER AS customers,
       revenue_last_year::DOUBLE AS revenue_last_year,
       CASE WHEN revenue_last_year > 0 THEN revenue / revenue_last_year - 1 END::DOUBLE AS change,
       date_diff('day', first, last)::INTEGER AS days,
       (first = month AND last = (month + INTERVAL 1 MONTH)::DATE) AS complete
FROM compared ORDER BY month
