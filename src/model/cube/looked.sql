-- Sums that tell whether the facts are what a first look told of them: keys, customers and days together, amounts, and the values of
-- province, channel and category, each weighted by the order that has them, and of what is told of customers, weighted by the customer.
SELECT 'marks' AS "of", sum((order_key::BIGINT * 7919 + customer_key::BIGINT * 104729 + (day - DATE '1970-01-01') * 1299709) % 1000000007)::DOUBLE AS sum FROM order_facts
UNION ALL SELECT 'paid', sum(amount * (order_key % 97)) FROM order_facts
UNION ALL SELECT 'province', sum((order_key % 97) * coalesce(length(province), 0))::DOUBLE FROM order_facts
UNION ALL SELECT 'channel', sum((order_key % 97) * coalesce(length(channel), 0))::DOUBLE FROM order_facts
UNION ALL SELECT 'category', coalesce(sum(amount * (order_key % 97) * length(category)), 0) FROM item_facts
UNION ALL SELECT 'profile', coalesce(sum((customer_key % 97) * length(concat(gender, age_band, member_level, customer_type))), 0)::DOUBLE FROM customer_facts
