import { DuckDBInstance } from '@duckdb/node-api';
import { factStatements } from '../../src/model/facts.ts';
import schemaSql from '../../src/model/schema.sql?raw';
import segmentsSql from '../../src/model/segments.sql?raw';
import type { Checksum } from './measure.ts';
import cohortSql from './sql/cohort.sql?raw';
import loadSql from './sql/load.sql?raw';
import { decodeFile } from './export.ts';
import modelSql from './sql/model.sql?raw';
import monthsSql from './sql/months.sql?raw';
import npsLoadSql from './sql/nps-load.sql?raw';
import npsSql from './sql/nps.sql?raw';
import rfmSql from './sql/rfm.sql?raw';
import unwrapSql from './sql/unwrap.sql?raw';

/** What our numbers are held against: native DuckDB on one thread, asking the raw lines with their text ids. */
export interface Native {
  clear(): Promise<void>;
  /** The file to the same tables and facts as ours, by the project's own statements. */
  load(): Promise<Checksum>;
  /** The same from a marketplace export, which is decoded first. */
  loadExport(): Promise<Checksum>;
  /** The file to one table of lines, no more. */
  read(): Promise<Checksum>;
  rfm(): Promise<Checksum>;
  cohort(): Promise<Checksum>;
  months(): Promise<Checksum>;
  /** Takes a survey that names orders, for `nps`. */
  loadSurvey(path: string): Promise<void>;
  nps(): Promise<Checksum>;
  /** The statements of a page, over the same facts. */
  scope(statements: readonly string[]): Promise<Checksum>;
  /** Like `PRAGMA version`. */
  version(): Promise<string>;
  close(): void;
}

export type Row = Readonly<Record<string, unknown>>;
const number = (row: Row, name: string) => Number(row[name] ?? NaN);
const sum = (rows: readonly Row[], value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0);

/** Rows and sums of what a load leaves behind. */
export const LOADED_SQL = `SELECT (SELECT count(*) FROM orders)::INTEGER AS orders, (SELECT count(*) FROM order_items)::INTEGER AS lines,
  (SELECT count(*) FROM customers)::INTEGER AS customers, (SELECT sum(amount) FROM item_facts) AS revenue,
  (SELECT count(*) FROM customer_days)::INTEGER AS days, (SELECT sum(purchase_days) FROM customer_facts)::INTEGER AS purchase_days,
  (SELECT count(*) FROM cube)::INTEGER AS cells, (SELECT sum(revenue) FROM cube) AS cube_revenue`;

/** The same for both sides, from the rows that each returns. */
export const CHECKSUMS = {
  load: ([row = {}]: readonly Row[]): Checksum =>
    Object.fromEntries(Object.keys(row).map((name) => [name, number(row, name)])),
  rfm: (rows: readonly Row[]): Checksum => ({
    segments: rows.length,
    customers: sum(rows, (row) => number(row, 'customers')),
    revenue: sum(rows, (row) => number(row, 'revenue')),
    recency: sum(rows, (row) => number(row, 'recency') * number(row, 'customers')),
    frequency: sum(rows, (row) => number(row, 'frequency') * number(row, 'customers')),
    shares: sum(rows, (row) => number(row, 'share') * 1000 + number(row, 'revenue_share') * number(row, 'customers')),
  }),
  cohort: (rows: readonly Row[]): Checksum => ({
    active: sum(rows, (row) => number(row, 'active')),
    ages: sum(rows, (row) => number(row, 'active') * number(row, 'age')),
    sizes: sum(rows, (row) => (number(row, 'age') === 0 ? number(row, 'size') : 0)),
    revenue: sum(rows, (row) => number(row, 'revenue')),
  }),
  nps: (rows: readonly Row[]): Checksum => ({
    groups: rows.length,
    n: sum(rows, (row) => number(row, 'n')),
    promoters: sum(rows, (row) => number(row, 'promoters') ** 2),
    detractors: sum(rows, (row) => number(row, 'detractors') ** 2),
  }),
  scope: (answers: readonly (readonly Row[])[]): Checksum => {
    const all = answers.flat();
    return {
      rows: all.length,
      values: sum(all, (row) => Number(row['value'] ?? 0) || 0),
      revenue: sum(all, (row) => Number(row['revenue'] ?? 0)),
      customers: sum(all, (row) => Number(row['customers'] ?? 0)),
      rates: 1000 * sum(all, (row) => Number(row['repeat_rate'] ?? 0)),
    };
  },
  months: (rows: readonly Row[]): Checksum => {
    const of = (metric: string) =>
      sum(
        rows.filter((row) => row['metric'] === metric),
        (row) => number(row, 'value'),
      );
    return {
      cells: rows.length,
      orders: of('orders'),
      customers: of('customers'),
      revenue: of('revenue'),
      aov: of('aov'),
      rates: 1000 * (of('repeat_rate') + of('new_rate')),
    };
  },
};

export async function openNative(csvPath: string, exportPath: string): Promise<Native> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(schemaSql);
  await connection.run(segmentsSql);
  const rows = async (sql: string): Promise<Row[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  const from = (sql: string, path: string) => sql.replace('$path', `'${path.replaceAll("'", "''")}'`);
  const load = from(loadSql, csvPath);
  const loaded = async (sql: string) => {
    await connection.run(sql);
    await connection.run(modelSql);
    for (const statement of factStatements()) await connection.run(statement);
    return CHECKSUMS.load(await rows(LOADED_SQL));
  };
  return {
    async clear() {
      await connection.run('DELETE FROM orders; DELETE FROM order_items; DELETE FROM customers');
    },
    load: () => loaded(load),
    async loadExport() {
      const decoded = `${exportPath}.utf8`;
      await decodeFile(exportPath, decoded);
      return loaded(from(unwrapSql, decoded));
    },
    async read() {
      await connection.run(load);
      const [row = {}] = await rows('SELECT count(*) AS lines, sum(amount) AS revenue FROM lines');
      return { lines: number(row, 'lines'), revenue: number(row, 'revenue') };
    },
    rfm: async () => CHECKSUMS.rfm(await rows(rfmSql)),
    cohort: async () => CHECKSUMS.cohort(await rows(cohortSql)),
    async loadSurvey(path) {
      await connection.run(from(npsLoadSql, path));
    },
    nps: async () => CHECKSUMS.nps(await rows(npsSql)),
    async scope(statements) {
      const answers: Row[][] = [];
      for (const statement of statements) answers.push(await rows(statement));
      return CHECKSUMS.scope(answers);
    },
    months: async () => CHECKSUMS.months(await rows(monthsSql)),
    version: async () => String((await rows('SELECT version() AS version'))[0]?.['version']),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
