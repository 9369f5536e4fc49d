-- One window of a table, every column as it stands. Tables and columns cannot be bound, so `statements.ts` puts them in from known names.
SELECT *
FROM {table}
ORDER BY {order}
LIMIT {limit} OFFSET {offset}
