-- Orders and lines as they were before returns with ids of their own came off them.
UPDATE orders SET refund_amount = t.refund_amount, amount = t.amount, status = t.status, exclusion = NULL
FROM imports.taken t WHERE orders.order_id = t.order_id;
UPDATE order_items SET amount = t.amount FROM imports.taken_lines t WHERE order_items.order_id = t.order_id AND order_items.line_no = t.line_no;
DELETE FROM imports.taken;
DELETE FROM imports.taken_lines;
DELETE FROM imports.returned;
