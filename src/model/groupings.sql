-- Questions by which the answers of a survey can be told apart: everybody chose one of a few options, and some chose another.
SELECT q.survey, q.question, q.wording FROM questions q JOIN (
    SELECT survey, question, count(DISTINCT answer) AS options, count(DISTINCT response_id) AS sheets, count(*) AS chosen
    FROM answers SEMI JOIN (FROM questions WHERE kind = 'choice') USING (survey, question)
    WHERE coalesce(answer, '') <> '' GROUP BY survey, question
) g USING (survey, question)
WHERE g.options BETWEEN 2 AND 24 AND g.options <= g.sheets / 2 AND g.chosen = g.sheets
ORDER BY q.survey, q.position, q.question
