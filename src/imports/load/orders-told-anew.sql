-- Orders that are told anew leave, and are named in touched_orders: all that changes by loading the file, if no returns come off others.
CREATE TEMP TABLE IF NOT EXISTS touched_orders (order_id VARCHAR);
INSERT INTO touched_orders SELECT order_id FROM import_orders WHERE order_id IS NOT NULL;
DELETE FROM order_items WHERE order_id IN (SELECT order_id FROM import_orders);
DELETE FROM orders WHERE order_id IN (SELECT order_id FROM import_orders);
