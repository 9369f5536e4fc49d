-- One row that says what is loaded.
SELECT (SELECT count(*) FROM order_facts)::INTEGER AS orders,
       (SELECT count(*) FROM customer_facts)::INTEGER AS customers,
       (SELECT min(day) FROM order_facts) AS first_day,
       (SELECT (max(day) + INTERVAL 1 DAY)::DATE FROM order_facts) AS as_of,
       EXISTS (FROM item_facts WHERE category <> '') AS has_items,
       (SELECT count(*) FROM order_facts WHERE province IS NOT NULL) > 0 AS has_province,
       (SELECT count(*) FROM order_facts WHERE channel IS NOT NULL) > 0 AS has_channel,
       (SELECT count(*) FROM responses)::INTEGER AS responses,
       (SELECT count(*) FROM responses WHERE submitted_at IS NOT NULL)::INTEGER AS responses_with_date,
       (SELECT count(DISTINCT (survey, response_id)) FROM response_facts WHERE customer_key > 0)::INTEGER AS responses_with_customer,
       (SELECT count(*) FROM order_facts WHERE customer_key = 0)::INTEGER AS orders_without_customer,
       (SELECT min(submitted_at)::DATE FROM responses) AS first_response,
       (SELECT (max(submitted_at)::DATE + INTERVAL 1 DAY)::DATE FROM responses) AS responses_as_of
