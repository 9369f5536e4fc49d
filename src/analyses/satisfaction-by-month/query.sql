-- NPS and CSAT of the answers given in each month, from the first to the last month with an answer; a month without answers has n = 0.
--   nps  100 × (promoters − detractors) ÷ nps_n with its Wald interval     csat  satisfied ÷ csat_n with its Wilson interval
--   complete  the month was over when the range, or the last answer, ended  overall_…  the same of all dated answers in scope
-- NPS is asked by the recommend question (else the main rating, its best answer counting as a promoter), CSAT by the main rating, unless
-- a question is named. NULL where the survey has no such question or the month no answer. Answers without a date are left out.
WITH candidates AS (
    SELECT q.*, s.sheets FROM questions q JOIN (SELECT survey, count(*) AS sheets FROM responses GROUP BY survey) s USING (survey)
    WHERE q.kind IN ('nps', 'rating') AND $survey IN ('', q.survey) AND $question IN ('', q.question)
),
asked AS (
    (SELECT 'nps' AS metric, survey, question, wording, scale_min, scale_max FROM candidates
     ORDER BY ($question = '' AND kind = 'nps') DESC, sheets DESC, survey, is_main DESC, position LIMIT 1)
    UNION ALL
    (SELECT 'csat', survey, question, wording, scale_min, scale_max FROM candidates WHERE kind = 'rating' OR $question <> ''
     ORDER BY sheets DESC, survey, is_main DESC, coalesce(theme, '') = 'overall' DESC, position LIMIT 1)
),
observed AS (SELECT survey, question, min(value) AS low, max(value) AS high FROM response_facts GROUP BY survey, question),
scales AS (
    SELECT metric, survey, question, wording, coalesce(scale_min, low) AS lowest, coalesce(scale_max, high) AS best
    FROM asked LEFT JOIN observed USING (survey, question)
),
cuts AS (
    SELECT *, CASE WHEN metric = 'nps' THEN CASE WHEN best >= $promoter_min THEN $promoter_min ELSE best END
                   WHEN $csat_min > 0 THEN $csat_min
                   WHEN best - lowest >= 20 THEN lowest + 0.75 * (best - lowest)
                   WHEN best - lowest >= 9 THEN best + 1 - floor(3 * (best - lowest + 1) / 10)
                   WHEN best - lowest <= 2 THEN best ELSE best - 1 END AS good_min,
           CASE WHEN metric = 'csat' THEN NULL WHEN best >= $promoter_min THEN $detractor_max ELSE best - 2 END AS bad_max
    FROM scales
),
given AS (
    SELECT c.metric, r.month, r.day, r.survey, r.response_id, r.value >= c.good_min AS is_good,
           r.value <= c.bad_max AND r.value < c.good_min AS is_bad
    FROM scoped_responses r JOIN cuts c USING (survey, question) WHERE r.month IS NOT NULL
),
counted AS (
    SELECT metric, month, count(*) AS n, count(*) FILTER (is_good) AS good, count(*) FILTER (is_bad) AS bad,
           1.959963984540054 ** 2 AS zz
    FROM given GROUP BY GROUPING SETS ((metric, month), (metric))
),
scored AS (
    SELECT metric, month, n, 100 * (good - bad) / n AS nps,
           100 * sqrt(zz * greatest(0, ((good + bad) / n - ((good - bad) / n) ** 2) / n)) AS wald,
           good / n AS csat, (good + zz / 2) / (n + zz) AS centre,
           sqrt(zz * (good / n * (1 - good / n) + zz / (4 * n)) / n) * n / (n + zz) AS half
    FROM counted
),
span AS (
    SELECT min(month) AS first, max(month) AS last, greatest($as_of::DATE, max(day) + 1) AS ended FROM given
),
months AS (SELECT unnest(generate_series(first, last, INTERVAL 1 MONTH))::DATE AS month, ended FROM span WHERE first IS NOT NULL),
sheets AS (SELECT month, count(DISTINCT (survey, response_id)) AS n FROM given GROUP BY month)
SELECT strftime(m.month, '%Y-%m') AS month, coalesce(s.n, 0)::INTEGER AS n,
       coalesce(p.n, 0)::INTEGER AS nps_n, p.nps, p.nps - p.wald AS nps_low, p.nps + p.wald AS nps_high,
       coalesce(t.n, 0)::INTEGER AS csat_n, t.csat, CASE WHEN t.n > 0 THEN greatest(0, t.centre - t.half) END AS csat_low, CASE WHEN t.n > 0 THEN least(1, t.centre + t.half) END AS csat_high,
       m.month + INTERVAL 1 MONTH <= m.ended AS complete,
       coalesce(op.n, 0)::INTEGER AS overall_nps_n, op.nps AS overall_nps, op.nps - op.wald AS overall_nps_low, op.nps + op.wald AS overall_nps_high,
       coalesce(oc.n, 0)::INTEGER AS overall_csat_n, oc.csat AS overall_csat,
       CASE WHEN oc.n > 0 THEN greatest(0, oc.centre - oc.half) END AS overall_csat_low,
       CASE WHEN oc.n > 0 THEN least(1, oc.centre + oc.half) END AS overall_csat_high,
       (SELECT best FROM cuts WHERE metric = 'nps')::DOUBLE AS nps_scale_max, (SELECT good_min FROM cuts WHERE metric = 'nps')::DOUBLE AS promoter_min,
       (SELECT good_min FROM cuts WHERE metric = 'csat')::DOUBLE AS csat_min
FROM months m LEFT JOIN sheets s USING (month)
LEFT JOIN scored p ON p.month = m.month AND p.metric = 'nps'
LEFT JOIN scored t ON t.month = m.month AND t.metric = 'csat'
LEFT JOIN scored op ON op.month IS NULL AND op.metric = 'nps'
LEFT JOIN scored oc ON oc.month IS NULL AND oc.metric = 'csat'
ORDER BY m.month
