-- The same for a file that was read typed where lines of one order differ in their standing: what they come to is told.
CREATE OR REPLACE TEMP VIEW import_firsts AS SELECT * FROM import_first_lines;
CREATE OR REPLACE TEMP VIEW import_orders AS SELECT * FROM import_firsts;
CREATE OR REPLACE TEMP VIEW import_item_lines AS SELECT *, false AS is_split FROM import_lines;
