-- Additive measures only, by month × province × channel × category. Distinct customers and orders do not add up over these
-- and are counted from order_facts. '' stands for not told.
CREATE OR REPLACE TABLE cube AS
SELECT o.month, coalesce(o.province, '') AS province, coalesce(o.channel, '') AS channel,
       coalesce(i.category, '') AS category,
       sum(coalesce(i.amount, o.amount)) AS revenue, sum(i.quantity) AS quantity, count(*)::INTEGER AS lines
FROM order_facts o LEFT JOIN item_facts i USING (order_key)
GROUP BY ALL;
