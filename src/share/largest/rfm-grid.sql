-- Amount and largest customer of each cell of the grid.
SELECT r_score::INTEGER || '-' || f_score::INTEGER AS place, sum(monetary)::DOUBLE AS amount, max(monetary)::DOUBLE AS largest
FROM customer_attributes a JOIN scoped_customers USING (customer_key) GROUP BY place
