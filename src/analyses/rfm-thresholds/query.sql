-- What each score means in the owner's units, and what the rule did: five rows, 1 to 5.
--   r_from, r_to   days since the last purchase      f_from, f_to  purchases in the window      m_from, m_to  net amount
--   r_customers, f_customers, m_customers            how many have that score (NULL bounds: nobody has it)
--   scoring_used   percentile | fixed | quantile | ntile: the rule for R and M      f_scoring_used  the rule for F
--   f_mode_share   share of customers with the most common F value: over 40 % makes F fixed under auto
--   r_split, f_split, m_split   customers whose equal values NTILE(5) would put into different scores
-- All scored customers; a scope does not move a threshold.
WITH ladder AS (
    SELECT 'r' AS measure, -recency::DOUBLE AS value, count(*) AS n FROM customer_attributes GROUP BY recency
    UNION ALL SELECT 'f', frequency::DOUBLE, count(*) FROM customer_attributes GROUP BY frequency
    UNION ALL SELECT 'm', monetary::DOUBLE, count(*) FROM customer_attributes GROUP BY monetary
),
placed AS (
    SELECT measure, n, sum(n) OVER (PARTITION BY measure ORDER BY value) AS last_place, sum(n) OVER (PARTITION BY measure) AS total
    FROM ladder
),
tiled AS (
    SELECT measure, n, total, last_place, last_place - n + 1 AS first_place, total // 5 AS base, total % 5 AS larger FROM placed
),
split AS (
    SELECT measure, max(n / total) AS mode_share,
           coalesce(sum(n) FILTER (
               CASE WHEN first_place <= larger * (base + 1) THEN ceil(first_place / (base + 1)) ELSE larger + ceil((first_place - larger * (base + 1)) / base) END
            <> CASE WHEN last_place <= larger * (base + 1) THEN ceil(last_place / (base + 1)) ELSE larger + ceil((last_place - larger * (base + 1)) / base) END), 0) AS customers
    FROM tiled GROUP BY measure
),
r AS (SELECT r_score AS score, min(recency) AS r_from, max(recency) AS r_to, count(*) AS r_customers FROM customer_attributes GROUP BY r_score),
f AS (SELECT f_score AS score, min(frequency) AS f_from, max(frequency) AS f_to, count(*) AS f_customers FROM customer_attributes GROUP BY f_score),
m AS (SELECT m_score AS score, min(monetary) AS m_from, max(monetary) AS m_to, count(*) AS m_customers FROM customer_attributes GROUP BY m_score)
SELECT s.score::INTEGER AS score, r_from::INTEGER AS r_from, r_to::INTEGER AS r_to, f_from::INTEGER AS f_from, f_to::INTEGER AS f_to,
       m_from::DOUBLE AS m_from, m_to::DOUBLE AS m_to, coalesce(r_customers, 0)::INTEGER AS r_customers,
       coalesce(f_customers, 0)::INTEGER AS f_customers, coalesce(m_customers, 0)::INTEGER AS m_customers,
       CASE WHEN $scoring = 'auto' THEN 'percentile' ELSE $scoring END AS scoring_used,
       CASE WHEN $scoring <> 'auto' THEN $scoring WHEN sf.mode_share > 0.4 THEN 'fixed' ELSE 'percentile' END AS f_scoring_used,
       sf.mode_share AS f_mode_share, sr.customers::INTEGER AS r_split, sf.customers::INTEGER AS f_split, sm.customers::INTEGER AS m_split
FROM (SELECT unnest([1, 2, 3, 4, 5]) AS score) s LEFT JOIN r USING (score) LEFT JOIN f USING (score) LEFT JOIN m USING (score),
     (SELECT * FROM split WHERE measure = 'r') sr, (SELECT * FROM split WHERE measure = 'f') sf, (SELECT * FROM split WHERE measure = 'm') sm
ORDER BY s.score
