-- The questions that are answered by a score, of surveys that were returned: the one with the most answer sheets first, its main question first.
--   low, high     the least and the greatest score that was ever given; NULL: none
--   first_answer  day of the first dated answer to any question                is_single  no sheet is told twice
WITH returned AS (SELECT survey, count(*) AS sheets, count(DISTINCT response_id) AS single FROM responses GROUP BY survey),
observed AS (SELECT survey, question, min(value) AS low, max(value) AS high FROM response_facts GROUP BY survey, question)
SELECT q.survey, q.question, q.wording, q.kind, coalesce(q.theme, '') AS theme, q.position::INTEGER AS position,
       q.scale_min, q.scale_max, q.is_main, o.low, o.high,
       (SELECT min(day) FROM response_facts) AS first_answer, (SELECT sum(sheets) = sum(single) FROM returned) AS is_single
FROM questions q JOIN returned s USING (survey) LEFT JOIN observed o USING (survey, question)
WHERE q.kind IN ('nps', 'rating')
ORDER BY s.sheets DESC, q.survey, q.is_main DESC, q.position, q.question
