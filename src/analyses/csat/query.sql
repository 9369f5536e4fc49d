-- Share of satisfied answers to one rating question, for each group of answers.
--   value  the group: '' for everybody when by = none and for answers whose group is not known; YYYY-MM when by = month;
--          the option chosen when by = question      split  the wording of that question, of the same survey
--   score  satisfied ÷ n, 0..1       low, high  its Wilson interval, 95%        mean  mean answer on the question's own scale
--   overall_…  the same of all answers in scope, on every row
-- The question is the one named, else the survey's main rating. csat_min is the lowest answer that counts as satisfied: the one
-- asked for, else the top box of 2–3 points, the top two boxes of 4–9 points, the top three tenths of 10–20 (8–10 of ten), three quarters up a longer scale.
-- An answer about several categories counts once in each, and once in the overall.
WITH asked AS (
    SELECT q.survey, q.question, q.wording, q.kind, q.scale_min, q.scale_max
    FROM questions q JOIN (SELECT survey, count(*) AS sheets FROM responses GROUP BY survey) s USING (survey)
    WHERE (q.kind = 'rating' OR (q.kind = 'nps' AND $question <> ''))
      AND $survey IN ('', q.survey) AND $question IN ('', q.question)
    ORDER BY s.sheets DESC, q.survey, q.is_main DESC, coalesce(q.theme, '') = 'overall' DESC, q.position LIMIT 1
),
observed AS (SELECT min(value) AS low, max(value) AS high FROM response_facts SEMI JOIN asked USING (survey, question)),
scales AS (SELECT a.* REPLACE (coalesce(scale_min, low) AS scale_min, coalesce(scale_max, high) AS scale_max) FROM asked a, observed),
cuts AS (
    SELECT *, CASE WHEN $csat_min > 0 THEN $csat_min
                   WHEN scale_max - scale_min >= 20 THEN scale_min + 0.75 * (scale_max - scale_min)
                   WHEN scale_max - scale_min >= 9 THEN scale_max + 1 - floor(3 * (scale_max - scale_min + 1) / 10)
                   WHEN scale_max - scale_min <= 2 THEN scale_max ELSE scale_max - 1 END AS csat_min
    FROM scales
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
    SELECT is_all, value, count(*) AS n, count(*) FILTER (score >= csat_min) AS satisfied, avg(score) AS mean,
           1.959963984540054 ** 2 AS zz
    FROM given, cuts GROUP BY is_all, value
),
scored AS (
    SELECT *, satisfied / n AS score, (satisfied + zz / 2) / (n + zz) AS centre,
           sqrt(zz * (satisfied / n * (1 - satisfied / n) + zz / (4 * n)) / n) * n / (n + zz) AS half
    FROM counted
),
bounded AS (SELECT *, greatest(0, centre - half) AS low, least(1, centre + half) AS high FROM scored)
SELECT g.value, g.n::INTEGER AS n, g.satisfied::INTEGER AS satisfied, g.score, g.mean, g.low, g.high,
       a.n::INTEGER AS overall_n, a.score AS overall_score, a.low AS overall_low, a.high AS overall_high,
       coalesce((SELECT wording FROM parted), '') AS split, c.survey, c.question, c.wording, c.kind, c.scale_min::DOUBLE AS scale_min, c.scale_max::DOUBLE AS scale_max,
       c.csat_min::DOUBLE AS csat_min
FROM bounded g, bounded a, cuts c WHERE NOT g.is_all AND a.is_all
ORDER BY g.value = '' AND $by <> 'none', CASE WHEN $by IN ('month', 'weekday', 'daypart', 'age_band') THEN g.value END, g.score DESC, g.value
