-- Do the amounts belong to the order and repeat on its lines, or to the lines? Judged by orders of several lines:
-- equal on all lines speaks for the order, unless the lines' own prices add up better.
SELECT count(*) FILTER (lines > 1 AND paid_max IS NOT NULL)::INTEGER AS many,
       count(*) FILTER (lines > 1 AND paid_min = paid_max)::INTEGER AS equal,
       count(*) FILTER (lines > 1 AND paid_min = paid_max AND worth IS NOT NULL AND abs(paid_sum - worth) < abs(paid_max - worth))::INTEGER AS adds_up,
       count(*) FILTER (lines > 1 AND refund_max > 0)::INTEGER AS refunds,
       count(*) FILTER (lines > 1 AND refund_max > 0 AND refund_min = refund_max)::INTEGER AS equal_refunds,
       count(*) FILTER (live_lines > 0 AND live_lines < lines)::INTEGER AS mixed
FROM import_orders;
