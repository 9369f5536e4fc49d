-- One window of a table, every column as it stands. Tables and columns cannot be bound, so `statements.ts` puts them in from known names.
SELECT * EXCLUDE (place)
FROM (SELECT *, row_number() OVER () AS place FROM {table})
ORDER BY {order}
LIMIT {limit} OFFSET {offset}
