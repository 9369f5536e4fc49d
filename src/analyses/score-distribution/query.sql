-- How often each answer to one question was given: one row per point of its scale, zeros included.
--   value  the point (an answer between two points counts for the lower; scales of more than 21 points in steps of ten)
--   n, share  answers at this point, and of all answers        part  what the point counts as: detractor, passive, promoter on a
--   recommend question; dissatisfied, neutral, satisfied on a rating (satisfied from csat_min up; dissatisfied as many points from the bottom,
--   on 10–20 points what lies under three tenths of them in the middle: 1–4, 5–7 and 8–10 of ten)
--   part_n, part_share  the same of the whole part             total  all answers in scope
-- The question is the one named, else the recommend question, else the main rating.
WITH asked AS (
    SELECT q.survey, q.question, q.wording, q.kind, q.scale_min, q.scale_max
    FROM questions q JOIN (SELECT survey, count(*) AS sheets FROM responses GROUP BY survey) s USING (survey)
    WHERE q.kind IN ('nps', 'rating') AND $survey IN ('', q.survey) AND $question IN ('', q.question)
    ORDER BY ($question = '' AND q.kind = 'nps') DESC, s.sheets DESC, q.survey, q.is_main DESC, q.position LIMIT 1
),
observed AS (SELECT min(value) AS low, max(value) AS high FROM response_facts SEMI JOIN asked USING (survey, question)),
scales AS (
    SELECT a.* REPLACE (floor(least(scale_min, low)) AS scale_min, ceil(greatest(scale_max, high)) AS scale_max) FROM asked a, observed
),
cuts AS (
    SELECT *, CASE WHEN scale_max - scale_min > 20 THEN 10 ELSE 1 END AS step,
           CASE WHEN kind = 'nps' THEN $promoter_min
                WHEN $csat_min > 0 THEN $csat_min
                WHEN scale_max - scale_min >= 20 THEN scale_min + 0.75 * (scale_max - scale_min)
                WHEN scale_max - scale_min >= 9 THEN scale_max + 1 - floor(3 * (scale_max - scale_min + 1) / 10)
                WHEN scale_max - scale_min <= 2 THEN scale_max ELSE scale_max - 1 END AS good_min
    FROM scales
),
limits AS (
    SELECT *, CASE WHEN kind = 'nps' THEN $detractor_max
                   WHEN scale_max - scale_min BETWEEN 9 AND 19 THEN least(good_min - 1, scale_max - 2 * floor(3 * (scale_max - scale_min + 1) / 10))
                   ELSE scale_min + scale_max - good_min END AS bad_max FROM cuts
),
points AS (
    SELECT unnest(generate_series(scale_min::INTEGER, greatest(scale_min, scale_max - step + 1)::INTEGER, step::INTEGER)) AS value,
           step, scale_max, good_min, bad_max FROM limits
),
last_point AS (SELECT max(value) AS value FROM points),
given AS (
    SELECT least(l.value, floor((r.value - c.scale_min) / c.step) * c.step + c.scale_min) AS value
    FROM scoped_responses r JOIN limits c USING (survey, question), last_point l
),
counted AS (
    SELECT p.value, count(g.value) AS n, sum(count(g.value)) OVER () AS total,
           CASE WHEN p.value >= good_min THEN 'good' WHEN p.value <= bad_max THEN 'bad' ELSE 'middle' END AS grade
    FROM points p LEFT JOIN given g ON g.value = p.value GROUP BY p.value, good_min, bad_max
),
graded AS (SELECT *, sum(n) OVER (PARTITION BY grade) AS part_n FROM counted)
SELECT g.value::INTEGER AS value, g.n::INTEGER AS n, g.n / g.total AS share,
       CASE WHEN l.kind = 'nps' THEN CASE grade WHEN 'good' THEN 'promoter' WHEN 'bad' THEN 'detractor' ELSE 'passive' END
            ELSE CASE grade WHEN 'good' THEN 'satisfied' WHEN 'bad' THEN 'dissatisfied' ELSE 'neutral' END END AS part,
       g.part_n::INTEGER AS part_n, g.part_n / g.total AS part_share, g.total::INTEGER AS total,
       l.survey, l.question, l.wording, l.kind, l.scale_min::DOUBLE AS scale_min, l.scale_max::DOUBLE AS scale_max,
       l.good_min::DOUBLE AS good_min, l.bad_max::DOUBLE AS bad_max
FROM graded g, limits l WHERE g.total > 0 ORDER BY g.value
