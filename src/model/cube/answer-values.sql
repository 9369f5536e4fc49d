-- Provinces and channels that answers know; '' where they know none.
SELECT 'province' AS attribute, coalesce(province, '') AS value FROM response_facts
UNION
SELECT 'channel', coalesce(channel, '') FROM response_facts
ORDER BY attribute, value
