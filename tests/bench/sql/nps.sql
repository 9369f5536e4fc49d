-- NPS by the province of the order that was answered for, straight from the lines.
SELECT o.province AS value, count(*) AS n, count(*) FILTER (score >= 9) AS promoters, count(*) FILTER (score <= 6) AS detractors
FROM survey s JOIN (SELECT order_id, any_value(province) AS province FROM lines GROUP BY order_id) o USING (order_id)
GROUP BY 1
