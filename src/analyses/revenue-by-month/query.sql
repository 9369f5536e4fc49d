-- Revenue month by month, beside the same months a year earlier.
--   month              YYYY-MM, every month that the range touches
--   revenue, orders, customers    of the days of that month within the range
--   revenue_last_year  of the same days a year earlier, so that an unfinished month meets just as many days;
--                      NULL where the data do not reach back that far
--   change             revenue / revenue_last_year - 1
--   days, complete     days counted; false where the range cuts the month or it still runs at $as_of
WITH months AS (
    SELECT unnest(generate_series(date_trunc('month', $scope_from::DATE), $scope_to::DATE - to_days(1), INTERVAL 1 MONTH))::DATE AS month
),
spans AS (
    SELECT month, greatest(month, $scope_from::DATE) AS first, least((month + INTERVAL 1 MONTH)::DATE, $scope_to::DATE) AS last
    FROM months
),
reach AS (SELECT min(day) AS first_day FROM order_facts),
this_year AS (
    SELECT month, sum(amount) AS revenue, count(DISTINCT order_key) AS orders,
           count(DISTINCT customer_key) FILTER (customer_key > 0) AS customers
    FROM scoped_orders GROUP BY month
),
a_year_ago AS (
    SELECT s.month, sum(o.amount) AS revenue
    FROM spans s JOIN history_orders o ON o.day >= (s.first - INTERVAL 1 YEAR)::DATE AND o.day < (s.last - INTERVAL 1 YEAR)::DATE
    WHERE o.day >= ($scope_from::DATE - INTERVAL 1 YEAR)::DATE
    GROUP BY s.month
)
SELECT strftime(s.month, '%Y-%m') AS month, coalesce(n.revenue, 0)::DOUBLE AS revenue,
       coalesce(n.orders, 0)::INTEGER AS orders, coalesce(n.customers, 0)::INTEGER AS customers,
       CASE WHEN (s.first - INTERVAL 1 YEAR)::DATE >= r.first_day THEN coalesce(t.revenue, 0) END::DOUBLE AS revenue_last_year,
       CASE WHEN (s.first - INTERVAL 1 YEAR)::DATE >= r.first_day AND t.revenue > 0 THEN coalesce(n.revenue, 0) / t.revenue - 1 END::DOUBLE AS change,
       date_diff('day', s.first, s.last)::INTEGER AS days,
       (s.first = s.month AND s.last = (s.month + INTERVAL 1 MONTH)::DATE) AS complete
FROM spans s LEFT JOIN this_year n USING (month) LEFT JOIN a_year_ago t USING (month), reach r
WHERE s.last > s.first ORDER BY month
