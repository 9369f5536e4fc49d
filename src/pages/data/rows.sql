-- One window of a sorted table, every column as it stands; equal values keep the order of the file. Tables and columns cannot be bound, so `statements.ts` puts them in from known names.
SELECT * EXCLUDE (place)
FROM (SELECT *, row_number() OVER () AS place FROM {table})
ORDER BY {order}
LIMIT {limit} OFFSET {offset}
