-- What orders say of their customers: of each what is told first.
INSERT INTO customers (customer_id, gender, age, age_band, member_level, customer_type, source_file, source_row)
WITH told AS (
    SELECT customer_id, arg_min(g.gender, row) FILTER (g.gender IS NOT NULL) AS gender, arg_min(age, row) FILTER (age IS NOT NULL) AS age,
           arg_min(age_band, row) FILTER (age_band IS NOT NULL) AS age_band, arg_min(member_level, row) FILTER (member_level IS NOT NULL) AS member_level,
           arg_min(customer_type, row) FILTER (customer_type IS NOT NULL) AS customer_type, min(row)::INTEGER AS row
    FROM import_lines LEFT JOIN import_genders g ON g.written = import_lines.gender
    WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT customer_id FROM customers) GROUP BY customer_id
)
SELECT customer_id, gender, age::INTEGER, coalesce(age_band, band_of(age)), member_level, customer_type, $name, row FROM told
