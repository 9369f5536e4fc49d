import { type Args, parameterNames } from '../../db/bind';
import type { Database, QueryOptions } from '../../db/database';
import type { FileKind, Problem, ReadingRules, RejectedRow } from '../api';
import { KEPT_REJECTIONS } from '../format';
import type { Heads } from './heads';
import type { TypedRead } from '../typed/read';
import { relation, type Staged } from './relation';

/** One file on its way into the canonical tables. */
export interface Loading extends Staged {
  readonly db: Database;
  readonly name: string;
  readonly layout: string;
  readonly kind: FileKind;
  readonly rules: ReadingRules;
  readonly options: QueryOptions;
  /** The typed columns of the file, if it has any that nobody took. */
  takeTyped(): TypedRead | undefined;
}

export interface Loaded {
  /** Rows that reached no table, or an order that counts nowhere because it cannot be read. */
  readonly rowsRejected: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly rejected: readonly RejectedRow[];
  /** What only loading could tell. */
  readonly warnings?: readonly Problem[];
  /** Only orders of this file changed: they are named in `touched_orders`. */
  readonly isNoted?: boolean;
  /** What the facts may rest on as long as nothing else touches the orders. */
  readonly heads?: Heads;
  /** Freight of the orders that count. */
  readonly freight?: number;
  /** `customers` holds everybody that the orders name. */
  readonly namesCustomers?: boolean;
}

/** Runs statements, each ended by `;` at the end of a line, with those of the values that it names. */
export async function runEach(db: Database, sql: string, args: Args, options: QueryOptions): Promise<void> {
  for (const statement of sql.split(/;\s*$/m)) {
    if (statement.trim() === '') continue;
    const names = new Set(parameterNames(statement));
    await db.query(statement, Object.fromEntries(Object.entries(args).filter(([name]) => names.has(name))), options);
  }
}

/** Fills a temporary table `name(written, short)` with what `translate` makes of texts. */
export async function writeNames(
  { db, options }: Pick<Loading, 'db' | 'options'>,
  name: string,
  column: string,
  written: readonly string[],
  translate: (text: string) => string | null,
): Promise<void> {
  const known = written.map((text) => [text, translate(text) ?? ''] as const);
  await db.query(
    `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT unnest($written::VARCHAR[]) AS written, nullif(unnest($known::VARCHAR[]), '') AS ${column}`,
    { written: known.map(([text]) => text), known: known.map(([, text]) => text) },
    options,
  );
}

/** The distinct texts of a column of a table. */
export async function distinctTexts(
  { db, options }: Pick<Loading, 'db' | 'options'>,
  table: string,
  column: string,
): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT DISTINCT ${column}::VARCHAR AS text FROM ${table} WHERE ${column} IS NOT NULL LIMIT 20000`,
    {},
    options,
  );
  return rows.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

/** The text of rows that were turned away, for the list the user sees. */
export async function rejectedRows(loading: Loading, reasons: ReadonlyMap<number, string>): Promise<RejectedRow[]> {
  const rows = [...reasons.keys()].slice(0, KEPT_REJECTIONS);
  if (rows.length === 0) return [];
  const columns = loading.table.names.map((_, index) => index);
  const text = `concat_ws(' | ', ${columns.map((index) => `coalesce("c${index}"::VARCHAR, '')`).join(', ')})`;
  const found = await loading.db.query(
    `SELECT row, left(${text}, 300) AS text FROM ${relation(loading, columns, loading.kind)} WHERE list_contains($rows::VARCHAR[], row::VARCHAR)`,
    { rows: rows.map(String) },
    loading.options,
  );
  return found.rows.map(({ row, text: value }) => ({
    row: Number(row),
    reason: reasons.get(Number(row)) ?? '',
    text: typeof value === 'string' ? value : '',
  }));
}
