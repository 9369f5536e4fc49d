-- Net promoter score of one question, for each group of answers.
--   value  the group: '' for everybody when by = none and for answers whose group is not known; YYYY-MM when by = month;
--          the option chosen when by = question      split  the wording of that question, of the same survey
--   score  100 × (promoter_share − detractor_share), −100..100       se  its standard error, in the same points
--   low, high  score ± 1.96 se (Wald), not cut at ±100               overall_…  the same of all answers in scope, on every row
-- The question is the one named, else the recommend question, else the main rating. Where the scale ends below $promoter_min
-- (1–5 stars) its best answer counts as a promoter, the second best as passive: promoter_min and detractor_max say what counted.
-- An answer about several categories counts once in each, and once in the overall.
WITH asked AS (
    SELECT q.survey, q.question, q.wording, q.kind, q.scale_min, q.scale_max
    FROM questions q JOIN (SELECT survey, count(*) AS sheets FROM responses GROUP BY survey) s USING (survey)
    WHERE q.kind IN ('nps', 'rating') AND $survey IN ('', q.survey) AND $question IN ('', q.question)
    ORDER BY ($question = '' AND q.kind = 'nps') DESC, s.sheets DESC, q.survey, q.is_main DESC, q.position LIMIT 1
),
observed AS (SELECT min(value) AS low, max(value) AS high FROM response_facts SEMI JOIN asked USING (survey, question)),
cuts AS (
    SELECT a.* REPLACE (coalesce(scale_min, low) AS scale_min, coalesce(scale_max, high) AS scale_max),
           CASE WHEN coalesce(scale_max, high) >= $promoter_min THEN $promoter_min ELSE coalesce(scale_max, high) END AS promoter_min,
           CASE WHEN coalesce(scale_max, high) >= $promoter_min THEN $detractor_max ELSE coalesce(scale_max, high) - 2 END AS detractor_max
    FROM asked a, observed
),
parted AS (
    SELECT q.survey, q.question, q.wording FROM questions q SEMI JOIN asked USING (survey)
    WHERE $by = 'question' AND q.question = $group AND q.kind = 'choice'
),
options AS (SELECT a.survey, a.response_id, a.answer AS option FROM answers a SEMI JOIN parted USING (survey, question)),
given AS (
    SELECT false AS is_all, score,
           CASE $by WHEN 'none' THEN '' WHEN 'month' THEN coalesce(strftime(month, '%Y-%m'), '')
                    WHEN 'question' THEN coalesce(option, '') ELSE value END AS value
    FROM scoped_response_values SEMI JOIN asked USING (survey, question) LEFT JOIN options USING (survey, response_id)
    UNION ALL
    SELECT true, value, '' FROM scoped_responses SEMI JOIN asked USING (survey, question)
),
counted AS (
    SELECT is_all, value, count(*) AS n, count(*) FILTER (score >= promoter_min) AS promoters,
           count(*) FILTER (score <= detractor_max AND score < promoter_min) AS detractors
    FROM given, cuts GROUP BY is_all, value
),
scored AS (
    SELECT *, 100 * (promoters - detractors) / n AS score,
           100 * sqrt(greatest(0, ((promoters + detractors) / n - ((promoters - detractors) / n) ** 2) / n)) AS se
    FROM counted
),
bounded AS (
    SELECT *, score - 1.959963984540054 * se AS low, score + 1.959963984540054 * se AS high FROM scored
)
SELECT g.value, g.n::INTEGER AS n, g.promoters::INTEGER AS promoters, (g.n - g.promoters - g.detractors)::INTEGER AS passives,
       g.detractors::INTEGER AS detractors, g.promoters / g.n AS promoter_share, g.detractors / g.n AS detractor_share,
       g.score, g.se, g.low, g.high,
       a.n::INTEGER AS overall_n, a.score AS overall_score, a.low AS overall_low, a.high AS overall_high,
       coalesce((SELECT wording FROM parted), '') AS split, c.survey, c.question, c.wording, c.kind, c.scale_min::DOUBLE AS scale_min, c.scale_max::DOUBLE AS scale_max,
       c.promoter_min::DOUBLE AS promoter_min, c.detractor_max::DOUBLE AS detractor_max
FROM bounded g, bounded a, cuts c WHERE NOT g.is_all AND a.is_all
ORDER BY g.value = '' AND $by <> 'none', CASE WHEN $by IN ('month', 'weekday', 'daypart', 'age_band') THEN g.value END, g.score DESC, g.value
