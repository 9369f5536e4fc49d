-- One row per numeric answer, joined to the order or the customer that gave it, where the survey says which. Where it was
-- bought and lived is also known of an order that is left out of the numbers (w): an answer about a cancelled order is still an answer.
CREATE OR REPLACE TABLE response_facts AS
SELECT r.survey, r.response_id, a.question, a.value, r.submitted_at::DATE AS day,
       date_trunc('month', r.submitted_at)::DATE AS month,
       coalesce(k.customer_key, o.customer_key, 0)::INTEGER AS customer_key,
       coalesce(r.channel, w.channel, c.first_channel) AS channel,
       coalesce(r.province, w.province, c.province) AS province,
       o.order_key
FROM answers a JOIN responses r USING (survey, response_id)
LEFT JOIN order_facts o USING (order_id)
LEFT JOIN (
    SELECT order_id, any_value(channel) AS channel, any_value(province) AS province
    FROM orders SEMI JOIN responses USING (order_id) GROUP BY order_id
) w USING (order_id)
LEFT JOIN customer_keys k ON k.customer_id = r.customer_id
LEFT JOIN customer_facts c ON c.customer_key = coalesce(k.customer_key, o.customer_key)
WHERE a.value IS NOT NULL;
