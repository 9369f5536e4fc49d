-- Mean of every rating question of a survey as a tree: level 0 the whole, level 1 each theme, level 2 each question.
--   score100  (answer − scale_min) ÷ (scale_max − scale_min) × 100, averaged         low, high  ± 1.96 s ÷ √n, within 0..100
--   mean      the mean answer on the question's own scale; NULL for a row of questions with different scales
--   n         people who answered: a theme takes each person's mean of its answered questions first
--   overall_… the level-0 row, on every row
-- Level 0 is the questions about the whole (theme overall), else the main rating, else all questions together.
-- theme '' holds the questions of no known theme; they are a theme of their own only where others are known.
WITH chosen AS (
    SELECT survey FROM responses SEMI JOIN (SELECT survey FROM questions WHERE kind = 'rating') USING (survey)
    WHERE $survey IN ('', survey) GROUP BY survey ORDER BY count(*) DESC, survey LIMIT 1
),
observed AS (SELECT survey, question, min(value) AS low, max(value) AS high FROM response_facts SEMI JOIN chosen USING (survey) GROUP BY survey, question),
items AS (
    SELECT q.survey, q.question, q.wording, q.position, coalesce(q.theme, '') AS theme, q.is_main,
           coalesce(q.scale_min, o.low) AS lowest, coalesce(q.scale_max, o.high) AS best
    FROM questions q SEMI JOIN chosen USING (survey) JOIN observed o USING (survey, question) WHERE q.kind = 'rating'
),
kinds AS (
    SELECT *, CASE WHEN bool_or(theme = 'overall') OVER () THEN theme = 'overall' WHEN bool_or(is_main) OVER () THEN is_main ELSE true END AS is_head,
           bool_or(theme NOT IN ('', 'overall')) OVER () AS has_themes
    FROM items WHERE best > lowest
),
heads AS (SELECT count(*) = 1 AS is_single, any_value(question) AS head, any_value(wording) AS head_wording FROM kinds WHERE is_head),
given AS (
    SELECT k.*, r.response_id, r.value, 100 * (r.value - k.lowest) / (k.best - k.lowest) AS score
    FROM scoped_responses r JOIN kinds k USING (survey, question)
),
people AS (
    SELECT 0 AS level, '' AS theme, '' AS question, '' AS wording, 0 AS position, response_id, avg(score) AS score, avg(value) AS value,
           min(lowest) AS lowest, max(lowest) AS lowest_, min(best) AS best, max(best) AS best_
    FROM given WHERE is_head GROUP BY response_id
    UNION ALL
    SELECT 1, theme, '', '', 0, response_id, avg(score), avg(value), min(lowest), max(lowest), min(best), max(best)
    FROM given WHERE theme <> 'overall' AND has_themes AND NOT (is_head AND theme = '') GROUP BY theme, response_id
    UNION ALL
    SELECT 2, theme, question, wording, position, response_id, score, value, lowest, lowest, best, best
    FROM given, heads WHERE NOT (is_head AND is_single AND theme IN ('', 'overall'))
),
counted AS (
    SELECT level, theme, question, wording, position, count(*) AS n, avg(score) AS score100,
           1.959963984540054 * coalesce(stddev_samp(score), 0) / sqrt(count(*)) AS half,
           CASE WHEN min(lowest) = max(lowest_) AND min(best) = max(best_) THEN avg(value) END AS mean,
           CASE WHEN min(lowest) = max(lowest_) AND min(best) = max(best_) THEN min(lowest) END AS scale_min,
           CASE WHEN min(lowest) = max(lowest_) AND min(best) = max(best_) THEN max(best) END AS scale_max
    FROM people GROUP BY level, theme, question, wording, position
),
bounded AS (SELECT *, greatest(0, score100 - half) AS low, least(100, score100 + half) AS high FROM counted)
SELECT b.level::INTEGER AS level, b.theme, CASE WHEN b.level = 0 AND is_single THEN head ELSE b.question END AS question,
       CASE WHEN b.level = 0 AND is_single THEN head_wording ELSE b.wording END AS wording,
       b.n::INTEGER AS n, b.mean, b.score100, b.low, b.high, b.scale_min::DOUBLE AS scale_min, b.scale_max::DOUBLE AS scale_max,
       o.n::INTEGER AS overall_n, o.score100 AS overall_score100, o.low AS overall_low, o.high AS overall_high,
       (SELECT survey FROM chosen) AS survey
FROM bounded b, heads, bounded o WHERE o.level = 0
ORDER BY b.level > 0, coalesce(list_position(['overall', 'product', 'service', 'price', 'logistics', 'brand'], b.theme), CASE b.theme WHEN '' THEN 99 ELSE 50 END),
         b.theme, b.level, b.position, b.question
