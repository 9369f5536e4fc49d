-- One row per returned questionnaire; `score` answers the main question.
INSERT INTO responses
SELECT $survey, s.response_id, s.customer_id, s.order_id, s.submitted_at, a.value, s.channel, p.short, s.comment, $source_file, s.row
FROM import_sheet s
LEFT JOIN (SELECT response_id, any_value(value) AS value FROM answers WHERE survey = $survey AND question = $main GROUP BY response_id) a USING (response_id)
LEFT JOIN import_provinces p ON p.written = s.province;
