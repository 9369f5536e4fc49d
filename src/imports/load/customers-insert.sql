-- Fills `customers` from import_people; age is counted to the latest order day, never to the clock.
INSERT INTO customers
WITH reference AS (SELECT max(ordered_at)::DATE AS day FROM orders WHERE exclusion IS NULL),
known AS (
    SELECT i.*, coalesce(i.age::INTEGER, date_sub('year', i.birth_date::DATE, reference.day)::INTEGER) AS years
    FROM import_people i, reference WHERE i.customer_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY i.customer_id ORDER BY i.row) = 1
)
SELECT customer_id, registered_at, coalesce(g.gender, CASE WHEN known.gender IS NOT NULL THEN 'unknown' END), CASE WHEN years BETWEEN 0 AND 120 THEN years END,
       coalesce(age_band, band_of(years)), member_level, customer_type, customer_source, p.short, city, $source_file, row
FROM known LEFT JOIN import_genders g ON g.written = known.gender LEFT JOIN import_provinces p ON p.written = province;
