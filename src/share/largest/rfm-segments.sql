-- Amount and largest customer of each segment.
SELECT segment AS place, sum(monetary)::DOUBLE AS amount, max(monetary)::DOUBLE AS largest
FROM customer_attributes a JOIN scoped_customers USING (customer_key) GROUP BY segment
