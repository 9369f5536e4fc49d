import { AsyncDuckDB, type AsyncDuckDBConnection, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { DataType, type RecordBatch, Table } from 'apache-arrow';
import { startBlobWorker } from '../util/blob-worker';
import { type Args, type BoundStatement, bind } from './bind';
import { arrowStreams, type NamedColumns } from './column-values';
import type { Database, QueryOptions } from './database';
import { failureOf, QueryError } from './errors';
import { type NumberColumns, numberColumns, plainRows, type ResultSet } from './result';
import { APART, LOCKED_SETTINGS, QUERY_CONFIG } from './settings';

const START_TIMEOUT_MS = 90_000;

export interface EngineStart {
  readonly db: Database;
  /** Settles (never rejects) with a reason when the worker has died. */
  readonly lost: Promise<string>;
}

/**
 * Starts the engine in a blob worker. Rejects with a `QueryError` of reason `engine-lost` when it does not come up in
 * time: without `wasm-unsafe-eval` in the CSP instantiation hangs instead of failing.
 */
export async function startEngine(): Promise<EngineStart> {
  const base = document.baseURI;
  const worker = startBlobWorker(new URL(workerUrl, base), 'classic');
  const lost = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => resolve(event.message || 'the worker stopped'));
    worker.addEventListener('messageerror', () => resolve('the worker sent something unreadable'));
  });
  const engine = new AsyncDuckDB(new VoidLogger(), worker);
  const opened = (async () => {
    await engine.instantiate(new URL(wasmUrl, base).href);
    await engine.open({ query: QUERY_CONFIG });
    const connection = await engine.connect();
    for (const statement of LOCKED_SETTINGS) await connection.query(statement);
    return connection;
  })();
  const connection = await Promise.race([
    opened,
    failsWhen(lost),
    failsUnlessFound(wasmUrl),
    failsAfter(START_TIMEOUT_MS),
  ]);
  const database = new BrowserDatabase(engine, connection, worker, lost);
  return { db: database, lost: Promise.race([lost, database.broken]) };
}

function failsWhen(lost: Promise<string>): Promise<never> {
  return lost.then((reason) => Promise.reject(new QueryError('engine-lost', reason, '')));
}

/** The worker does not say so when the engine's file cannot be fetched; this asks for its headers beside it. */
async function failsUnlessFound(url: string): Promise<never> {
  const answer = await fetch(new URL(url, document.baseURI), { method: 'HEAD' });
  if (!answer.ok) throw new QueryError('engine-lost', `the engine's file answered ${answer.status}`, '');
  return new Promise(() => undefined);
}

function failsAfter(ms: number): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new QueryError('engine-lost', `no answer within ${ms / 1000} s`, '')), ms),
  );
}

/** What has been sent last: one statement at a time, whoever asks. */
interface Turns {
  tail: Promise<unknown>;
}

class BrowserDatabase implements Database {
  readonly broken: Promise<string>;
  readonly #engine: AsyncDuckDB;
  readonly #connection: AsyncDuckDBConnection;
  readonly #worker: Worker;
  readonly #lost: Promise<string>;
  readonly #turns: Turns;
  #breaks: (reason: string) => void = () => undefined;

  constructor(
    engine: AsyncDuckDB,
    connection: AsyncDuckDBConnection,
    worker: Worker,
    lost: Promise<string>,
    turns: Turns = { tail: Promise.resolve() },
  ) {
    this.#engine = engine;
    this.#connection = connection;
    this.#worker = worker;
    this.#lost = lost;
    this.#turns = turns;
    this.broken = new Promise((resolve) => {
      this.#breaks = resolve;
    });
  }

  query(sql: string, args: Args = {}, { signal }: QueryOptions = {}): Promise<ResultSet> {
    return this.#inTurn(sql, signal, async () => plainRows(await this.#answer(bind(sql, args), signal)));
  }

  numbers(sql: string, args: Args = {}, { signal }: QueryOptions = {}): Promise<NumberColumns> {
    return this.#inTurn(sql, signal, async () => numberColumns(await this.#answer(bind(sql, args), signal)));
  }

  async script(sql: string, { signal }: QueryOptions = {}): Promise<void> {
    await this.#inTurn(sql, signal, () => this.#connection.query(sql));
  }

  async registerFile(name: string, content: Uint8Array | File): Promise<() => Promise<void>> {
    await this.#inTurn(name, undefined, () =>
      content instanceof Uint8Array
        ? this.#engine.registerFileBuffer(name, content)
        : this.#engine.registerFileHandle(name, content, DuckDBDataProtocol.BROWSER_FILEREADER, true),
    );
    return async () => {
      await this.#inTurn(name, undefined, () => this.#engine.dropFile(name));
    };
  }

  async append(table: string, columns: NamedColumns, { signal }: QueryOptions = {}): Promise<void> {
    for (const stream of arrowStreams(columns)) {
      await this.#inTurn(table, signal, () =>
        this.#connection.insertArrowFromIPCStream(stream, { name: table, create: false }),
      );
    }
  }

  async apart(): Promise<Database> {
    const connection = await this.#engine.connect();
    const database = new BrowserDatabase(this.#engine, connection, this.#worker, this.#lost, this.#turns);
    for (const statement of APART.enter) await database.script(statement);
    database.close = async () => {
      for (const statement of APART.leave) await database.script(statement);
      await connection.close();
    };
    return database;
  }

  async close(): Promise<void> {
    this.#worker.terminate();
  }

  /** One statement after the other; an aborted one that still waits is never sent. */
  #inTurn<T>(sql: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const run = async () => {
      if (signal?.aborted) throw new QueryError('aborted', 'aborted before it ran', sql);
      try {
        const result = await Promise.race([work(), failsWhen(this.#lost)]);
        if (signal?.aborted) throw new QueryError('aborted', 'aborted', sql);
        return result;
      } catch (cause) {
        if (cause instanceof QueryError) throw cause;
        const message = cause instanceof Error ? cause.message : String(cause);
        const reason = signal?.aborted ? 'aborted' : failureOf(message);
        if (reason === 'engine-lost') this.#breaks(message);
        throw new QueryError(reason, message, sql, { cause });
      }
    };
    const result = this.#turns.tail.then(run, run);
    this.#turns.tail = result.catch(() => undefined);
    return result;
  }

  #answer(bound: BoundStatement, signal: AbortSignal | undefined): Promise<Table> {
    return bound.values.length === 0 ? this.#send(bound.sql, signal) : this.#prepared(bound);
  }

  async #send(sql: string, signal: AbortSignal | undefined): Promise<Table> {
    const cancel = () => void this.#connection.cancelSent();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const reader = await (await this.#connection.send(sql)).open();
      if (reader.schema.fields.some(({ type }) => DataType.isDictionary(type))) return await this.#whole(sql);
      const batches: RecordBatch[] = [];
      for await (const batch of reader) batches.push(batch);
      return new Table(reader.schema, batches);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** An answer piece by piece lacks the words of its dictionaries: their cells would be empty. */
  async #whole(sql: string): Promise<Table> {
    await this.#connection.cancelSent();
    return this.#connection.query(sql);
  }

  async #prepared({ sql, values }: BoundStatement): Promise<Table> {
    const statement = await this.#connection.prepare(sql);
    try {
      return await statement.query(...values);
    } finally {
      await statement.close();
    }
  }
}
