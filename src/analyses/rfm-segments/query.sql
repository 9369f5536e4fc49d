-- One row per RFM segment: how many customers it has and what they are worth.
--   customers  scored customers in the scope          revenue   their net amount in the RFM window
--   share      of the scored customers                revenue_share  of their revenue
--   recency, frequency  medians: days since the last purchase, purchases in the window
--   moved      of the eight classes only: customers who would change class if R and M were cut at the mean instead of the median
--   unscored   customers of the scope without a purchase in the window: the same in every row, in no segment
WITH scored AS (SELECT a.* FROM customer_attributes a JOIN scoped_customers USING (customer_key)),
cuts AS (
    SELECT median(recency) AS r_median, avg(recency) AS r_mean, median(monetary) AS m_median, avg(monetary) AS m_mean
    FROM customer_attributes WHERE $segments = 'cn8'
),
sized AS (
    SELECT segment, count(*) AS customers, sum(monetary) AS revenue, median(recency) AS recency, median(frequency) AS frequency,
           count(*) FILTER ($segments = 'cn8' AND ((recency <= r_median) <> (recency <= r_mean)
                                                   OR (monetary >= m_median) <> (monetary >= m_mean))) AS moved
    FROM scored, cuts GROUP BY segment
)
SELECT segment, customers::INTEGER AS customers, customers / sum(customers) OVER () AS share, revenue,
       coalesce(revenue / nullif(sum(revenue) OVER (), 0), 0) AS revenue_share, revenue / customers AS revenue_per_customer,
       recency::DOUBLE AS recency, frequency::DOUBLE AS frequency, moved::INTEGER AS moved,
       ((SELECT count(*) FROM scoped_customers) - sum(customers) OVER ())::INTEGER AS unscored
FROM sized ORDER BY revenue DESC, segment
