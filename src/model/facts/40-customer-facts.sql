-- One row per known customer: what does not depend on a date of reference. First-order attributes say how the customer
-- was won; profile columns come from the customer file, or from the customer's latest order where the file is silent.
CREATE OR REPLACE TABLE customer_facts AS
WITH spans AS MATERIALIZED (
    SELECT customer_key, min(day) AS first_day, max(day) AS last_day,
           count(*)::INTEGER AS purchase_days, sum(orders)::INTEGER AS orders, sum(amount) AS amount
    FROM customer_days GROUP BY customer_key
),
firsts AS (
    SELECT s.customer_key, arg_min(channel, order_key) FILTER (channel IS NOT NULL) AS channel,
           arg_min(province, order_key) FILTER (province IS NOT NULL) AS province
    FROM order_facts f JOIN spans s ON f.customer_key = s.customer_key AND f.day = s.first_day
    GROUP BY s.customer_key
),
provinces AS (SELECT customer_key, arg_max(province, day) AS province FROM order_facts WHERE province IS NOT NULL GROUP BY customer_key),
cities AS (SELECT customer_key, arg_max(city, day) AS city FROM order_facts WHERE city IS NOT NULL GROUP BY customer_key),
profiles AS (
    SELECT * FROM customers
    WHERE coalesce(gender, age_band, member_level, customer_type, customer_source, province, city) IS NOT NULL OR registered_at IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY source_row) = 1
)
SELECT s.customer_key, k.customer_id, s.first_day, s.last_day, s.purchase_days, s.orders, s.amount,
       date_trunc('month', s.first_day)::DATE AS cohort,
       f.channel AS first_channel, f.province AS first_province,
       coalesce(c.province, p.province) AS province, coalesce(c.city, t.city) AS city,
       c.gender, c.age_band, c.member_level, c.customer_type, c.customer_source, c.registered_at::DATE AS registered_on
FROM spans s JOIN customer_keys k USING (customer_key) JOIN firsts f USING (customer_key)
LEFT JOIN provinces p USING (customer_key) LEFT JOIN cities t USING (customer_key)
LEFT JOIN profiles c ON c.customer_id = k.customer_id;
