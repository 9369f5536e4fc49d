-- How many rows each table has, in one row.
SELECT (SELECT count(*) FROM orders)::INTEGER AS orders,
       (SELECT count(*) FROM order_items)::INTEGER AS order_items,
       (SELECT count(*) FROM customers)::INTEGER AS customers,
       (SELECT count(*) FROM responses)::INTEGER AS responses,
       (SELECT count(*) FROM answers)::INTEGER AS answers,
       (SELECT count(*) FROM questions)::INTEGER AS questions,
       (SELECT count(*) FROM complaints)::INTEGER AS complaints,
       (SELECT count(*) FROM campaigns)::INTEGER AS campaigns,
       (SELECT count(*) FROM coupons)::INTEGER AS coupons,
       (SELECT count(*) FROM points)::INTEGER AS points,
       (SELECT count(*) FROM events)::INTEGER AS events
