-- One window of a table as it stands: the engine keeps the order in which rows were written. The table cannot be bound, so `statements.ts` puts it in from known names.
SELECT *
FROM {table}
LIMIT {limit} OFFSET {offset}
