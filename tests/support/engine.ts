import { createRequire } from 'node:module';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import type { Table } from 'apache-arrow';
import { type Args, bind } from '../../src/db/bind.ts';
import { arrowStreams } from '../../src/db/column-values.ts';
import type { Database } from '../../src/db/database.ts';
import { failureOf, QueryError } from '../../src/db/errors.ts';
import { numberColumns, plainRows } from '../../src/db/result.ts';
import { APART, LOCKED_SETTINGS, QUERY_CONFIG } from '../../src/db/settings.ts';

const require = createRequire(import.meta.url);
const dist = (file: string) => require.resolve(`@duckdb/duckdb-wasm/dist/${file}`);

type Engine = Awaited<ReturnType<typeof startEngine>>;
type Connection = ReturnType<Engine['connect']>;

async function startEngine() {
  const bundle = { mainModule: dist('duckdb-eh.wasm'), mainWorker: dist('duckdb-node-eh.worker.cjs') };
  const engine = await duckdb.createDuckDB({ mvp: bundle, eh: bundle }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  return engine.instantiate(() => undefined);
}

/** How many engines that nobody uses are kept for later files: more are seldom open at once. */
const KEPT = 2;
const idle: Engine[] = [];
const lent = new Map<Connection, Engine>();

function giveBack(connection: Connection): void {
  const engine = lent.get(connection);
  if (!engine || !lent.delete(connection)) return;
  connection.close();
  engine.reset();
  if (idle.length < KEPT) idle.push(engine);
}

/** Ends what a test file was lent, databases and files with it: the files of one worker run one after the other. */
export function takeEnginesBack(): void {
  for (const connection of [...lent.keys()]) giveBack(connection);
}

/**
 * The wasm engine that ships, run in Node, with an empty database of its own. Open it once per test file.
 * Starting one costs more than most files do: one that an earlier file of the worker gave back comes first.
 */
export async function openEngine(): Promise<Database> {
  const engine = idle.pop() ?? (await startEngine());
  engine.open({ query: QUERY_CONFIG });
  const connection = engine.connect();
  lent.set(connection, engine);
  for (const statement of LOCKED_SETTINGS) connection.query(statement);
  return connected(engine, connection);
}

function connected(engine: Engine, connection: Connection): Database {
  const attempt = <T>(sql: string, work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new QueryError(failureOf(message), message, sql, { cause });
    }
  };
  const waiting = new Map<string, Uint8Array | File>();
  /** As with the file handles of a browser, a file is not read before a statement names it. */
  const opened = async (sql: string) => {
    for (const [name, content] of waiting) {
      if (!sql.includes(name)) continue;
      waiting.delete(name);
      engine.registerFileBuffer(
        name,
        content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer()),
      );
    }
  };
  const answer = async (sql: string, args: Args = {}): Promise<Table> => {
    await opened(sql);
    const bound = bind(sql, args);
    return attempt(sql, () => {
      if (bound.values.length === 0) return connection.query(bound.sql) as unknown as Table;
      const statement = connection.prepare(bound.sql);
      try {
        return statement.query(...bound.values) as unknown as Table;
      } finally {
        statement.close();
      }
    });
  };
  return {
    query: async (sql, args) => plainRows(await answer(sql, args)),
    numbers: async (sql, args) => numberColumns(await answer(sql, args)),
    async script(sql) {
      await opened(sql);
      attempt(sql, () => connection.query(sql));
    },
    async registerFile(name, content) {
      waiting.set(name, content);
      return async () => {
        if (!waiting.delete(name)) engine.dropFile(name);
      };
    },
    async append(table, columns) {
      for (const stream of arrowStreams(columns)) {
        attempt(table, () => connection.insertArrowFromIPCStream(stream, { name: table, create: false }));
      }
    },
    async apart() {
      const own = engine.connect();
      for (const statement of APART.enter) own.query(statement);
      return {
        ...connected(engine, own),
        async close() {
          for (const statement of APART.leave) own.query(statement);
          own.close();
        },
      };
    },
    close: async () => giveBack(connection),
  };
}
