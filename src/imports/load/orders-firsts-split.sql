-- The lines of a file whose cells of goods hold several: one line each. What several share (price, amount, count) is not divided:
-- it is told for none of them. $separator sets goods apart and keeps its group; $count, $strip: where one tells its count ('' : nowhere).
CREATE OR REPLACE TEMP VIEW import_item_lines AS
WITH cut AS (
    SELECT *, list_filter(list_transform(string_split(regexp_replace(product_name, $separator, chr(31) || '\1', 'g'), chr(31)), part -> trim(part)), part -> part <> '') AS parts
    FROM import_lines
),
parts AS (
    SELECT * EXCLUDE (parts), len(parts) AS goods, unnest(CASE WHEN len(parts) > 0 THEN parts ELSE [product_name] END) AS part,
           generate_subscripts(CASE WHEN len(parts) > 0 THEN parts ELSE [product_name] END, 1) AS place
    FROM cut
)
SELECT * EXCLUDE (goods, part, place)
       REPLACE (
           CASE WHEN $strip = '' THEN part ELSE coalesce(nullif(regexp_replace(part, $strip, ''), ''), part) END AS product_name,
           CASE WHEN goods > 1 THEN CASE WHEN len(string_split_regex(product_id, '[;；,，]')) = goods THEN trim(string_split_regex(product_id, '[;；,，]')[place]) END ELSE product_id END AS product_id,
           CASE WHEN goods > 1 THEN CASE WHEN len(string_split_regex(sku, '[;；,，]')) = goods THEN trim(string_split_regex(sku, '[;；,，]')[place]) END ELSE sku END AS sku,
           CASE WHEN $count <> '' THEN coalesce(try_cast(regexp_extract(part, $count, 1) AS DOUBLE), CASE WHEN goods > 1 THEN NULL ELSE quantity END)
                WHEN goods > 1 THEN NULL ELSE quantity END AS quantity,
           CASE WHEN goods > 1 THEN NULL ELSE unit_price END AS unit_price,
           CASE WHEN goods > 1 THEN NULL ELSE item_amount END AS item_amount,
           CASE WHEN goods > 1 THEN NULL ELSE paid END AS paid
       ),
       goods > 1 AS is_split
FROM parts;
