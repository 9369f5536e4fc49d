-- One row per answered question. A number must lie on the question's scale; a label counts by its place on the ladder.
INSERT INTO answers
SELECT $survey, c.response_id, q.question,
       CASE WHEN q.kind IN ('rating', 'nps') THEN coalesce(l.value, CASE WHEN parse_score(c.text) BETWEEN q.scale_min AND q.scale_max
            THEN CASE WHEN q.is_reversed THEN q.scale_min + q.scale_max - parse_score(c.text) ELSE parse_score(c.text) END END) END,
       c.text
FROM import_cells c JOIN import_questions q ON q.col = c.col
LEFT JOIN import_labels l ON l.col = c.col AND l.label = c.text
WHERE NOT list_contains($not_answered::VARCHAR[], c.text) OR q.kind IN ('text', 'choice');
