-- What the insert statements read: each order with what its first line says of it, and the lines.
CREATE OR REPLACE TEMP VIEW import_firsts AS
SELECT * FROM import_orders JOIN (SELECT * EXCLUDE (order_id) FROM import_lines) USING (row);
CREATE OR REPLACE TEMP VIEW import_item_lines AS SELECT *, false AS is_split FROM import_lines;
