import { createRequire } from 'node:module';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Connector, Coordinator, clauseInterval, MosaicClient, Selection } from '@uwdata/mosaic-core';
import { type FilterExpr, Query, sum } from '@uwdata/mosaic-sql';
import crossfilter from 'crossfilter2';
import linesSql from './sql/brush-lines.sql?raw';
import stepSql from './sql/brush-step.sql?raw';

/** Five charts of revenue that a range of months filters. */
export const CHARTS = ['province', 'channel', 'category', 'weekday', 'daypart'] as const;
/** Months of `seededLines`, counted from January 2023. */
export const MONTHS = 24;

/** Revenue by value, one map per chart. */
export type Drawn = readonly ReadonlyMap<string, number>[];

/** One way to answer a hand that drags a range of months, over lines that are there already. */
export interface BrushSide {
  readonly name: string;
  /** The five charts under months `from` to `to`, exclusive. The first call makes whatever the later ones rest on. */
  step(from: number, to: number): Promise<Drawn>;
  close(): void;
}

const from = (path: string) => linesSql.replace('$path', `'${path.replaceAll("'", "''")}'`);
const sqlOf = (by: string, first: number, end: number) =>
  stepSql
    .replace('$by', by)
    .replace('$from', String(first))
    .replace('$to', String(end - 1));

/** Native DuckDB on one thread, one statement per chart. */
export async function nativeBrush(csvPath: string): Promise<BrushSide & { columns(): Promise<LineColumns> }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(from(csvPath));
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  return {
    name: 'duckdb native, 1 thread',
    async step(first, end) {
      const drawn: Map<string, number>[] = [];
      for (const by of CHARTS)
        drawn.push(new Map((await rows(sqlOf(by, first, end))).map(([key, value]) => [String(key), Number(value)])));
      return drawn;
    },
    async columns() {
      const result = await connection.runAndReadAll(`SELECT month, amount, ${CHARTS.join(', ')} FROM lines`);
      const [months = [], amounts = [], ...texts] = result.getColumns();
      return {
        months: Uint8Array.from(months, Number),
        amounts: Float64Array.from(amounts, Number),
        texts: texts.map((column) => column.map(String)),
      };
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export interface LineColumns {
  readonly months: Uint8Array;
  readonly amounts: Float64Array;
  /** One column per chart. */
  readonly texts: readonly (readonly string[])[];
}

/** crossfilter2 at its best: its records are row numbers, its values lie in arrays, its keys are small numbers. */
export function crossfilterBrush({ months, amounts, texts }: LineColumns): BrushSide {
  const coded = texts.map((column) => {
    const names = [...new Set(column)];
    const codes = new Map(names.map((name, code) => [name, code]));
    return { names, codes: Uint8Array.from(column, (text) => codes.get(text) ?? 0) };
  });
  type Groups = { readonly names: readonly string[]; readonly group: crossfilter.Group<number, number, number> };
  let range: crossfilter.Dimension<number, number> | undefined;
  let groups: readonly Groups[] = [];
  const make = () => {
    const index = crossfilter(Array.from(months, (_, row) => row));
    groups = coded.map(({ names, codes }) => ({
      names,
      group: index
        .dimension((row) => codes[row] ?? 0)
        .group<number, number>()
        .reduceSum((row) => amounts[row] ?? 0),
    }));
    return index.dimension((row) => months[row] ?? 0);
  };
  return {
    name: 'crossfilter2',
    async step(first, end) {
      range ??= make();
      range.filterRange([first, end]);
      return groups.map(
        ({ names, group }) => new Map(group.all().map(({ key, value }) => [names[key] ?? '', value] as const)),
      );
    },
    close: () => undefined,
  };
}

async function wasmConnection(csv: Uint8Array) {
  const require = createRequire(import.meta.url);
  const dist = (file: string) => require.resolve(`@duckdb/duckdb-wasm/dist/${file}`);
  const bundle = { mainModule: dist('duckdb-eh.wasm'), mainWorker: dist('duckdb-node-eh.worker.cjs') };
  const made = await duckdb.createDuckDB({ mvp: bundle, eh: bundle }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  const engine = await made.instantiate(() => undefined);
  engine.open({});
  const connection = engine.connect();
  engine.registerFileBuffer('lines.csv', csv);
  connection.query(from('lines.csv'));
  engine.dropFile('lines.csv');
  return connection;
}

class Chart extends MosaicClient {
  drawn: ReadonlyMap<string, number> = new Map();
  readonly #by: string;
  constructor(by: string, selection: Selection) {
    super(selection);
    this.#by = by;
  }
  override get filterStable(): boolean {
    return true;
  }
  override query(filter: FilterExpr = []) {
    return Query.from('lines')
      .select({ key: this.#by, revenue: sum('amount') })
      .groupby(this.#by)
      .where(filter);
  }
  override queryResult(data: unknown): this {
    const rows = (data as { toArray(): readonly { readonly key: string; readonly revenue: number }[] }).toArray();
    this.drawn = new Map(rows.map(({ key, revenue }) => [key, revenue]));
    return this;
  }
}

/**
 * Mosaic with its pre-aggregated tables, over DuckDB-wasm, the columns and the pixels those of a brush over months. Its best case: queries
 * are neither put together nor cached, so that no step waits for a frame and none is answered from the last one.
 */
export async function mosaicBrush(csv: Uint8Array): Promise<BrushSide> {
  const connection = await wasmConnection(csv);
  const connector = {
    query: async ({ type, sql }: { readonly type?: string; readonly sql: string }) => {
      if (type === 'exec') return void connection.query(sql);
      return connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql));
    },
  } as unknown as Connector;
  const coordinator = new Coordinator(connector, { consolidate: false, cache: false, logger: null });
  const selection = Selection.crossfilter();
  const charts = CHARTS.map((by) => new Chart(by, selection));
  for (const chart of charts) coordinator.connect(chart);
  await Promise.all(charts.map(({ pending }) => pending));
  const source = {};
  let isActive = false;
  return {
    name: 'mosaic, duckdb-wasm',
    async step(first, end) {
      const clause = clauseInterval('month', [first, end - 1], {
        source,
        scale: { type: 'linear', domain: [0, MONTHS], range: [0, MONTHS] },
        pixelSize: 1,
      });
      if (!isActive) selection.activate(clause);
      isActive = true;
      selection.update(clause);
      await selection.pending('value');
      return charts.map(({ drawn }) => drawn);
    },
    close: () => connection.close(),
  };
}
