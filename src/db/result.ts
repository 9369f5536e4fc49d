import { DataType, type Table } from 'apache-arrow';

/** Rows of a statement: plain numbers, text, booleans, `YYYY-MM-DD` days and `YYYY-MM-DD HH:MM:SS` moments. */
export interface ResultSet {
  readonly columns: readonly string[];
  readonly rows: readonly Record<string, unknown>[];
}

/** Columns of numbers by name; all are equally long. */
export type NumberColumns = Readonly<Record<string, Int32Array | Float64Array>>;

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (value && typeof value === 'object' && 'toArray' in value && typeof value.toArray === 'function') {
    return Array.from(value.toArray() as ArrayLike<unknown>, plain);
  }
  if (value && typeof value === 'object' && 'toJSON' in value && typeof value.toJSON === 'function') {
    return value.toJSON() as unknown;
  }
  return value ?? null;
}

function decoderOf(type: DataType): (value: unknown) => unknown {
  if (DataType.isDate(type)) {
    return (v) => (v === null || v === undefined ? null : new Date(Number(v)).toISOString().slice(0, 10));
  }
  if (DataType.isTimestamp(type)) {
    return (v) => (v === null || v === undefined ? null : moment(Number(v)));
  }
  if (DataType.isDecimal(type)) {
    return (v) => (v === null || v === undefined ? null : Number(String(v)) / 10 ** type.scale);
  }
  return plain;
}

/** Arrow hands timestamps over as epoch milliseconds whatever their unit. */
function moment(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** Turns an Arrow table into plain rows. Never builds code at run time, so it works under the page's CSP. */
export function plainRows(table: Table): ResultSet {
  const columns = table.schema.fields.map((field) => field.name);
  const vectors = table.schema.fields.map((field, index) => ({
    name: field.name,
    vector: table.getChildAt(index),
    decode: decoderOf(field.type as DataType),
  }));
  const rows = Array.from({ length: table.numRows }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const { name, vector, decode } of vectors) row[name] = decode(vector?.get(index));
    return row;
  });
  return { columns, rows };
}

/** Takes INTEGER and DOUBLE columns out of an Arrow table. Throws a `TypeError` that names a column of another type. */
export function numberColumns(table: Table): NumberColumns {
  return Object.fromEntries(
    table.schema.fields.map(({ name }, index) => {
      const values: unknown = table.getChildAt(index)?.toArray();
      if (values instanceof Int32Array || values instanceof Float64Array) return [name, values];
      throw new TypeError(`column ${name} is neither INTEGER nor DOUBLE`);
    }),
  );
}
