-- What each customer is, judged once from all kept orders before $as_of; a scope selects these rows and never re-scores them.
--   recency    days from the last purchase day to $as_of      frequency  purchase days or orders in the window
--   monetary   net amount in the window                       r/f/m_score 1..5, 5 best
--   $scoring   auto | percentile | fixed | quantile | ntile   $window    12m | all
--   $segments  named11 | rf10 | cn8                            $cn8       median | mean
-- Where one recency is that of over 40 % of customers, each is ranked by the middle of its ties: who came on the day when most came is
-- neither near nor away (3 where all came that day). Else, and for F and M, by how many are worse.
-- Equal values get equal scores, except under ntile, which is there to reproduce other tools' numbers. Scores of R and F are found once
-- per distinct value. Those of M come from four cuts: a percent_rank of k/5 is reached above the ceil(k(n-1)/5)-th smallest value, which
-- is the discrete quantile k/5 of everybody but one who has the largest.
WITH bought AS (
    SELECT customer_key, max(day) AS last_day, round(sum(amount), 2) AS monetary,
           (CASE WHEN $frequency = 'orders' THEN sum(orders) ELSE count(*) END)::INTEGER AS frequency
    FROM customer_days
    WHERE day < $as_of::DATE
      AND day >= CASE WHEN $window = 'all' THEN DATE '0001-01-01' ELSE ($as_of::DATE - INTERVAL 12 MONTH)::DATE END
    GROUP BY customer_key
),
base AS (SELECT customer_key, ($as_of::DATE - last_day)::INTEGER AS recency, frequency, monetary FROM bought),
cuts AS (
    SELECT quantile_cont(recency, [0.2, 0.4, 0.6, 0.8]) AS r, quantile_cont(frequency, [0.2, 0.4, 0.6, 0.8]) AS f,
           quantile_cont(monetary, [0.2, 0.4, 0.6, 0.8]) AS m
    FROM base WHERE $scoring = 'quantile'
),
breaks AS (
    SELECT CASE WHEN $scoring = 'quantile' THEN cuts.r ELSE string_split($r_breaks, ',')::DOUBLE[] END AS r,
           CASE WHEN $scoring = 'quantile' THEN cuts.f ELSE string_split($f_breaks, ',')::DOUBLE[] END AS f,
           CASE WHEN $scoring = 'quantile' THEN cuts.m ELSE string_split($m_breaks, ',')::DOUBLE[] END AS m
    FROM cuts
),
recencies AS (
    SELECT recency, (sum(count(*)) OVER (ORDER BY recency DESC) - count(*))::DOUBLE
               + CASE WHEN max(count(*)) OVER () > 0.4 * sum(count(*)) OVER () THEN (count(*) - 1) / 2 ELSE 0 END AS beaten,
           greatest(1, sum(count(*)) OVER () - 1)::DOUBLE AS others
    FROM base GROUP BY recency
),
frequencies AS (
    SELECT frequency, (sum(count(*)) OVER (ORDER BY frequency) - count(*))::DOUBLE AS beaten,
           greatest(1, sum(count(*)) OVER () - 1)::DOUBLE AS others,
           max(count(*)) OVER () > 0.4 * sum(count(*)) OVER () AS is_tied
    FROM base GROUP BY frequency
),
r_points AS MATERIALIZED (
    SELECT recency,
           CASE WHEN $scoring IN ('auto', 'percentile') THEN least(5, 1 + floor(5 * (beaten / others)))
                ELSE 5 - len(list_filter(breaks.r, lambda k: k < recency)) END::INTEGER AS r_score
    FROM recencies, breaks
),
f_points AS MATERIALIZED (
    SELECT frequency,
           CASE WHEN $scoring = 'percentile' OR ($scoring = 'auto' AND NOT is_tied) THEN least(5, 1 + floor(5 * (beaten / others)))
                ELSE 1 + len(list_filter(breaks.f, lambda k: k < frequency)) END::INTEGER AS f_score
    FROM frequencies, breaks
),
ranks AS (
    SELECT quantile_disc(monetary, [0.2, 0.4, 0.6, 0.8]) AS m FROM base
    WHERE $scoring IN ('auto', 'percentile')
      AND customer_key <> (SELECT max(customer_key) FROM base WHERE monetary = (SELECT max(monetary) FROM base))
),
m_cuts AS MATERIALIZED (
    SELECT m[1] AS low, m[2] AS middle, m[3] AS high, m[4] AS top
    FROM (SELECT CASE WHEN $scoring IN ('auto', 'percentile') THEN ranks.m ELSE breaks.m END AS m FROM ranks, breaks)
),
tiles AS (
    SELECT customer_key, ntile(5) OVER (ORDER BY recency DESC, customer_id)::INTEGER AS r_tile,
           ntile(5) OVER (ORDER BY frequency, customer_id)::INTEGER AS f_tile,
           ntile(5) OVER (ORDER BY monetary, customer_id)::INTEGER AS m_tile
    FROM base JOIN customer_keys USING (customer_key) WHERE $scoring = 'ntile'
),
scored AS (
    SELECT b.customer_key, b.recency, b.frequency, b.monetary,
           coalesce(r_tile, r_score) AS r_score, coalesce(f_tile, f_score) AS f_score,
           coalesce(m_tile, 1 + (monetary > m_cuts.low)::INTEGER + (monetary > m_cuts.middle)::INTEGER
                + (monetary > m_cuts.high)::INTEGER + (monetary > m_cuts.top)::INTEGER, 1) AS m_score
    FROM base b JOIN r_points USING (recency) JOIN f_points USING (frequency) LEFT JOIN tiles USING (customer_key), m_cuts
),
halves AS (
    SELECT CASE WHEN $cn8 = 'mean' THEN avg(recency) ELSE median(recency) END AS r,
           CASE WHEN $cn8 = 'mean' THEN avg(monetary) ELSE median(monetary) END AS m
    FROM base WHERE $segments = 'cn8'
),
cells AS (SELECT list(segment ORDER BY r_score, f_score, m_score) AS segments FROM rfm_cells WHERE scheme = $segments)
SELECT s.customer_key, recency, frequency, monetary, s.r_score, s.f_score, s.m_score,
       CASE WHEN $segments = 'cn8'
            THEN (CASE WHEN monetary >= h.m THEN 'important_' ELSE 'general_' END)
              || (CASE WHEN recency <= h.r AND frequency >= 2 THEN 'value' WHEN recency <= h.r THEN 'develop'
                       WHEN frequency >= 2 THEN 'keep' ELSE 'retain' END)
            ELSE cells.segments[25 * (s.r_score - 1) + 5 * (s.f_score - 1) + s.m_score] END AS segment
FROM scored s CROSS JOIN halves h CROSS JOIN cells
