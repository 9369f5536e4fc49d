-- Takes returns off their orders. The larger of what was given back counts, so the same return read twice counts once.
UPDATE orders SET refund_amount = r.refund, amount = CASE WHEN exclusion IS NULL AND r.refund < paid_amount THEN round(paid_amount - r.refund, 6) ELSE 0 END,
       status = CASE WHEN r.refund < paid_amount THEN 'partial_refund' ELSE 'refunded' END,
       exclusion = CASE WHEN exclusion IS NULL AND r.refund >= paid_amount THEN 'refunded' ELSE exclusion END
FROM (SELECT o.order_id, greatest(coalesce(o.refund_amount, 0), max(returned)) AS refund FROM import_returns JOIN orders o USING (order_id) GROUP BY o.order_id, o.refund_amount) r
WHERE orders.order_id = r.order_id AND orders.status IN ('sale', 'unknown', 'partial_refund', 'aftersale_open');
