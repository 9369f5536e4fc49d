-- One row per answered question, one per chosen option of a multiple choice. A number must lie on the question's scale; a label counts
-- by its place on the ladder. What was written beside an option (其他〖朋友介绍〗) is an answer of its own.
--   separator  what sets options of one cell apart     option  the option that a column of its own stands for
INSERT INTO answers
WITH given AS (
    SELECT c.response_id, q.*, trim(unnest(CASE WHEN q.separator IS NULL THEN [c.text] ELSE list_filter(string_split_regex(c.text, q.separator), part -> trim(part) <> '') END)) AS text
    FROM import_cells c JOIN import_questions q USING (col)
    WHERE (NOT list_contains($not_answered::VARCHAR[], c.text) OR q.kind IN ('text', 'choice')) AND NOT list_contains($skipped::VARCHAR[], c.text)
      AND (q.option IS NULL OR c.text = q.option OR list_contains($chosen::VARCHAR[], c.text))
)
SELECT $survey, g.response_id, g.question,
       CASE WHEN g.kind IN ('rating', 'nps') THEN coalesce(l.value, CASE WHEN parse_score(g.text) BETWEEN g.scale_min AND g.scale_max
            THEN CASE WHEN g.is_reversed THEN g.scale_min + g.scale_max - parse_score(g.text) ELSE parse_score(g.text) END END) END,
       CASE WHEN g.kind = 'choice' THEN coalesce(g.option, nullif(trim(regexp_replace(g.text, '〖.*〗', '')), ''), g.text) ELSE g.text END
FROM given g LEFT JOIN import_labels l ON l.col = g.col AND l.label = g.text
UNION ALL
SELECT $survey, response_id, question || '_text', NULL, regexp_extract(text, '〖(.+)〗', 1) FROM given WHERE kind = 'choice' AND regexp_matches(text, '〖.+〗');

-- The texts beside options belong to a question of their own.
INSERT INTO questions
SELECT q.survey, q.question || '_text', q.position, q.wording || ' 〖〗', 'text', q.theme, NULL, NULL, false
FROM questions q WHERE q.survey = $survey AND q.kind = 'choice' AND EXISTS (FROM answers a WHERE a.survey = $survey AND a.question = q.question || '_text');
