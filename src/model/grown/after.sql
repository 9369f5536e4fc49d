-- The same once their orders are told anew; what is told of these customers and months is taken away.
INSERT INTO grown_keys
SELECT DISTINCT customer_key FROM order_facts SEMI JOIN touched_orders USING (order_id)
WHERE customer_key > 0 AND customer_key NOT IN (SELECT customer_key FROM grown_keys);

INSERT INTO grown_months
SELECT DISTINCT month FROM order_facts SEMI JOIN touched_orders USING (order_id) WHERE month NOT IN (FROM grown_months);

DELETE FROM customer_days WHERE customer_key IN (FROM grown_keys);
DELETE FROM customer_facts WHERE customer_key IN (FROM grown_keys);
DELETE FROM cube WHERE month IN (FROM grown_months);
