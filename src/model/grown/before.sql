-- Whom and which months the orders named in touched_orders belonged to so far; their facts are taken away.
CREATE OR REPLACE TEMP TABLE grown_keys AS
SELECT DISTINCT customer_key FROM order_facts SEMI JOIN touched_orders USING (order_id) WHERE customer_key > 0;

CREATE OR REPLACE TEMP TABLE grown_months AS
SELECT DISTINCT month FROM order_facts SEMI JOIN touched_orders USING (order_id);

DELETE FROM item_facts WHERE order_key IN (SELECT order_key FROM order_facts SEMI JOIN touched_orders USING (order_id));
DELETE FROM order_facts WHERE order_id IN (FROM touched_orders);
