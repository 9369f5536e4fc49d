-- Every question of the loaded surveys, the survey with the most answer sheets first.
--   kind  nps (0–10 recommend), rating (a scale), choice, text       theme  overall, product, service, price, logistics, brand or ''
--   n     answers to it in scope (empty answers do not count)         is_main  the survey's main question
--   survey_n, survey_questions  answer sheets with a number in scope, and questions, of its survey
WITH sheets AS (SELECT DISTINCT survey, response_id FROM scoped_responses),
given AS (
    SELECT survey, question, count(DISTINCT response_id) AS n FROM answers JOIN sheets USING (survey, response_id)
    WHERE value IS NOT NULL OR coalesce(answer, '') <> '' GROUP BY survey, question
)
SELECT q.survey, q.question, q.position::INTEGER AS position, q.wording, q.kind, coalesce(q.theme, '') AS theme,
       q.scale_min, q.scale_max, q.is_main, coalesce(g.n, 0)::INTEGER AS n, coalesce(s.n, 0)::INTEGER AS survey_n,
       (count(*) OVER (PARTITION BY q.survey))::INTEGER AS survey_questions
FROM questions q LEFT JOIN given g USING (survey, question)
LEFT JOIN (SELECT survey, count(*) AS n FROM sheets GROUP BY survey) s USING (survey)
WHERE $survey IN ('', q.survey)
ORDER BY survey_n DESC, q.survey, q.position, q.question
