import { SHOWN_TABLES } from '../../model/tables';
import type { TableSort } from '../../ui/table';
import rowsSql from './rows.sql?raw';
import windowSql from './window.sql?raw';

export type TableName = (typeof SHOWN_TABLES)[number];

/** Rows fetched at once: enough to scroll through, little enough to hold. */
export const WINDOW = 10_000;

/** The statement for rows `offset`..`offset + limit` of a table; equal values keep the order of the file. */
export function rowsStatement(table: TableName, sort: TableSort | null, offset: number, limit = WINDOW): string {
  const window = { table, limit: String(limit), offset: String(offset) };
  if (!sort || !isColumn(sort.key)) return filled(windowSql, window);
  const order = `${sort.key} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, place`;
  return filled(rowsSql, { ...window, order });
}

/** The table to show: the one asked for, or the first that has rows when that one has none. */
export function tableToShow(wanted: TableName, counts: Readonly<Record<string, unknown>>): TableName {
  const hasRows = (table: TableName) => Number(counts[table] ?? 0) > 0;
  return hasRows(wanted) ? wanted : (SHOWN_TABLES.find(hasRows) ?? wanted);
}

/** Columns of the model are plain words; anything else never gets into a statement. */
const isColumn = (key: string) => /^[a-z_][a-z0-9_]*$/.test(key);

function filled(sql: string, values: Readonly<Record<string, string>>): string {
  return sql.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}
