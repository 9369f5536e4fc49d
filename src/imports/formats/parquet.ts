import type { SchemaElement } from 'hyparquet';
import type { ImportFormat } from '../format';
import { isShortOfMemory } from '../short-of-memory';
import { momentText, numberText } from '../text/numbers';
import { Tabulator } from '../text/tabulate';

/** Rows taken out at a time. */
const BATCH = 50_000;
const MOST_COLUMNS = 2000;
const LONGEST_DETAIL = 120;

type Value = string | number | bigint | boolean | Date | object | null | undefined;

/** True for moments that are counted from a fixed point on earth, rather than shown as on the wall. */
function isInstant({ type, logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC;
  return type === 'INT96' || converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS';
}

const decimals = ({ converted_type: converted, logical_type: logical, scale }: SchemaElement) =>
  converted === 'DECIMAL' || logical?.type === 'DECIMAL' ? (scale ?? 0) : undefined;

const inJson = (_: string, value: Value) => (typeof value === 'bigint' ? value.toString() : value);

function cellText(value: Value, column: SchemaElement): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    const scale = decimals(column);
    return scale === undefined ? numberText(value) : value.toFixed(scale);
  }
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!(value instanceof Date)) return JSON.stringify(value, inJson);
  if (Number.isNaN(value.getTime())) return '';
  return isInstant(column)
    ? value
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '+00:00')
    : momentText(value);
}

const parquet: ImportFormat = {
  id: 'parquet',
  container: 'parquet',
  reads: 'Parquet, plain or packed with Snappy, gzip, Zstandard, Brotli or LZ4; moments in UTC become Beijing time',
  async read(file, options) {
    options.signal?.throwIfAborted();
    const [{ parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
      import('hyparquet'),
      import('hyparquet-compressors'),
    ]);
    const bytes = {
      byteLength: file.size,
      slice: (from: number, to?: number) => file.slice(from, to).arrayBuffer(),
    };
    try {
      const metadata = await parquetMetadataAsync(bytes);
      const [root, ...elements] = metadata.schema;
      const width = root?.num_children ?? 0;
      if (width > MOST_COLUMNS) return { refused: { code: 'too-many-columns' } };
      const columns = topLevel(elements, width);
      const table = new Tabulator(columns.map(({ name }) => name));
      const rows = Number(metadata.num_rows);
      for (let from = 0; from < rows; from += BATCH) {
        options.signal?.throwIfAborted();
        const to = Math.min(rows, from + BATCH);
        const read = await parquetReadObjects({ file: bytes, metadata, compressors, rowStart: from, rowEnd: to });
        read.forEach((row, index) => {
          table.push(
            columns.map((column) => cellText(row[column.name] as Value, column)),
            from + index + 1,
          );
        });
        options.onShare?.(to / rows);
      }
      return table.end({ format: 'parquet', encoding: 'utf-8', delimiter: '', warnings: [] });
    } catch (cause) {
      if (!(cause instanceof Error) || options.signal?.aborted || isShortOfMemory(cause, file)) throw cause;
      return { refused: { code: 'damaged-parquet', values: { detail: cause.message.slice(0, LONGEST_DETAIL) } } };
    }
  },
};

/** The columns of the table itself; what lies within lists and records is passed over. */
function topLevel(elements: readonly SchemaElement[], width: number): readonly SchemaElement[] {
  const columns: SchemaElement[] = [];
  const skip = (at: number): number => {
    let next = at + 1;
    for (let child = 0; child < (elements[at]?.num_children ?? 0); child++) next = skip(next);
    return next;
  };
  for (let at = 0; columns.length < width && at < elements.length; at = skip(at)) {
    const element = elements[at];
    if (element) columns.push(element);
  }
  return columns;
}

export default parquet;
