import { isList, isObject, type Json, type JsonObject } from './parse';

/** The list of records within JSON, and the words on the way to it. */
export interface FoundRecords {
  readonly records: readonly JsonObject[];
  /** Keys under which the list, or each record in it, lies: `orders`, `order`. */
  readonly path: readonly string[];
}

const DEEPEST = 6;
/** Lists whose records hold lists of their own are what those belong to. */
const isRecords = (value: Json): value is readonly JsonObject[] =>
  isList(value) && value.length > 0 && value.every(isObject);

/** `[{"order": {…}}, …]`: each record is one object under one and the same key. */
function unwrapped({ records, path }: FoundRecords): FoundRecords {
  const [key, ...more] = Object.keys(records[0] ?? {});
  if (key === undefined || more.length > 0) return { records, path };
  const inner = records.flatMap((record) => {
    const value = record[key];
    return Object.keys(record).length === 1 && isObject(value) ? [value] : [];
  });
  return inner.length === records.length ? unwrapped({ records: inner, path: [...path, key] }) : { records, path };
}

/** All lists of records that do not lie within records. */
function candidates(value: Json, path: readonly string[]): readonly FoundRecords[] {
  if (isRecords(value)) return [{ records: value, path }];
  if (!isObject(value) || path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, inner]) => candidates(inner, [...path, key]));
}

/** The largest list of records: the whole, or the longest one below it; a record alone is a list of one. */
export function findRecords(json: Json): FoundRecords | undefined {
  const [first, ...more] = candidates(json, []);
  if (first) return unwrapped(more.reduce((a, b) => (b.records.length > a.records.length ? b : a), first));
  if (!isObject(json)) return undefined;
  const inner = Object.values(json);
  if (inner.length > 1 && inner.every(isObject)) return { records: inner, path: [] };
  return inner.some((value) => !isObject(value) && !isList(value))
    ? unwrapped({ records: [json], path: [] })
    : undefined;
}

/** `[["order id", …], ["A1", …]]`: rows rather than records. */
export function findRows(json: Json): readonly (readonly Json[])[] | undefined {
  const lists = isList(json) ? json : isObject(json) ? (json['data'] ?? json['rows']) : undefined;
  if (!isList(lists) || lists.length === 0) return undefined;
  const rows = lists.filter((row) => isList(row));
  if (rows.length < lists.length || rows.some((row) => row.some((cell) => isObject(cell) || isList(cell)))) {
    return undefined;
  }
  const header = isObject(json) ? json['columns'] : undefined;
  return isList(header) ? [header, ...rows] : rows;
}
