-- RFM segments of the twelve months before 2025-01-01 under the product's default rule, straight from the lines.
WITH base AS (
    SELECT customer_id, date_diff('day', max(ordered_at::DATE), DATE '2025-01-01') AS recency,
           count(DISTINCT ordered_at::DATE) AS frequency, round(sum(amount), 2) AS monetary
    FROM lines WHERE ordered_at >= TIMESTAMP '2024-01-01' AND ordered_at < TIMESTAMP '2025-01-01'
    GROUP BY customer_id
),
habit AS (SELECT max(n) > 0.4 * sum(n) AS is_tied FROM (SELECT count(*) AS n FROM base GROUP BY frequency)),
scored AS (
    SELECT base.*, least(5, 1 + floor(5 * percent_rank() OVER (ORDER BY recency DESC)))::INTEGER AS r_score,
           CASE WHEN is_tied THEN CASE WHEN frequency <= 3 THEN frequency WHEN frequency <= 5 THEN 4 ELSE 5 END
                ELSE least(5, 1 + floor(5 * percent_rank() OVER (ORDER BY frequency))) END::INTEGER AS f_score,
           least(5, 1 + floor(5 * percent_rank() OVER (ORDER BY monetary)))::INTEGER AS m_score
    FROM base, habit
)
SELECT segment, count(*)::INTEGER AS customers, count(*) / sum(count(*)) OVER () AS share, sum(monetary) AS revenue,
       sum(monetary) / sum(sum(monetary)) OVER () AS revenue_share, sum(monetary) / count(*) AS revenue_per_customer,
       median(recency)::DOUBLE AS recency, median(frequency)::DOUBLE AS frequency
FROM scored JOIN rfm_cells c USING (r_score, f_score, m_score) WHERE c.scheme = 'named11'
GROUP BY segment ORDER BY revenue DESC, segment;
