-- Additive measures only, by month × province × channel × category. Distinct customers and orders do not add up over these
-- and are counted from order_facts. '' stands for not told.
CREATE OR REPLACE TABLE cube AS
SELECT month, coalesce(province, '') AS province, coalesce(channel, '') AS channel, coalesce(category, '') AS category,
       sum(revenue) AS revenue, sum(quantity) AS quantity, sum(lines)::INTEGER AS lines
FROM fact_cells
GROUP BY ALL;
