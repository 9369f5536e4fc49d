-- The same for a file that was read typed: all lines of an order have the same status, and the amounts are settled already.
CREATE OR REPLACE TEMP VIEW import_firsts AS
SELECT * REPLACE (CASE WHEN is_closed AND standing = 'cancelled' AND (paid_at IS NOT NULL OR refund_max > 0) THEN 'refunded' ELSE standing END AS standing),
       CASE WHEN standing IN ('pending', 'cancelled', 'refunded') THEN 0 ELSE lines END AS live_lines
FROM (
    SELECT f.*, coalesce(s.standing, 'sale') AS standing, s.is_closed
    FROM import_first_lines f LEFT JOIN import_standings s ON s.status = coalesce(f.status, '') AND s.refund_status = coalesce(f.refund_status, '')
);
CREATE OR REPLACE TEMP VIEW import_orders AS SELECT * FROM import_firsts;
