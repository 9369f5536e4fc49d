-- The R × F grid: one row per cell and segment in it, so that a chosen segment can be shown inside every cell.
--   r_score, f_score   the cell, 5 best                 segment   the segments of its customers, largest first
--   customers, revenue of that segment in that cell; revenue is the net amount in the RFM window
--   cell_customers, cell_share, cell_revenue_share   of the whole cell: customers, share of all customers, share of all revenue
--   r_from, r_to       days since the last purchase of everybody with that r_score: smallest, largest
--   f_from, f_to       purchases in the window of everybody with that f_score
-- The bounds come from all scored customers, so they do not move when the scope selects some of them.
WITH scored AS (SELECT a.* FROM customer_attributes a JOIN scoped_customers USING (customer_key)),
r_bounds AS (SELECT r_score, min(recency) AS r_from, max(recency) AS r_to FROM customer_attributes GROUP BY r_score),
f_bounds AS (SELECT f_score, min(frequency) AS f_from, max(frequency) AS f_to FROM customer_attributes GROUP BY f_score),
parts AS (
    SELECT r_score, f_score, segment, count(*) AS customers, sum(monetary) AS revenue
    FROM scored GROUP BY r_score, f_score, segment
)
SELECT r_score::INTEGER AS r_score, f_score::INTEGER AS f_score, segment, customers::INTEGER AS customers, revenue,
       (sum(customers) OVER cell)::INTEGER AS cell_customers, sum(customers) OVER cell / sum(customers) OVER () AS cell_share,
       coalesce(sum(revenue) OVER cell / nullif(sum(revenue) OVER (), 0), 0) AS cell_revenue_share,
       r_from::INTEGER AS r_from, r_to::INTEGER AS r_to, f_from::INTEGER AS f_from, f_to::INTEGER AS f_to
FROM parts JOIN r_bounds USING (r_score) JOIN f_bounds USING (f_score)
WINDOW cell AS (PARTITION BY r_score, f_score)
ORDER BY r_score, f_score, customers DESC, segment
