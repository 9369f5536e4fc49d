import type { ReadOptions, ReadTable } from '../format';
import { nullTokens } from '../load/relation';
import { recognise } from '../recognise/recognise';
import { columnsOf } from '../staging';
import { formatRecord } from '../text/records';
import { planReadings } from './plan';
import { readTyped, type TypedPlan, type TypedRead } from './read';
import type { PartReaders } from './parts';
import { canScan } from './scanner';

/** Where the rows of a table lie, and how they are written. */
type Written = Pick<TypedPlan, 'start' | 'delimiter' | 'encoding' | 'expected'>;

type Options = Pick<ReadOptions, 'signal' | 'onShare'> & { readonly beside?: PartReaders | undefined };

/** The rows of a table in typed columns, read from the bytes that hold them; undefined where it is none of orders, or where they are not plain. */
export async function typedRows(
  table: ReadTable,
  fileName: string,
  bytes: Blob,
  written: Written,
  options: Options,
): Promise<TypedRead | undefined> {
  const nulls = nullTokens(table);
  const columns = columnsOf(table, true);
  const { kind, guesses } = recognise(columns, fileName, true);
  const readings = planReadings(kind, guesses, columns, nulls);
  return readings && readTyped(bytes, { ...written, readings, nulls }, options);
}

const COMMA = 44;
/** Bytes of normalised text that are not held beside the typed columns: who wants text reads the file once more. */
const LARGE = 200 * 2 ** 20;

/**
 * A table that was normalised (a workbook, a page, records of JSON, ragged rows, another encoding) with its rows typed as well, where it is one of
 * orders: the typed columns say what the engine would read of the normalised text. Every other table as it is.
 */
export async function withTyped(
  table: ReadTable,
  fileName: string,
  { isText, signal }: ReadOptions,
  large = LARGE,
): Promise<ReadTable> {
  const { csv, firstRecord, headerRows, hasHeader, rows } = table;
  if (!csv || table.typed || isText || !hasHeader || headerRows !== 1 || rows === 0 || !canScan()) return table;
  const start = new TextEncoder().encode(formatRecord(firstRecord)).length;
  const written = { start, delimiter: COMMA, encoding: 'utf-8', expected: rows } as const;
  const typed = await typedRows(table, fileName, csv, written, { ...(signal && { signal }) });
  if (!typed || typed.isWrapped || typed.rows !== rows) return table;
  return csv.size > large ? { ...table, csv: null, typed, isTypedOnly: true } : { ...table, typed };
}
