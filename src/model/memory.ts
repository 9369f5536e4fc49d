import { quoted } from '../db/bind';
import type { Database } from '../db/database';
import memorySql from './memory.sql?raw';

export interface TableMemory {
  readonly name: string;
  readonly rows: number;
  /** Its part of what the engine says that all its tables take, by rows and width. */
  readonly bytes: number;
}

export interface EngineMemory {
  /** Largest first; empty ones are left out. */
  readonly tables: readonly TableMemory[];
  /** What the engine holds beside its tables, in bytes. */
  readonly rest: number;
}

/** So many rows tell how long the texts of a table are. */
const SAMPLED = 2000;
/** A text of at most so many bytes lies in its row. */
const INLINED = 12;

/** Bytes of a row's texts beside the row; `table` is written as in a statement. */
async function longTexts(db: Database, table: string, texts: readonly string[]): Promise<number> {
  const columns = texts.map(
    (name) => `coalesce(sum(strlen(${quoted(name)})) FILTER (strlen(${quoted(name)}) > ${INLINED}), 0)`,
  );
  const { rows } = await db.query(
    `SELECT (${columns.join(' + ')}) / greatest(1, count(*)) AS bytes FROM (FROM ${table} LIMIT ${SAMPLED})`,
  );
  return Number(rows[0]?.['bytes'] ?? 0);
}

/** What the engine holds in memory: by its own account, shared out among its tables. */
export async function engineMemory(db: Database): Promise<EngineMemory> {
  const found = (await db.query(memorySql)).rows;
  const guesses: { readonly name: string; readonly rows: number; readonly guess: number }[] = [];
  for (const { place, name, rows, width, texts } of found) {
    if (typeof name !== 'string' || Number(rows) === 0) continue;
    const columns = Array.isArray(texts) ? texts.map(String) : [];
    const long = columns.length > 0 ? await longTexts(db, `${quoted(String(place))}.${quoted(name)}`, columns) : 0;
    guesses.push({ name, rows: Number(rows), guess: Number(rows) * (Number(width) + long) });
  }
  const used = (
    await db.query(
      "SELECT tag = 'IN_MEMORY_TABLE' AS is_table, sum(memory_usage_bytes)::DOUBLE AS bytes FROM duckdb_memory() GROUP BY 1",
    )
  ).rows;
  const bytesOf = (isTable: boolean) => Number(used.find((row) => row['is_table'] === isTable)?.['bytes'] ?? 0);
  const all = guesses.reduce((sum, { guess }) => sum + guess, 0);
  const tables = guesses
    .map(({ name, rows, guess }) => ({ name, rows, bytes: (bytesOf(true) * guess) / all }))
    .toSorted((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return { tables, rest: bytesOf(false) };
}
