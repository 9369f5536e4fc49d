-- One row per numeric answer, joined to the order or the customer that gave it, where the survey says which. Where it was
-- bought and lived is also known of an order that is left out of the numbers (w): an answer about a cancelled order is still an answer.
-- What is joined is cut down first to what responses name: without a survey nothing is read.
CREATE OR REPLACE TABLE response_facts AS
WITH asked AS MATERIALIZED (
    SELECT r.survey, r.response_id, a.question, a.value, r.submitted_at, r.channel, r.province, r.order_id,
           coalesce(k.customer_key, o.customer_key) AS customer_key, o.order_key
    FROM answers a JOIN responses r USING (survey, response_id)
    LEFT JOIN (SELECT order_id, order_key, customer_key FROM order_facts SEMI JOIN responses USING (order_id)) o USING (order_id)
    LEFT JOIN (FROM customer_keys SEMI JOIN responses USING (customer_id)) k ON k.customer_id = r.customer_id
    WHERE a.value IS NOT NULL
)
SELECT a.survey, a.response_id, a.question, a.value, a.submitted_at::DATE AS day,
       date_trunc('month', a.submitted_at)::DATE AS month,
       coalesce(a.customer_key, 0)::INTEGER AS customer_key,
       coalesce(a.channel, w.channel, c.first_channel) AS channel,
       coalesce(a.province, w.province, c.province) AS province,
       a.order_key
FROM asked a
LEFT JOIN (
    SELECT order_id, any_value(channel) AS channel, any_value(province) AS province
    FROM orders SEMI JOIN responses USING (order_id) GROUP BY order_id
) w USING (order_id)
LEFT JOIN (SELECT customer_key, first_channel, province FROM customer_facts SEMI JOIN asked USING (customer_key)) c
       ON c.customer_key = a.customer_key;
