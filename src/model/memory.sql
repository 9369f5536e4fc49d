-- Tables of the database with their rows and the bytes that a row takes at least: text is 16 bytes and what does not fit into them.
SELECT schema_name AS place, t.table_name AS name, t.estimated_size::DOUBLE AS rows,
       sum(CASE WHEN c.data_type LIKE '%[]' THEN 24
                WHEN c.data_type IN ('VARCHAR', 'BLOB', 'HUGEINT', 'UUID', 'INTERVAL') THEN 16
                WHEN c.data_type IN ('BOOLEAN', 'TINYINT', 'UTINYINT') OR c.data_type LIKE 'ENUM%' THEN 1
                WHEN c.data_type IN ('SMALLINT', 'USMALLINT') THEN 2
                WHEN c.data_type IN ('INTEGER', 'UINTEGER', 'DATE', 'FLOAT') THEN 4
                ELSE 8 END)::DOUBLE AS width,
       list(c.column_name ORDER BY c.column_index) FILTER (c.data_type = 'VARCHAR') AS texts
FROM duckdb_tables() t JOIN duckdb_columns() c USING (database_name, schema_name, table_name)
WHERE t.database_name = current_database() AND NOT t.internal
GROUP BY ALL
