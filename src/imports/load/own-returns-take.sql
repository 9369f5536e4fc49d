-- Takes $amounts off $orders (in `lowered_orders`: `orders`, or the table that it shows), and what of them off which lines; keeps what was there before, to be given back when more files come.
INSERT INTO imports.taken
SELECT o.order_id, o.refund_amount, o.amount, o.status, t.amount::DOUBLE
FROM orders o JOIN (SELECT unnest($orders::VARCHAR[]) AS order_id, unnest($amounts::VARCHAR[]) AS amount) t USING (order_id);

INSERT INTO imports.taken_lines
SELECT i.order_id, i.line_no, i.amount, t.amount::DOUBLE
FROM order_items i JOIN (SELECT unnest($line_orders::VARCHAR[]) AS order_id, unnest($line_numbers::VARCHAR[])::INTEGER AS line_no, unnest($line_amounts::VARCHAR[]) AS amount) t USING (order_id, line_no);

UPDATE lowered_orders SET refund_amount = coalesce(t.refund_amount, 0) + t.taken, amount = CASE WHEN t.amount - t.taken < 0.005 THEN 0 ELSE round(t.amount - t.taken, 6) END,
       status = CASE WHEN t.amount - t.taken < 0.005 THEN 'refunded' ELSE 'partial_refund' END, exclusion = CASE WHEN t.amount - t.taken < 0.005 THEN 'refunded' END
FROM imports.taken t WHERE lowered_orders.order_id::VARCHAR = t.order_id;

UPDATE order_items SET amount = t.left_over FROM imports.taken_lines t WHERE order_items.order_id = t.order_id AND order_items.line_no = t.line_no;

INSERT INTO imports.returned
SELECT o.order_id, o.source_file, -o.paid_amount, coalesce(t.taken::DOUBLE, 0)
FROM orders o LEFT JOIN (SELECT unnest($returns::VARCHAR[]) AS order_id, unnest($taken::VARCHAR[]) AS taken) t USING (order_id)
WHERE o.exclusion = 'returned' AND o.paid_amount < 0;
