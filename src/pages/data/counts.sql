-- How many rows each table has, in one row.
SELECT (SELECT count(*) FROM orders)::INTEGER AS orders,
       (SELECT count(*) FROM order_items)::INTEGER AS order_items,
       (SELECT count(*) FROM customers)::INTEGER AS customers,
       (SELECT count(*) FROM responses)::INTEGER AS responses,
       (SELECT count(*) FROM answers)::INTEGER AS answers,
       (SELECT count(*) FROM questions)::INTEGER AS questions
