-- The same for a file without a status.
CREATE OR REPLACE TEMP VIEW import_firsts AS SELECT *, 'sale' AS standing, lines AS live_lines FROM import_first_lines;
CREATE OR REPLACE TEMP VIEW import_orders AS SELECT * FROM import_firsts;
