-- The scores given to the questions $surveys × $questions, which are numbered from 0 in that order. Provinces and channels are numbered from 1 as
-- answer-values.sql lists them.
WITH asked AS (
    SELECT unnest($surveys::VARCHAR[]) AS survey, unnest($questions::VARCHAR[]) AS question,
           unnest(range(len($questions::VARCHAR[])))::INTEGER AS code
),
given AS (SELECT a.code, f.* FROM response_facts f JOIN asked a USING (survey, question)),
returned AS (SELECT survey, response_id, (row_number() OVER () - 1)::INTEGER AS sheet FROM (SELECT DISTINCT survey, response_id FROM given)),
provinces AS (SELECT value, row_number() OVER (ORDER BY value)::INTEGER AS code FROM (SELECT DISTINCT coalesce(province, '') AS value FROM response_facts)),
channels AS (SELECT value, row_number() OVER (ORDER BY value)::INTEGER AS code FROM (SELECT DISTINCT coalesce(channel, '') AS value FROM response_facts))
SELECT g.code AS question, r.sheet, g.value AS score, coalesce((g.day - DATE '1970-01-01')::INTEGER, $undated::INTEGER) AS day,
       g.customer_key AS customer, coalesce(g.order_key, -1)::INTEGER AS order_key, p.code AS province, c.code AS channel
FROM given g JOIN returned r USING (survey, response_id)
JOIN provinces p ON p.value = coalesce(g.province, '') JOIN channels c ON c.value = coalesce(g.channel, '')
